"""The bounds of numbers: the least and the most that one can be, and the number between two of them.

What enters: numbers, exact or `Interval`, unknown or none. What leaves: bounds, and numbers for the reasons of what
they were made of. Nothing fails.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from validator.facts.values import NO_LEAST, NO_MOST, Interval, Unknown, Unsettled


def ends(value: Any) -> tuple[Any, Any]:
    """The least and the most that a number can be; of what is wholly unknown, no bounds."""
    if value.__class__ is Interval:
        return value.low, value.high
    return (NO_LEAST, NO_MOST) if isinstance(value, Unsettled) else (value, value)


def within(low: Any, high: Any, *parts: Any) -> Any:
    """The number between two bounds, for the reasons of the parts."""
    if low == high:
        return whole(low)
    if low == NO_LEAST and high == NO_MOST:
        return Unknown(parts)
    return Interval(whole(low), whole(high), parts)


def whole(number: Any) -> Any:
    """An integer where the number is one."""
    return number.numerator if number.__class__ is Fraction and number.denominator == 1 else number
