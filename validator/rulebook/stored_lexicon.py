"""A lexicon that was read before: stored language by language, and fetched when somebody asks for one.

What enters: a key of the exact files and program. What leaves: the lexicon, or None where not all of it is stored. A
language that has been forgotten since is read again. Nothing raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from validator.dossier.document import Document
from validator.rulebook import cache
from validator.rulebook.lexicon import LanguageLexicon, Lexicon
from validator.rulebook.load_lexicon import load_lexicon


class Languages(Mapping[str, LanguageLexicon]):
    """The languages of a lexicon that is remembered; each is fetched when it is first asked for."""

    def __init__(self, key: str, codes: tuple[str, ...], again: Callable[[], Lexicon]) -> None:
        """``key``: what they are stored under; ``codes``: those there are; ``again`` reads what is stored no longer."""
        self._key = key
        self._codes = codes
        self._again = again
        self._fetched: dict[str, LanguageLexicon] = {}

    def __getitem__(self, code: str) -> LanguageLexicon:
        """The language; KeyError where there is none."""
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._fetched:
            found = cache.recall(f"{self._key}.{code}")
            if not isinstance(found, LanguageLexicon):
                found = self._again().languages[code]
            self._fetched[code] = found
        return self._fetched[code]

    def __contains__(self, code: object) -> bool:
        """Whether there is such a language; asking fetches nothing."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """The codes."""
        return iter(self._codes)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._codes)


def recalled(key: str, documents: Mapping[str, Document]) -> Lexicon | None:
    """The lexicon that is stored, if all of it is there."""
    found = cache.recall(key)
    if not isinstance(found, tuple):
        return None
    lean, codes = found

    def again() -> Lexicon:
        read = load_lexicon(documents)
        assert isinstance(read, Lexicon), "what was read without problems once"
        return read

    whole = cache.holds([key, *(f"{key}.{code}" for code in codes)])
    return replace(lean, languages=Languages(key, codes, again)) if whole else None


def stored(key: str, lexicon: Lexicon) -> None:
    """Store a lexicon, each language by itself."""
    for code, language in lexicon.languages.items():
        cache.store(f"{key}.{code}", language)
    cache.store(key, (replace(lexicon, languages={}), tuple(lexicon.languages)))
