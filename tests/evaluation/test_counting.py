"""Arithmetic within bounds: sound, exact where it can be, with the reasons of both sides."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.evaluation import counting
from validator.facts.bounds import ends
from validator.facts.values import NO_LEAST, NO_MOST, NOTHING, Interval, Missing, Unknown

A, B = Missing("account.a", "/a"), Missing("account.b", "/b")


def between(low: Any, high: Any, root: Missing = A) -> Interval:
    """A number within bounds."""
    return Interval(low, high, (root,))


def test_a_sum_has_the_reasons_of_both_sides() -> None:
    found = counting.plus(between(1, 2), between(10, 20, B))
    assert (found.low, found.high) == (11, 22)
    assert found.missing == (A, B)


def test_bounds_that_meet_are_a_number() -> None:
    assert counting.times(0, Unknown((A,))) == 0
    assert counting.minus(between(1, 2), 0) == between(1, 2)


def test_what_is_wholly_open_is_unknown() -> None:
    assert type(counting.minus(Unknown((A,)), 3)) is Unknown
    assert counting.plus(between(0, NO_MOST), 5) == between(5, NO_MOST)


def test_none_is_nothing_that_could_be_added() -> None:
    assert isinstance(counting.plus(3, NOTHING), Unknown)


def test_a_third_stays_a_third() -> None:
    assert counting.times(counting.over(1, 3), 3) == 1
    assert counting.over(1, 3) == Fraction(1, 3)


def test_division_by_what_may_be_nothing_is_unknown() -> None:
    assert isinstance(counting.over(1, 0), Unknown)
    assert isinstance(counting.over(1, between(-1, 1)), Unknown)
    assert counting.over(6, between(0, 3)) == between(2, NO_MOST)


def test_the_larger_of_two_within_bounds() -> None:
    assert counting.larger(between(1, 5), 3) == between(3, 5)
    assert counting.smaller(between(1, 5), 0) == 0
    assert counting.larger(date(2026, 1, 1), date(2026, 2, 1)) == date(2026, 2, 1)


def test_what_perhaps_belongs_adds_nothing_or_all() -> None:
    assert counting.perhaps(7, True) == 7
    assert counting.perhaps(7, Unknown((B,))) == between(0, 7, B)


@pytest.mark.parametrize(
    ("day", "length", "unit", "found"),
    [
        (date(2024, 1, 31), 1, "months", date(2024, 2, 29)),
        (date(2024, 2, 29), 1, "years", date(2025, 2, 28)),
        (date(2026, 12, 31), 1, "days", date(2027, 1, 1)),
        (date.max, 1, "days", date.max),
        (date(9999, 6, 1), 12, "months", date.max),
    ],
)
def test_days_later(day: date, length: int, unit: str, found: date) -> None:
    assert counting.shifted(day, length, unit) == found


NUMBERS = st.integers(-4, 4) | st.fractions(min_value=-3, max_value=3, max_denominator=4)
OPERATIONS = {
    "plus": (counting.plus, lambda a, b: a + b),
    "minus": (counting.minus, lambda a, b: a - b),
    "times": (counting.times, lambda a, b: a * b),
    "smaller": (counting.smaller, min),
    "larger": (counting.larger, max),
}


@given(
    name=st.sampled_from(sorted(OPERATIONS)),
    one=st.tuples(NUMBERS, NUMBERS),
    other=st.tuples(NUMBERS, NUMBERS),
    at=st.tuples(st.booleans(), st.booleans()),
)
def test_the_true_result_lies_within_the_bounds(
    name: str, one: tuple[Any, Any], other: tuple[Any, Any], at: tuple[bool, bool]
) -> None:
    operation, plain = OPERATIONS[name]
    found = operation(between(min(one), max(one)), between(min(other), max(other), B))
    low, high = ends(found)
    assert low <= plain(one[at[0]], other[at[1]]) <= high


@given(one=st.tuples(NUMBERS, NUMBERS), other=st.tuples(NUMBERS, NUMBERS))
def test_a_quotient_lies_within_the_bounds(one: tuple[Any, Any], other: tuple[Any, Any]) -> None:
    found = counting.over(between(min(one), max(one)), between(min(other), max(other), B))
    low, high = ends(found)
    for part in one:
        for divisor in other:
            assert divisor == 0 or low <= Fraction(part) / divisor <= high
    assert NO_LEAST <= low <= high <= NO_MOST
