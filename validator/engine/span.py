"""``within``: is a day at most so many days, months or years after (or before) another one? Both ends count.

What enters: a day, the span, the scope in which the span's names stand. What leaves: a `Truth`; unknown where the
length or the other day is missing. `TypeError` for a value that is no day or a length that is no whole number.
"""

from __future__ import annotations

from datetime import date

from validator.engine.scope import Scope
from validator.engine.truth import Truth, truth
from validator.facts.day import JudgedDay
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
    if isinstance(anchor, JudgedDay):
        _note(anchor, day, span, length)
    if span.direction == "after":
        return truth(anchor <= day and day <= shift(anchor, length, span.unit))
    return truth(day <= anchor and shift(anchor, -length, span.unit) <= day)


def shift(day: date, length: int, unit: str) -> date:
    """The day so much later (earlier if negative), no further than the calendar goes."""
    end = date.max if length > 0 else date.min
    if unit == "days":
        # Not `day + timedelta`: of a judged day that would be one that has no notes.
        far = day.toordinal() + length
        return date.fromordinal(far) if date.min.toordinal() <= far <= date.max.toordinal() else end
    months = length * (12 if unit == "years" else 1)
    if not date.min.year <= day.year + (day.month - 1 + months) // 12 <= date.max.year:
        return end
    return add_months(day, months)


def _anchor(anchor: Path | Parameter | date, scope: Scope) -> Value:
    if isinstance(anchor, date):
        return Known(anchor)
    return scope.value(anchor) if isinstance(anchor, Path) else scope.parameter(anchor.name)


def _note(anchor: JudgedDay, day: date, span: Span, length: int) -> None:
    """The span's far end was computed from the judged day, so let that day note when the answer will change.

    Months have different lengths: going back from the far end may miss the first day outside by up to three days.
    """
    far = shift(day, -length if span.direction == "after" else length, span.unit)
    for slack in range(-1, 4):
        _ = anchor <= shift(far, slack, "days")


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
