"""What a rulebook says in other languages than English, and what is missing of it.

What enters: every text of the rulebook. What leaves: for each language how many messages, remedies and questions there
are in it. Nothing fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from validator.rulebook.in_language import Said
from validator.rulebook.load_said import ENGLISH

SORTS = ("message", "remedy", "question")
PLURALS = {"message": "messages", "remedy": "remedies", "question": "questions"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language: of each sort how many texts there are, how many of them in it, and which are missing."""

    language: str
    texts: Mapping[str, int]
    given: Mapping[str, int]
    missing: tuple[str, ...]

    def told(self) -> str:
        """As one line."""
        counted = (f"{self.given[sort]} of {self.texts[sort]} {PLURALS[sort]}" for sort in SORTS)
        return f"{self.language}: {', '.join(counted)}"


def spoken(said: Iterable[Said]) -> tuple[Spoken, ...]:
    """Every language that anything is said in, English left out."""
    texts = tuple(said)
    languages = sorted({language for text in texts for language in text.languages} - {ENGLISH})
    total = Counter(text.sort for text in texts)
    return tuple(
        Spoken(
            language=language,
            texts=total,
            given=Counter(text.sort for text in texts if language in text.languages),
            missing=tuple(dict.fromkeys(text.name for text in texts if language not in text.languages)),
        )
        for language in languages
    )
