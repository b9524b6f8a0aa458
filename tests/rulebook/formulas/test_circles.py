"""Circles: what rests on itself is refused, but for references that go back in time."""

from __future__ import annotations

from tests.rulebook.formulas.conftest import Load
from validator.rulebook.formulas.circles import circles, wrong_circles

LEDGER = """
  before:
    is: |
      the account as earlier where earlier.entity = entity and earlier.period_to = period_from - 1 days
    about: the account before
  balance_t:
    is: if before = none then coc_input_t else coc_input_t + before.balance_t
    unit: t
    about: what is left
"""


def test_two_definitions_that_rest_on_each_other(define: Load) -> None:
    found = define("  one:\n    is: not other\n    about: a\n  other:\n    is: not one\n    about: b\n")
    assert not isinstance(found, tuple)
    assert list(wrong_circles(found)) == [(("account", "one"), ("account", "other"))]


def test_a_circle_along_nothing_is_wrong(define: Load) -> None:
    found = define(LEDGER)
    assert not isinstance(found, tuple)
    assert list(wrong_circles(found)) == [(("account", "balance_t"),)]


def test_a_circle_that_goes_back_in_time_is_right(define: Load) -> None:
    found = define(LEDGER.replace("    about: what is left", "    along: period_from\n    about: what is left"))
    assert not isinstance(found, tuple)
    assert list(wrong_circles(found)) == []
    assert list(circles(found)) == [("account", "period_from", ("balance_t",))]


def test_two_hundred_definitions_in_a_row_are_no_circle(define: Load) -> None:
    rows = "".join(f"  d{n}:\n    is: d{n + 1}\n    about: step\n" for n in range(200))
    found = define(f"{rows}  d200:\n    is: internal_scrap_counted\n    about: end\n")
    assert not isinstance(found, tuple)
    assert list(wrong_circles(found)) == []
