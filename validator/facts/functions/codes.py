"""Codes as they are written: numbers of certificates, codes of auditors, versions of standards.

What enters: a text as submitted, and the codes of a table. What leaves: truths and words; what is no such code is not
one, and nothing fails. A formula cannot see into a text.
"""

from __future__ import annotations

import re
from typing import Any

from validator.facts.functions.lists import unsettled
from validator.facts.functions.registry import function
from validator.facts.values import NOTHING
from validator.rulebook.formulas.types import ANY_UNIT, BOOLEAN, LIST, TEXT, Type

VERSION = re.compile(r"\s*(?:version|v)?\s*\.?\s*([0-9]+)(?:\.[0-9]+)*\b", re.IGNORECASE)


@function(
    "is_plain_number",
    (TEXT, Type("number", unit=ANY_UNIT)),
    BOOLEAN,
    "whether a text is a positive whole number of at most so many digits",
)
def is_plain_number(_this: Any, text: Any, digits: Any) -> Any:
    """Digits of ASCII and nothing else."""
    found = unsettled(text, digits)
    if found is not None:
        return found
    return text.isascii() and text.isdigit() and len(text) <= digits and int(text) > 0


@function("begins_with_code", (TEXT, LIST), BOOLEAN, "whether a text begins with one of some codes")
def begins_with_code(_this: Any, text: Any, codes: Any) -> Any:
    """Capitals and what stands between the parts of a code make no difference; a code ends where its word ends."""
    return unsettled(text, codes) or any(_begins(text, str(code)) for code in codes)


def _begins(text: str, code: str) -> bool:
    parts = (re.escape(part) for part in re.split(r"\W+", code))
    return re.match(r"\W*".join(parts) + r"\b", text, re.IGNORECASE) is not None


@function("version_of", (TEXT,), TEXT, "the number of a version as written, points left out: 3 of V3.1, 2022 of 2022")
def version_of(_this: Any, written: Any) -> Any:
    """The first whole number, as text; none where there is none."""
    found = unsettled(written)
    if found is not None:
        return found
    version = VERSION.match(written)
    return NOTHING if version is None else version[1]
