from __future__ import annotations

import pytest

from validator.engine.reference import status_of
from validator.engine.truth import Truth, conjunction, disjunction
from validator.rulebook.rule import Status

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [(T, T, T, T), (T, F, F, T), (T, U, U, T), (F, F, F, F), (F, U, F, U), (U, U, U, U)],
)
def test_and_or_are_kleenes(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert conjunction([left, right]) is conjunction([right, left]) is both
    assert disjunction([left, right]) is disjunction([right, left]) is either


def test_not_leaves_unknown_alone() -> None:
    assert [truth.negated() for truth in (T, F, U)] == [F, T, U]


def test_of_nothing_all_is_true_and_any_is_false() -> None:
    assert (conjunction([]), disjunction([])) == (T, F)


@pytest.mark.parametrize(
    ("applies", "holds", "status"),
    [
        (F, T, "not_applicable"),
        (F, F, "not_applicable"),
        (F, U, "not_applicable"),
        (T, T, "met"),
        (T, F, "violated"),
        (T, U, "unknown"),
        (U, T, "met"),
        (U, F, "unknown"),
        (U, U, "unknown"),
    ],
)
def test_the_status_of_when_and_require(applies: Truth, holds: Truth, status: Status) -> None:
    assert status_of(applies, holds) == status
