"""Three values: what is settled is decided, what is open keeps its reasons, none is never yes."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from validator.evaluation.comparing import among, at_least, at_most, equal, less, more, unequal
from validator.evaluation.logic import both, either, implied, is_given, negated
from validator.facts.values import NO_MOST, NOTHING, Interval, Missing, Nothing, Unknown

A = Missing("claim.a", "/claim/a")
OPEN = Unknown((A,))
VALUES: tuple[Any, ...] = (True, False, OPEN, NOTHING)


def plain(value: Any) -> bool | None:
    """True, False, or None for whatever is open."""
    return value if isinstance(value, bool) else None


@pytest.mark.parametrize(("one", "other"), list(product(VALUES, VALUES)))
def test_kleene(one: Any, other: Any) -> None:
    left, right = plain(one), plain(other)
    conjunction = False if False in (left, right) else None if None in (left, right) else True
    disjunction = True if True in (left, right) else None if None in (left, right) else False
    assert plain(both(one, other)) is conjunction
    assert plain(either(one, other)) is disjunction
    assert plain(implied(one, other)) is plain(either(negated(one), other))
    assert not isinstance(both(one, other), Nothing)


def test_reasons_are_kept_in_order() -> None:
    b = Missing("claim.b", "/claim/b")
    assert both(OPEN, Unknown((b,))).missing == (A, b)


def test_only_what_surely_is_not_there_is_not_given() -> None:
    assert is_given(NOTHING) is False
    assert is_given(0) is True
    assert plain(is_given(OPEN)) is None


@pytest.mark.parametrize(
    ("compare", "one", "other", "found"),
    [
        (equal, "a", "a", True),
        (equal, NOTHING, NOTHING, True),
        (equal, NOTHING, "a", False),
        (unequal, NOTHING, "a", True),
        (equal, OPEN, "a", None),
        (equal, ("a", "b"), ("b", "a"), True),
        (equal, Interval(1, 2, (A,)), 3, False),
        (equal, Interval(1, 2, (A,)), 2, None),
        (less, 1, 2, True),
        (less, 2, 2, False),
        (at_most, 2, 2, True),
        (more, 3, 2, True),
        (at_least, 2, 2, True),
        (less, Interval(0, 2, (A,)), 3, True),
        (less, Interval(3, NO_MOST, (A,)), 3, False),
        (less, Interval(2, 4, (A,)), 3, None),
        (at_most, Interval(0, 3, (A,)), 3, True),
        (less, NOTHING, 3, None),
        (among, "a", ("a", "b"), True),
        (among, "c", ("a", "b"), False),
        (among, OPEN, (), False),
        (among, "a", ("b", OPEN), None),
        (among, NOTHING, ("a",), None),
    ],
)
def test_comparing(compare: Any, one: Any, other: Any, found: bool | None) -> None:
    assert plain(compare(one, other)) is found
