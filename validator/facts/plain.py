"""What a settled value holds, by type: None where the value is unknown or of another type.

What enters: a `Value`. What leaves: its plain content, so that measures can say "if the day is known". Nothing fails.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from validator.facts.values import Known, Value

Number = int | Fraction


def as_text(value: Value) -> str | None:
    """A text or a word of an enum."""
    return value.value if isinstance(value, Known) and isinstance(value.value, str) else None


def as_day(value: Value) -> date | None:
    """A date."""
    return value.value if isinstance(value, Known) and isinstance(value.value, date) else None


def as_flag(value: Value) -> bool | None:
    """True or false."""
    return value.value if isinstance(value, Known) and isinstance(value.value, bool) else None


def as_number(value: Value) -> Number | None:
    """An exact number; true and false are none."""
    if not isinstance(value, Known) or isinstance(value.value, bool):
        return None
    return value.value if isinstance(value.value, int | Fraction) else None


def as_whole(value: Value) -> int | None:
    """A whole number."""
    number = as_number(value)
    return int(number) if number is not None and number == int(number) else None


def as_words(value: Value) -> tuple[str, ...] | None:
    """The words of a list."""
    if not isinstance(value, Known) or not isinstance(value.value, tuple):
        return None
    return tuple(str(item) for item in value.value)
