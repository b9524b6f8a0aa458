"""What the rules ask of a subject is read, and nothing else; rows that read alike are answered once."""

from __future__ import annotations

from datetime import date

import pytest

from validator.engine.columns import Columns
from validator.engine.rows import Rows
from validator.engine.scope import Scope
from validator.errors import EngineFailure
from validator.facts.day import JudgedDay
from validator.facts.element import Element, Facts
from validator.facts.values import Known, Missing, Unknown, Value
from validator.rulebook.conditions import ALWAYS, All, Operator, Path, Quantified, Quantifier, Test
from validator.rulebook.rule import Rule

from .generators import parameter, rule_of

Plain = bool | int | str | date


def asks(attribute: str, operand: Plain, operator: Operator = Operator.EQUALS) -> Test:
    return Test(Path("lot", attribute), operator, operand)


RELIED_ON = rule_of("A", "lot", asks("relied_on", True), All((asks("metal", "scrap"), asks("booked", True))))


def lot(read: list[str], **values: Plain) -> Scope:
    """A lot that notes what is read of it; what is not given is unknown."""

    def derive(_: Element, name: str) -> Value:
        read.append(name)
        gap = Unknown((Missing(f"lot.{name}", f"/lot/{name}"),))
        return Known(values[name]) if name in values else gap

    return Scope(Facts({}, {}), Element("lot", "l", "/lot", derive=derive), parameter)


def rows(*rules: Rule, everything: bool = False) -> Rows:
    return Rows(Columns("lot", rules, None), rules, everything)


def test_a_rule_that_does_not_apply_asks_no_further() -> None:
    read: list[str] = []
    assert [one.applies.value for one in rows(RELIED_ON).said(lot(read, relied_on=False)).answers] == ["false"]
    assert read == ["relied_on"]


def test_a_requirement_is_read_until_it_fails() -> None:
    read: list[str] = []
    said = rows(RELIED_ON).said(lot(read, relied_on=True, metal="ore"))
    assert [one.holds.value for one in said.answers] == ["false"]
    assert read == ["relied_on", "metal"]


def test_everything_is_read_where_that_is_wanted() -> None:
    read: list[str] = []
    rows(RELIED_ON, everything=True).said(lot(read, relied_on=False))
    assert sorted(read) == ["booked", "metal", "relied_on"]


def test_lots_that_read_alike_are_answered_once() -> None:
    found = rows(RELIED_ON)
    first, alike = (found.said(lot([], relied_on=True, metal=metal)) for metal in ("ore", "alloy"))
    other = found.said(lot([], relied_on=True, metal="scrap", booked=True))
    assert first is alike
    assert first is not other


def test_a_value_is_never_taken_for_one_of_another_type() -> None:
    found = rows(RELIED_ON)
    found.said(lot([], relied_on=True, metal="ore"))
    with pytest.raises(EngineFailure, match="relied_on"):
        found.said(lot([], relied_on=1, metal="ore"))


def test_the_judged_day_notes_every_comparison_also_of_rows_that_read_alike() -> None:
    in_2027 = rule_of("A", "lot", ALWAYS, asks("on", date(2027, 1, 1), Operator.BEFORE))
    found = rows(in_2027)
    for _ in range(2):
        day = JudgedDay.of(date(2026, 11, 15))
        found.said(lot([], on=day))
        assert date(2027, 1, 1) in day.turning_points


def test_a_question_that_is_not_about_the_subject_is_put_once_for_all_of_them() -> None:
    asked: list[str] = []
    some = Quantified(
        Quantifier.SOME, "claim", ALWAYS, Test(Path("claim", "on_product", own=True), Operator.EQUALS, True)
    )
    rule = rule_of("A", "lot", ALWAYS, some)

    def derive(_: Element, name: str) -> Value:
        asked.append(name)
        return Unknown((Missing("claim.on_product", "/claim"),))

    claim = Element("claim", None, "/claim", derive=derive)
    facts = Facts({}, {"claim": claim})
    shared: dict[int, object] = {}
    found = rows(rule)
    for name in "ab":
        scope = Scope(facts, Element("lot", name, f"/lots/{name}"), parameter, (), shared)
        assert [one.holds.value for one in found.said(scope).answers] == ["unknown"]
        claim.values.clear()  # it would be asked again
    assert asked == ["on_product"]
