"""Texts held against each other: the same words, the same letters.

What enters: texts as submitted. What leaves: truths; unknown where a text is. How letters are written in Unicode is
nothing that a formula can see.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from validator.facts.functions.lists import unsettled
from validator.facts.functions.registry import function
from validator.rulebook.formulas.types import BOOLEAN, LIST, TEXT

GAP = re.compile(
    r"""\[(?!\s*sic\b)[^\]]*[^\W\d_][^\]]*\]   # [name of the company], but not a note's [1]
    | \{[^}]*\} | <[^\W\d_][\w .-]*>            # {name}, <name>
    | _{2,} | \.{4,} | …{2,}
    | \b[xX]{3,}\b | \b\d{1,2}XX\b | \b[xX]+\s?%""",
    re.VERBOSE,
)


@function("same_text", (TEXT, LIST), BOOLEAN, "whether a text is one of some texts, but for white space")
def same_text(_this: Any, text: Any, texts: Any) -> Any:
    """Letters in another Unicode form are the same letters; capitals are not."""
    if texts == ():
        return False
    return unsettled(text, texts) or _spaced(text) in {_spaced(each) for each in texts}


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


@function("has_gaps", (TEXT,), BOOLEAN, "whether a text says nothing, or has gaps that are still to be filled")
def has_gaps(_this: Any, text: Any) -> Any:
    """A gap is a word in brackets that no sentence has, a line to write on, or an X for a number or a name."""
    found = unsettled(text)
    return found if found is not None else not _letters(text) or GAP.search(text) is not None


@function("same_letters", (TEXT, TEXT), BOOLEAN, "whether two texts have the same letters and digits in the same order")
def same_letters(_this: Any, one: Any, other: Any) -> Any:
    """Capitals, accents, spaces and punctuation make no difference; another word does."""
    return unsettled(one, other) or _letters(one) == _letters(other)


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


@function("mentions", (TEXT, LIST), BOOLEAN, "whether one of some names stands in a text as a word of its own")
def mentions(_this: Any, text: Any, names: Any) -> Any:
    """Capitals make no difference; `asi` is not mentioned by `basis`."""
    if names == ():
        return False
    return unsettled(text, names) or any(_stands_alone(name, text) for name in names)


def _stands_alone(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(_spaced(name))}\b", _spaced(text), re.IGNORECASE) is not None


@function("lacking", (LIST, LIST), LIST, "the texts of a list in which none of some words stands, capitals aside")
def lacking(_this: Any, texts: Any, words: Any) -> Any:
    """A word may stand within another one."""
    if texts == ():
        return ()
    return unsettled(texts, words) or tuple(
        each for each in texts if not any(word.casefold() in each.casefold() for word in words)
    )
