"""Which languages the lexicon reads, and whether a text is written in the one that is declared for it.

What enters: a language code as submitted, and a text. What leaves: truths. They rest on the lexicon of the rulebook:
the commonest words of each language are a set of its words.yaml, `common`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from validator.facts.functions.lists import unsettled
from validator.facts.functions.registry import function
from validator.facts.wording.find import WRITTEN_IN_CJK, language_code
from validator.facts.wording.names import company_names
from validator.rulebook.characters import is_cjk
from validator.rulebook.formulas.types import BOOLEAN, LIST, TEXT
from validator.rulebook.lexicon import LanguageLexicon
from validator.rulebook.tokens import Text, tokenise

COMMON = "<common>"
FEWEST, TIMES = 2, 3
"""So many common words of another language, and more than so many times as many as of the declared one, are plain."""
ANOTHER_SCRIPT = 3
"""A text of which more than one letter in so many is of another script is written in it."""


@function(
    "is_read_language", (TEXT,), BOOLEAN, "whether the lists of wording have a language", "the lexicon of the rulebook"
)
def is_read_language(this: Any, language: Any) -> Any:
    """By its primary code, or that of the language whose list reads it."""
    found = unsettled(language)
    if found is not None:
        return found
    lexicon = this.base.lexicon
    return lexicon is not None and language_code(language) in lexicon.languages


@function(
    "plainly_of_another",
    (TEXT, TEXT),
    BOOLEAN,
    "whether a sentence of a text is plainly of another language than a code says, by its commonest words and script",
    "the lexicon of the rulebook",
)
def plainly_of_another(this: Any, text: Any, language: Any) -> Any:
    """False for a language that the lexicon does not have: nobody reads that text."""
    found = unsettled(text, language)
    if found is not None:
        return found
    lexicon, code = this.base.lexicon, language_code(language)
    if lexicon is None or code not in lexicon.languages:
        return False
    cut = tokenise(text, lexicon.abbreviations, lexicon.words)
    if _of_another_script(text, code):
        return True
    own = lexicon.languages[code]
    others = [each for each in lexicon.languages.values() if each is not own]
    return any(_is_another(words, own, others) for words in _sentences(cut))


@function(
    "has_words",
    (TEXT, LIST),
    BOOLEAN,
    "whether one of some wordings stands in a text, word for word",
    "how the lexicon cuts a text into words",
)
def has_words(this: Any, text: Any, wordings: Any) -> Any:
    """Capitals, hyphens and spaces make no difference; every Chinese or Japanese character is a word."""
    found = unsettled(text, wordings)
    if found is not None:
        return found
    words = tokenise(text).words
    return any(_stands_in(tokenise(each).words, words) for each in wordings)


def _stands_in(part: Sequence[str], words: Sequence[str]) -> bool:
    return bool(part) and any(list(words[at : at + len(part)]) == list(part) for at in range(len(words)))


def _sentences(cut: Text) -> list[Sequence[str]]:
    """The words of each sentence without names of companies."""
    named = {at for start, end in company_names(cut, ()) for at in range(start, end)}
    return [[cut.words[at] for at in range(low, high) if at not in named] for low, high in cut.sentences]


def _is_another(words: Sequence[str], own: LanguageLexicon, others: Sequence[LanguageLexicon]) -> bool:
    mine = sum(_is_common(word, own) for word in words)
    most = max(sum(_is_common(word, each) and not _is_common(word, own) for word in words) for each in others)
    return most >= FEWEST and most > TIMES * mine


def _is_common(word: str, language: LanguageLexicon) -> bool:
    return COMMON in language.members.get(word, ())


def _of_another_script(text: str, code: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    if code in WRITTEN_IN_CJK:
        return bool(letters) and not any(is_cjk(each) for each in letters)
    foreign = sum(not unicodedata.name(each, "").startswith("LATIN") for each in letters)
    return foreign * ANOTHER_SCRIPT > len(letters)
