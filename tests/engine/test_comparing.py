from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any as Raw

import pytest

from validator.engine.compare import holds
from validator.engine.scope import Scope
from validator.engine.span import shift
from validator.engine.truth import Truth
from validator.errors import EngineFailure
from validator.facts.day import JudgedDay
from validator.facts.element import Element, Facts
from validator.facts.values import Interval, Known, Missing, Unknown, Value
from validator.rulebook.conditions import Operand, Operator, Parameter, Path, Span, Test

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
GAP = (Missing("claim.x", "/claim/x"),)
NOTHING = Unknown(GAP)
MAY = date(2026, 5, 1)
OTHER = Path("claim", "other")


def answer(value: Value, operator: str, operand: Operand, other: Value = NOTHING) -> Truth:
    claim = Element("claim", None, "/claim", {"x": value, "other": other})
    parameters: dict[str, Value] = {"two": Known(2), "unseen": Unknown(GAP)}
    scope = Scope(Facts({}, {"claim": claim}), claim, parameters.__getitem__)
    return holds(Test(Path("claim", "x"), Operator(operator), operand), scope)


@pytest.mark.parametrize(
    ("value", "operator", "operand", "expected"),
    [
        ("a", "equals", "a", T),
        ("Å", "equals", "A\u030a", F),
        (True, "equals", True, T),
        (1, "equals", Fraction(1), T),
        (Fraction(1, 10**7), "more_than", 0, T),
        (10**22, "equals", 10**22 + 1, F),
        (10**22, "less_than", 10**22 + 1, T),
        (5, "at_least", 5, T),
        (5, "more_than", 5, F),
        (5, "at_most", 5, T),
        (5, "less_than", 5, F),
        (MAY, "on_or_before", MAY, T),
        (MAY, "before", MAY, F),
        (MAY, "on_or_after", MAY, T),
        (MAY, "after", MAY, F),
        ("a", "in", ("a", "b"), T),
        ("c", "in", ("a", "b"), F),
        ("c", "not_in", ("a", "b"), T),
        ("c", "in", (), F),
        (("a", "b"), "includes", "a", T),
        (("a", "b"), "includes", "c", F),
        (("a", "b"), "includes_any", ("c", "a"), T),
        (("a", "b"), "includes_any", ("c",), F),
        (("a", "b"), "includes_all", ("b", "a"), T),
        (("a", "b"), "includes_all", ("a", "c"), F),
        (("a", "b"), "subset_of", ("a", "b", "c"), T),
        (("a", "b"), "subset_of", ("a",), F),
        ((), "subset_of", (), T),
        ((), "includes_any", ("a",), F),
    ],
)
def test_a_known_value(value: Raw, operator: str, operand: Raw, expected: Truth) -> None:
    assert answer(Known(value), operator, operand) is expected


@pytest.mark.parametrize("operator", [one.value for one in Operator if one is not Operator.KNOWN])
def test_a_missing_value_is_unknown_to_every_test(operator: str) -> None:
    operand: Raw = Span(1, "days", "after", MAY) if operator == "within" else ()
    assert answer(Unknown(GAP), operator, operand) is U


def test_known_alone_is_never_unknown() -> None:
    assert [answer(Known(1), "known", wanted) for wanted in (True, False)] == [T, F]
    assert [answer(Unknown(GAP), "known", wanted) for wanted in (True, False)] == [F, T]
    assert answer(Interval(1, 2, GAP), "known", True) is F


@pytest.mark.parametrize(
    ("operator", "constant", "expected"),
    [
        ("at_least", 10, T),
        ("at_least", 11, U),
        ("at_least", 20, U),
        ("at_least", 21, F),
        ("more_than", 10, U),
        ("more_than", 9, T),
        ("more_than", 20, F),
        ("at_most", 20, T),
        ("at_most", 19, U),
        ("at_most", 9, F),
        ("less_than", 20, U),
        ("less_than", 21, T),
        ("less_than", 10, F),
        ("equals", 15, U),
        ("equals", 9, F),
        ("equals", 21, F),
    ],
)
def test_an_interval_is_decided_where_both_ends_agree(operator: str, constant: int, expected: Truth) -> None:
    assert answer(Interval(10, 20, GAP), operator, constant) is expected


