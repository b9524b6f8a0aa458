"""``within``: is a day at most so many days, months or years after (or before) another one? Both ends count.

What enters: a day, the span, the scope in which the span's names stand. What leaves: a `Truth`; unknown where the
length or the other day is missing. `TypeError` for a value that is no day or a length that is no whole number.
"""

from __future__ import annotations

from datetime import date

from validator.engine.scope import Scope
from validator.engine.truth import Truth, truth
from validator.facts.dates import add_days
from validator.facts.measure import add_months
from validator.facts.values import Interval, Known, Value
from validator.rulebook.conditions import Parameter, Path, Span


def within(value: Known | Interval, span: Span, scope: Scope) -> Truth:
    """Whether the day lies in the span."""
    length = _whole(scope.parameter(span.length.name) if isinstance(span.length, Parameter) else Known(span.length))
    anchor = _day(_anchor(span.anchor, scope))
    day = _day(value)
    if length is None or anchor is None or day is None:
        return Truth.UNKNOWN
    if span.direction == "after":
        return truth(anchor <= day and day <= shift(anchor, length, span.unit))
    return truth(day <= anchor and shift(anchor, -length, span.unit) <= day)


def shift(day: date, length: int, unit: str) -> date:
    """The day so much later (earlier if negative), no further than the calendar goes."""
    if unit == "days":
        return add_days(day, length)
    return add_months(day, length * (12 if unit == "years" else 1))


def _anchor(anchor: Path | Parameter | date, scope: Scope) -> Value:
    if isinstance(anchor, date):
        return Known(anchor)
    return scope.value(anchor) if isinstance(anchor, Path) else scope.parameter(anchor.name)


def _day(value: Value) -> date | None:
    if not isinstance(value, Known):
        return None
    if not isinstance(value.value, date):
        raise TypeError(f"{value.value!r} is not a day")
    return value.value


def _whole(value: Value) -> int | None:
    if not isinstance(value, Known):
        return None
    if isinstance(value.value, bool | str | date | tuple) or value.value != int(value.value) or value.value < 0:
        raise TypeError(f"{value.value!r} is not a whole number of days, months or years")
    return int(value.value)
