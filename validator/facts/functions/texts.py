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


@function("same_text", (TEXT, LIST), BOOLEAN, "whether a text is one of some texts, but for white space")
def same_text(_this: Any, text: Any, texts: Any) -> Any:
    """Letters in another Unicode form are the same letters; capitals are not."""
    if texts == ():
        return False
    return unsettled(text, texts) or _spaced(text) in {_spaced(each) for each in texts}


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


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
