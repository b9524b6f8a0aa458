from __future__ import annotations

from itertools import product

import pytest

from validator.crosscheck.durable.dnf import (
    ALWAYS,
    NEVER,
    Dnf,
    Limit,
    Property,
    Run,
    TooLargeError,
    both,
    either,
    only,
    runs,
)

WIDE = Limit(rules=64, leaves=16)
A, B, C = (Property(leaf, top=3) for leaf in range(3))


def holds(form: Dnf, ranks: tuple[int, ...]) -> bool:
    return any(all(allowed >> ranks[prop.leaf] & 1 for prop, allowed in conjunct) for conjunct in form)


def test_forms_mean_what_they_were_made_from() -> None:
    form = both(
        [either([only(A, 0b0110), only(B, 0b1000)], WIDE), either([only(C, 0b0001), only(A, 0b0011)], WIDE)], WIDE
    )
    for a, b, c in product(range(4), repeat=3):
        assert holds(form, (a, b, c)) == ((a in (1, 2) or b == 3) and (c == 0 or a in (0, 1)))


def test_a_contradiction_is_never_true() -> None:
    assert both([only(A, 0b0001), only(A, 0b0010)], WIDE) == NEVER
    assert only(A, 0) == NEVER


def test_what_another_conjunct_makes_superfluous_is_left_out() -> None:
    assert either([only(A, 0b0010), both([only(A, 0b0010), only(B, 1)], WIDE)], WIDE) == only(A, 0b0010)
    assert either([only(A, 0b0010), only(A, 0b0110)], WIDE) == only(A, 0b0110)


def test_of_nothing_both_is_always_and_either_never() -> None:
    assert (both([], WIDE), either([], WIDE)) == (ALWAYS, NEVER)
    assert either([ALWAYS, only(A, 1)], WIDE) == ALWAYS


def test_the_order_of_the_parts_does_not_matter() -> None:
    forms = [only(A, 0b0110), only(B, 0b1000), only(C, 0b0001)]
    assert either(forms, WIDE) == either(forms[::-1], WIDE)
    assert both(forms, WIDE) == both(forms[::-1], WIDE)


def test_a_form_beyond_the_limit_is_refused() -> None:
    pairs = [either([only(Property(2 * i, 1), 1), only(Property(2 * i + 1, 1), 1)], WIDE) for i in range(7)]
    with pytest.raises(TooLargeError):
        both(pairs, WIDE)
    with pytest.raises(TooLargeError):
        both([only(Property(i, 1), 1) for i in range(17)], WIDE)
    with pytest.raises(TooLargeError):
        either([only(Property(i, 1), 1) for i in range(5)], Limit(rules=4, leaves=16))


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        (0b0001, [Run(0, 0)]),
        (0b1110, [Run(1, 3)]),
        (0b1111, [Run(0, 3)]),
        (0b1011, [Run(0, 3, but=2)]),
        (0b1001, [Run(0, 0), Run(3, 3)]),
        (0b0101, [Run(0, 0), Run(2, 2)]),
    ],
)
def test_ranks_are_tested_in_runs(ranks: int, expected: list[Run]) -> None:
    assert list(runs(A, ranks)) == expected
