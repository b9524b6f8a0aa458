"""Days a while before or after other days, within the calendar.

What enters: a day and a length. What leaves: a day; one that would lie outside the calendar becomes its first or last
day, so that no date in a dossier makes an error.
"""

from __future__ import annotations

from datetime import date, timedelta

from validator.facts.day import JudgedDay
from validator.facts.measure import World, add_months
from validator.facts.plain import as_day, as_whole
from validator.facts.values import Known, Value, unknown


def add_days(day: date, days: int) -> date:
    """The day so many days later (earlier if negative)."""
    if isinstance(day, JudgedDay):
        return day.moved_to(add_days(date(day.year, day.month, day.day), days))
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_after(world: World, start: Value, parameter: str) -> Value:
    """The day that lies as many months after ``start`` as a parameter says."""
    day, length = as_day(start), world.parameter(parameter)
    months = as_whole(length)
    if day is None or months is None:
        return unknown(*(value for value in (start, length) if not isinstance(value, Known)))
    return Known(add_months(day, months))
