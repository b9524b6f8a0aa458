"""The tests that a rule's condition may make of one fact."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any as Raw

import pytest

from validator.rulebook.answer import Truth
from validator.rulebook.conditions import Operand, Operator, Parameter, Path, Span, Test

from .small import facts, truth

MAY = date(2026, 5, 1)
OTHER, OTHER_DAY = Path("claim", "other"), Path("claim", "other_day")
NAMES = {bool: "mark", str: "category", int: "share", Fraction: "share", dict: "share", date: "day", list: "markets"}


def answer(value: Raw, operator: str, operand: Operand, **others: Raw) -> Truth:
    """Whether a claim with a value passes a test of it; the value's type tells which fact it is."""
    name = NAMES[type(value)]
    given = {name: value.isoformat() if isinstance(value, date) else value} | others
    return truth(Test(Path("claim", name), Operator(operator), operand), facts(claim=given))


@pytest.mark.parametrize(
    ("value", "operator", "operand", "expected"),
    [
        ("a", "equals", "a", True),
        ("Å", "equals", "A\u030a", False),
        (True, "equals", True, True),
        (1, "equals", Fraction(1), True),
        (Fraction(1, 10**7), "more_than", 0, True),
        (10**22, "equals", 10**22 + 1, False),
        (10**22, "less_than", 10**22 + 1, True),
        (5, "at_least", 5, True),
        (5, "more_than", 5, False),
        (5, "at_most", 5, True),
        (5, "less_than", 5, False),
        (MAY, "on_or_before", MAY, True),
        (MAY, "before", MAY, False),
        (MAY, "on_or_after", MAY, True),
        (MAY, "after", MAY, False),
        ("a", "in", ("a", "b"), True),
        ("c", "in", ("a", "b"), False),
        ("c", "not_in", ("a", "b"), True),
        ("c", "in", (), False),
        (["a", "b"], "includes", "a", True),
        (["a", "b"], "includes", "c", False),
        (["a", "b"], "includes_any", ("c", "a"), True),
        (["a", "b"], "includes_any", ("c",), False),
        (["a", "b"], "includes_all", ("b", "a"), True),
        (["a", "b"], "includes_all", ("a", "c"), False),
        (["a", "b"], "subset_of", ("a", "b", "c"), True),
        (["a", "b"], "subset_of", ("a",), False),
        ([], "subset_of", (), True),
        ([], "includes_any", ("a",), False),
    ],
)
def test_a_known_value(value: Raw, operator: str, operand: Raw, expected: bool) -> None:
    assert answer(value, operator, operand) is expected


@pytest.mark.parametrize(
    ("name", "operator", "operand"),
    [
        ("category", "equals", "a"),
        ("category", "in", ("a",)),
        ("category", "not_in", ("a",)),
        *(("share", order, 1) for order in ("at_least", "at_most", "more_than", "less_than")),
        *(("day", order, MAY) for order in ("before", "on_or_before", "after", "on_or_after")),
        ("day", "within", Span(1, "days", "after", MAY)),
        ("markets", "includes", "a"),
        *(("markets", order, ("a",)) for order in ("includes_any", "includes_all", "subset_of")),
    ],
)
def test_a_missing_value_is_unknown_to_every_test(name: str, operator: str, operand: Operand) -> None:
    assert truth(Test(Path("claim", name), Operator(operator), operand), facts()) is None


def test_known_alone_is_never_unknown() -> None:
    known = [Test(Path("claim", "share"), Operator.KNOWN, wanted) for wanted in (True, False)]
    assert [truth(each, facts(claim={"share": 1})) for each in known] == [True, False]
    assert [truth(each, facts()) for each in known] == [False, True]
    assert truth(known[0], facts(claim={"share": {"low": 1, "high": 2}})) is False


@pytest.mark.parametrize(
    ("operator", "constant", "expected"),
    [
        ("at_least", 10, True),
        ("at_least", 11, None),
        ("at_least", 20, None),
        ("at_least", 21, False),
        ("more_than", 10, None),
        ("more_than", 9, True),
        ("more_than", 20, False),
        ("at_most", 20, True),
        ("at_most", 19, None),
        ("at_most", 9, False),
        ("less_than", 20, None),
        ("less_than", 21, True),
        ("less_than", 10, False),
        ("equals", 15, None),
        ("equals", 9, False),
        ("equals", 21, False),
    ],
)
def test_an_interval_is_decided_where_both_ends_agree(operator: str, constant: int, expected: Truth) -> None:
    assert answer({"low": 10, "high": 20}, operator, constant) is expected


def test_an_interval_may_surely_be_none_of_some_numbers() -> None:
    assert answer({"low": 5, "high": 6}, "not_in", (7, 8)) is True
    assert answer({"low": 5, "high": 6}, "not_in", (6, 8)) is None


def test_another_attribute_or_a_parameter_may_stand_on_the_right() -> None:
    assert answer(3, "at_least", OTHER, other=3) is True
    assert answer(3, "at_least", OTHER) is None
    assert answer(3, "at_most", OTHER, other={"low": 4, "high": 9}) is True
    assert answer(3, "at_most", Parameter("two")) is False
    assert answer(3, "at_most", Parameter("unseen")) is None
    assert answer("a", "in", Path("claim", "markets"), markets=["a", "b"]) is True


@pytest.mark.parametrize(
    ("day", "span", "expected"),
    [
        (date(2026, 5, 1), Span(24, "months", "after", MAY), True),
        (date(2028, 5, 1), Span(24, "months", "after", MAY), True),
        (date(2028, 5, 2), Span(24, "months", "after", MAY), False),
        (date(2026, 4, 30), Span(24, "months", "after", MAY), False),
        (date(2024, 5, 1), Span(2, "years", "before", MAY), True),
        (date(2024, 4, 30), Span(2, "years", "before", MAY), False),
        (date(2026, 5, 2), Span(2, "years", "before", MAY), False),
        (date(2026, 5, 31), Span(30, "days", "after", MAY), True),
        (date(2026, 6, 1), Span(30, "days", "after", MAY), False),
        (date(2025, 2, 28), Span(12, "months", "after", date(2024, 2, 29)), True),
        (date(2025, 3, 1), Span(12, "months", "after", date(2024, 2, 29)), False),
        (date.max, Span(10**6, "years", "after", MAY), True),
        (date.min, Span(10**9, "days", "before", MAY), True),
        (date(2028, 5, 1), Span(Parameter("two"), "years", "after", MAY), True),
        (date(2028, 5, 1), Span(Parameter("unseen"), "years", "after", MAY), None),
        (date(2028, 5, 1), Span(2, "years", "after", OTHER_DAY), None),
    ],
)
def test_within_counts_both_ends(day: date, span: Span, expected: Truth) -> None:
    assert answer(day, "within", span) is expected
