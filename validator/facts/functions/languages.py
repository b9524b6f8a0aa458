"""Which languages the lexicon reads.

What enters: a language code as submitted. What leaves: a truth. It rests on the lexicon of the rulebook.
"""

from __future__ import annotations

from typing import Any

from validator.facts.functions.lists import unsettled
from validator.facts.functions.registry import function
from validator.facts.wording.find import language_code
from validator.rulebook.formulas.types import BOOLEAN, TEXT


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
