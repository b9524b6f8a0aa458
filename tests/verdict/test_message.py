"""Values as a person reads them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from validator.facts.values import NO_MOST, NOTHING, Interval, Missing, Unknown
from validator.verdict.message import show, show_value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "yes"),
        (False, "no"),
        (12, "12"),
        (Fraction(1, 3), "0.3333"),
        (Fraction(2, 3), "0.6667"),
        (Fraction(25, 2), "12.5"),
        (Fraction(-1, 3), "-0.3333"),
        (Fraction(-1, 10**9), "0"),
        (Fraction(10**22), "10000000000000000000000"),
        (date(2026, 2, 28), "2026-02-28"),
        (("NO", "SE"), "NO, SE"),
        ((), "none"),
        ("Übersee", "Übersee"),
    ],
)
def test_plain_values(value, shown: str) -> None:
    assert show(value) == shown


def test_unknown_and_intervals() -> None:
    missing = (Missing("claim.units", "/claim/units"),)
    assert show_value(Unknown(missing)) == "(not given)"
    assert show_value(Interval(1, Fraction(5, 2), missing)) == "between 1 and 2.5"
    assert show_value(Interval(0, NO_MOST, missing)) == "(not given)"
    assert show_value(NOTHING) == "(not given)"
    assert show_value("x") == "x"
