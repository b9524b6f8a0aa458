"""The day on which an approval lapses."""

from __future__ import annotations

from datetime import date

from validator.verdict.lapse import lapses_on

TODAY = date(2026, 11, 15)


def until(last: date):
    """A verdict that is approve up to and including a day."""
    return lambda day: ("approve" if day <= last else "flag", {last, date(2030, 1, 1)})


def test_the_first_day_that_is_no_longer_approved() -> None:
    points = {date(2026, 12, 1), date(2027, 2, 28), date(2027, 3, 1)}
    assert lapses_on(TODAY, points, until(date(2027, 2, 28))) == date(2027, 3, 1)


def test_turning_points_that_only_a_later_day_shows_are_followed() -> None:
    assert lapses_on(TODAY, {date(2026, 12, 1)}, until(date(2026, 12, 31))) == date(2030, 1, 1)


def test_an_approval_that_nothing_ends() -> None:
    assert lapses_on(TODAY, {date(2026, 12, 1)}, lambda day: ("approve", set())) is None


def test_the_past_does_not_count() -> None:
    assert lapses_on(TODAY, {date(2020, 1, 1)}, lambda day: ("reject", set())) is None