def test_an_interval_of_one_number_is_that_number() -> None:
    assert answer(Interval(5, Fraction(5), GAP), "equals", 5) is T
    assert answer(Interval(5, 5, GAP), "in", (4, 5)) is T
    assert answer(Interval(5, 6, GAP), "not_in", (7, 8)) is T


def test_another_attribute_or_a_parameter_may_stand_on_the_right() -> None:
    assert answer(Known(3), "at_least", OTHER, other=Known(3)) is T
    assert answer(Known(3), "at_least", OTHER) is U
    assert answer(Known(3), "at_most", OTHER, other=Interval(4, 9, GAP)) is T
    assert answer(Known(3), "at_most", Parameter("two")) is F
    assert answer(Known(3), "at_most", Parameter("unseen")) is U
    assert answer(Known("a"), "in", OTHER, other=Known(("a", "b"))) is T


@pytest.mark.parametrize(
    ("day", "span", "expected"),
    [
        (date(2026, 5, 1), Span(24, "months", "after", MAY), T),
        (date(2028, 5, 1), Span(24, "months", "after", MAY), T),
        (date(2028, 5, 2), Span(24, "months", "after", MAY), F),
        (date(2026, 4, 30), Span(24, "months", "after", MAY), F),
        (date(2024, 5, 1), Span(2, "years", "before", MAY), T),
        (date(2024, 4, 30), Span(2, "years", "before", MAY), F),
        (date(2026, 5, 2), Span(2, "years", "before", MAY), F),
        (date(2026, 5, 31), Span(30, "days", "after", MAY), T),
        (date(2026, 6, 1), Span(30, "days", "after", MAY), F),
        (date(2025, 2, 28), Span(12, "months", "after", date(2024, 2, 29)), T),
        (date(2025, 3, 1), Span(12, "months", "after", date(2024, 2, 29)), F),
        (date.max, Span(10**6, "years", "after", MAY), T),
        (date.min, Span(10**9, "days", "before", MAY), T),
        (date(2028, 5, 1), Span(Parameter("two"), "years", "after", MAY), T),
        (date(2028, 5, 1), Span(Parameter("unseen"), "years", "after", MAY), U),
        (date(2028, 5, 1), Span(2, "years", "after", OTHER), U),
    ],
)
def test_within_counts_both_ends(day: date, span: Span, expected: Truth) -> None:
    assert answer(Known(day), "within", span) is expected


def test_shifting_stops_where_the_calendar_does() -> None:
    assert shift(date(9999, 12, 1), 1, "months") == date.max
    assert shift(date(1, 1, 2), -1, "years") == date.min
    assert shift(date(9999, 12, 31), 0, "days") == date.max


@pytest.mark.parametrize("direction", ["before", "after"])
@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2024, 2, 29), date(2026, 8, 31)])
def test_a_span_from_the_judged_day_notes_when_its_answer_will_change(direction: str, day: date) -> None:
    span = Span(6, "months", direction, OTHER)
    judged = JudgedDay.of(day)
    before = answer(Known(day), "within", span, other=Known(judged))
    later = (date.fromordinal(day.toordinal() + n) for n in range(400))
    change = next((d for d in later if answer(Known(day), "within", span, other=Known(d)) is not before), None)
    assert change is None or change in judged.turning_points


@pytest.mark.parametrize(
    ("value", "operator", "operand"),
    [
        (True, "equals", 1),
        (1, "equals", True),
        ("10", "at_most", 5),
        ("10", "at_most", "5"),
        (MAY, "equals", "2026-05-01"),
        ("a", "includes", "a"),
        (1, "within", Span(1, "days", "after", MAY)),
        (MAY, "within", Span(Parameter("two"), "days", "after", Parameter("two"))),
        (("a",), "subset_of", "abc"),
    ],
)
def test_values_of_different_types_are_never_compared(value: Raw, operator: str, operand: Raw) -> None:
    with pytest.raises(EngineFailure, match=r"claim\.x"):
        answer(Known(value), operator, operand)
