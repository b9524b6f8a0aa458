"""Arithmetic on numbers and days, exactly or within bounds.

What enters: numbers (exact or `Interval`), days, unknown or none. What leaves: the same. Every operation is sound: the
true result lies within the bounds; reasons of both sides are kept. What lies outside the calendar becomes its first or
last day; a division by nothing is unknown. Nothing fails.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from validator.facts.bounds import ends, whole, within
from validator.facts.values import NO_LEAST, NO_MOST, Unknown, Unsettled

BY_NOTHING = Unknown(())


def plus(one: Any, other: Any) -> Any:
    """The sum."""
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        (low, high), (least, most) = ends(one), ends(other)
        return within(low + least, high + most, one, other)
    return whole(one + other)


def minus(one: Any, other: Any) -> Any:
    """The difference."""
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        (low, high), (least, most) = ends(one), ends(other)
        return within(low - most, high - least, one, other)
    return whole(one - other)


def times(one: Any, other: Any) -> Any:
    """The product; of nothing (0) and whatever, nothing."""
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        corners = [_product(left, right) for left in ends(one) for right in ends(other)]
        return within(min(corners), max(corners), one, other)
    return whole(one * other)


def _product(left: Any, right: Any) -> Any:
    return 0 if left == 0 or right == 0 else left * right


def over(one: Any, other: Any) -> Any:
    """The quotient; unknown where the divisor may be nothing."""
    (low, high), (least, most) = ends(one), ends(other)
    if least <= 0 <= most:
        if low >= 0 and least == 0 < most:
            return within(_quotient(low, most), NO_MOST, one, other)
        return Unknown((one, other))
    corners = [_quotient(left, right) for left in (low, high) for right in (least, most)]
    return within(min(corners), max(corners), one, other)


def _quotient(part: Any, divisor: Any) -> Any:
    if part == 0 or divisor in (NO_LEAST, NO_MOST):
        return 0
    if part in (NO_LEAST, NO_MOST):
        return part if divisor > 0 else -part
    return Fraction(part) / divisor


def smaller(one: Any, other: Any) -> Any:
    """The smaller number, or the earlier day."""
    return _extreme(min, one, other)


def larger(one: Any, other: Any) -> Any:
    """The larger number, or the later day."""
    return _extreme(max, one, other)


def _extreme(choose: Any, one: Any, other: Any) -> Any:
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        if isinstance(one, date) or isinstance(other, date):
            return Unknown((one, other))
        (low, high), (least, most) = ends(one), ends(other)
        return within(choose(low, least), choose(high, most), one, other)
    return choose(one, other)


def perhaps(value: Any, membership: Any) -> Any:
    """What a thing adds to a sum: nothing or its value, where it is unsure whether it belongs."""
    if membership is True:
        return value
    low, high = ends(value)
    return within(min(0, low), max(0, high), value, membership)


def shifted(day: Any, length: Any, unit: str) -> Any:
    """The day so many days, months or years later (earlier where the length is negative)."""
    if isinstance(day, Unsettled) or isinstance(length, Unsettled):
        return Unknown((day, length))
    count = int(length)
    if unit == "days":
        return add_days(day, count)
    return add_months(day, count * (12 if unit == "years" else 1))


def shifted_back(day: Any, length: Any, unit: str) -> Any:
    """The day so much earlier."""
    return shifted(day, length if isinstance(length, Unsettled) else -length, unit)


def add_days(day: date, days: int) -> date:
    """The day so many days later (earlier if negative), within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier if negative); the month's last day where it has none."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month, min(day.day, monthrange(year, month)[1]))
