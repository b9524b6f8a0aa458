"""The judged day remembers what it was compared with."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

from validator.facts.day import JudgedDay
from validator.facts.measure import add_months

EXPIRY = date(2027, 2, 28)


def judged() -> JudgedDay:
    return JudgedDay.of(date(2026, 11, 15))


def test_it_behaves_like_any_other_day() -> None:
    day = judged()
    assert day == date(2026, 11, 15)
    assert day <= EXPIRY < date(2027, 3, 1)
    assert {day: 1}[date(2026, 11, 15)] == 1
    assert day.isoformat() == "2026-11-15"


def test_a_comparison_notes_the_day_on_which_it_changes_whichever_side_it_stands_on() -> None:
    left, right = judged(), judged()
    assert left <= EXPIRY
    assert right <= EXPIRY
    assert left.turning_points == right.turning_points == {date(2027, 3, 1)}, "the first day that is later"


def test_a_day_counted_from_it_notes_for_it() -> None:
    day = judged()
    assert day - timedelta(days=30) <= date(2026, 10, 20)
    assert day.turning_points == {date(2026, 11, 20)}, "from then on the look-up is more than thirty days old"


def test_months_are_noted_with_room_for_their_different_lengths() -> None:
    day = judged()
    assert add_months(day, -24) <= date(2024, 12, 31)
    assert {date(2026, 12, 31), date(2027, 1, 1)} <= day.turning_points


def test_a_copy_is_a_plain_day() -> None:
    assert type(pickle.loads(pickle.dumps(judged()))) is date


def test_the_ends_of_the_calendar() -> None:
    day = judged()
    assert day < date.max
    assert day > date.min
