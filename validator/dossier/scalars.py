"""What an unquoted value means: nothing, a truth, a number or a text.

What enters: the characters of a plain scalar. What leaves: None, bool, int, Fraction or str, by YAML 1.2's
core rules or by what the schema wants at that place. `NumberTooLongError` is the one failure; the document turns
it into a problem.
"""

from __future__ import annotations

import re
from fractions import Fraction

Plain = bool | int | Fraction | str | None

NUMBER = re.compile(r"[-+]?([0-9]+)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]+))?")
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
MOST_DIGITS = 100
NULLS = frozenset(word for word, value in WORDS.items() if value is None)


class NumberTooLongError(ValueError):
    """A number with so many digits, or such an exponent, that computing with it would take long."""


def as_text(text: str) -> Plain:
    """A value where a string is wanted: kept exactly, unless it says that there is none."""
    return None if text in NULLS else text


def as_truth(text: str) -> Plain:
    """A value where true or false is wanted; anything else stays text, for the schema to refuse."""
    return WORDS.get(text, text)


def as_number(text: str) -> Plain:
    """A value where a number is wanted, exact; anything else stays text, for the schema to refuse."""
    found = NUMBER.fullmatch(text)
    if found is None:
        return as_text(text)
    _, decimals, exponent = found.groups()
    if len(text) > MOST_DIGITS or (exponent is not None and abs(int(exponent)) > MOST_DIGITS):
        raise NumberTooLongError(text)
    if decimals is None and exponent is None:
        return int(text)
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number


def core(text: str) -> Plain:
    """A value where nothing is known of what is wanted."""
    return WORDS[text] if text in WORDS else as_number(text)
