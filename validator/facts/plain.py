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
    plain = value.value if type(value) is Known else None
    return plain if isinstance(plain, str) else None


def as_day(value: Value) -> date | None:
    """A date."""
    plain = value.value if type(value) is Known else None
    return plain if isinstance(plain, date) else None


def as_flag(value: Value) -> bool | None:
    """True or false."""
    plain = value.value if type(value) is Known else None
    return plain if isinstance(plain, bool) else None


def as_number(value: Value) -> Number | None:
    """An exact number; true and false are none."""
    plain = value.value if type(value) is Known else None
    return plain if isinstance(plain, int | Fraction) and not isinstance(plain, bool) else None


def as_whole(value: Value) -> int | None:
    """A whole number."""
    number = as_number(value)
    return int(number) if number is not None and number == int(number) else None


def as_words(value: Value) -> tuple[str, ...] | None:
    """The words of a list."""
    plain = value.value if type(value) is Known else None
    return tuple(map(str, plain)) if isinstance(plain, tuple) else None
