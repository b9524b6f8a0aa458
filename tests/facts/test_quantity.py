"""Arithmetic within bounds: whatever the unknown turns out to be, the true result lies within."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from validator.facts.quantity import NOTHING, Quantity, not_more
from validator.facts.shown import tonnes
from validator.facts.values import FALSE, TRUE, Interval, Known, Missing, Unknown

ROOT = (Missing("account.coc_input_t", "/material_accounts/0/coc_input_t"),)
masses = st.integers(0, 1000)


@st.composite
def bounded(draw: st.DrawFn) -> tuple[int, Quantity]:
    """A number with bounds around it."""
    number = draw(masses)
    low, high = draw(st.integers(0, number)), draw(st.integers(number, 2000))
    return number, Quantity(low, high, ROOT if low < high else ())


def holds(quantity: Quantity, number: int | Fraction) -> bool:
    return quantity.low <= number <= quantity.high


@given(bounded(), bounded())
def test_every_operation_is_sound(one: tuple[int, Quantity], other: tuple[int, Quantity]) -> None:
    (a, x), (b, y) = one, other
    assert holds(x + y, a + b)
    assert holds(x - y, a - b)
    assert holds(x * y, a * b)
    assert holds(x.at_least(y), max(a, b))
    assert holds(x.at_most(y), min(a, b))
    assert holds(x.share_of(x + y), Fraction(a, a + b) if a + b else 0)


@given(bounded(), bounded())
def test_a_settled_comparison_is_right(one: tuple[int, Quantity], other: tuple[int, Quantity]) -> None:
    (a, x), (b, y) = one, other
    answer = not_more(x, y)
    assert answer == (TRUE if a <= b else FALSE) or isinstance(answer, Unknown)


def test_as_a_value() -> None:
    assert Quantity(3, 3).value() == Known(3)
    assert Quantity(Fraction(6, 2), Fraction(6, 2)).value() == Known(3)
    assert Quantity(0, 5, ROOT).value() == Interval(0, 5, ROOT)
    assert Quantity(0, 10**9, ROOT).value() == Unknown(ROOT)
    assert Quantity(0, 100, ROOT).percent() == Unknown(ROOT)


def test_for_readers() -> None:
    assert tonnes(NOTHING) == "0 t"
    assert tonnes(Quantity(Fraction(10000, 3), Fraction(10000, 3))) == "3,333.333 t"
    assert tonnes(Quantity(26_600, 38_000, ROOT)) == "26,600 to 38,000 t"
    assert tonnes(Quantity(0, 10**9, ROOT)) == "an unknown mass"
