"""Arithmetic of the naive reading: numbers and days, exactly or within bounds.

What enters: numbers, `Bounds`, days; unknown or none, which could be any number. What leaves: the same. A division by
what may be nothing is unknown; a day outside the calendar is its first or last one. Nothing fails.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

from validator.crosscheck.naive.values import INFINITY, UNKNOWN, Bounds, Number, Truth, Value, is_day, is_missing

Ends = tuple[Number, Number]
EXACT = (int, Fraction)


def ends(value: Value) -> Ends:
    """The least and the most that a number may be."""
    if value.__class__ is Bounds:
        return value.low, value.high
    return (-INFINITY, INFINITY) if is_missing(value) else (value, value)


def between(low: Number, high: Number) -> Value:
    """The number between two ends: exact where they are one, unknown where it could be any."""
    if low == high:
        return _plain(low)
    return UNKNOWN if (low, high) == (-INFINITY, INFINITY) else Bounds(low, high)


def added(one: Value, other: Value) -> Value:
    """The sum."""
    if _both_exact(one, other):
        return _plain(one + other)
    (low, high), (least, most) = ends(one), ends(other)
    return between(_sum(low, least), _sum(high, most))


def taken(one: Value, other: Value) -> Value:
    """The difference."""
    if _both_exact(one, other):
        return _plain(one - other)
    least, most = ends(other)
    return added(one, Bounds(-most, -least))


def multiplied(one: Value, other: Value) -> Value:
    """The product."""
    if _both_exact(one, other):
        return _plain(one * other)
    products = [_product(left, right) for left in ends(one) for right in ends(other)]
    return between(min(products), max(products))


def divided(one: Value, other: Value) -> Value:
    """The quotient."""
    if _both_exact(one, other):
        return _plain(Fraction(one) / other) if other else UNKNOWN
    (low, high), (least, most) = ends(one), ends(other)
    if least > 0 or most < 0:
        quotients = [_product(left, _inverse(right)) for left in (low, high) for right in (least, most)]
        return between(min(quotients), max(quotients))
    if least == 0 and most > 0 and low >= 0:
        return Bounds(_product(low, _inverse(most)), INFINITY)
    return UNKNOWN


def smaller(one: Value, other: Value) -> Value:
    """The smaller number, the earlier day."""
    if is_day(one) or is_day(other):
        return UNKNOWN if is_missing(one) or is_missing(other) else min(one, other)
    (low, high), (least, most) = ends(one), ends(other)
    return between(min(low, least), min(high, most))


def larger(one: Value, other: Value) -> Value:
    """The larger number, the later day."""
    if is_day(one) or is_day(other):
        return UNKNOWN if is_missing(one) or is_missing(other) else max(one, other)
    (low, high), (least, most) = ends(one), ends(other)
    return between(max(low, least), max(high, most))


def part_of_sum(value: Value, belongs: Truth) -> Value:
    """What a thing adds to a sum: its value, or perhaps nothing."""
    low, high = ends(value)
    return value if belongs else between(min(low, 0), max(high, 0))


def moved(day: Value, length: Value, unit: str, backwards: bool) -> Value:
    """The day so many days, months or years later, or earlier."""
    if is_missing(day) or is_missing(length):
        return UNKNOWN
    count = -int(length) if backwards else int(length)
    try:
        return (
            day + timedelta(days=count)
            if unit == "days"
            else _months_later(day, count if unit == "months" else 12 * count)
        )
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min


def _months_later(day: date, months: int) -> date:
    """The same day of the month, or the month's last; ``ValueError`` outside of the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def _both_exact(one: Value, other: Value) -> bool:
    return one.__class__ in EXACT and other.__class__ in EXACT


def _plain(number: Number) -> Number:
    """A whole number as an integer."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def _is_infinite(number: Number) -> bool:
    """Whether a bound is none: only those are floats."""
    return isinstance(number, float)


def _sum(one: Number, other: Number) -> Number:
    return one if _is_infinite(one) else other if _is_infinite(other) else one + other


def _product(one: Number, other: Number) -> Number:
    if not one or not other:
        return 0
    if _is_infinite(one) or _is_infinite(other):
        return INFINITY if (one > 0) == (other > 0) else -INFINITY
    return one * other


def _inverse(number: Number) -> Number:
    return 0 if _is_infinite(number) else 1 / Fraction(number)
