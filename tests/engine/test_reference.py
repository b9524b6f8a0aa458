from __future__ import annotations

import pytest

from validator.engine.reference import Decision, evaluate, judge
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.errors import EngineFailure
from validator.facts.element import Element, Facts
from validator.facts.values import Known, Missing, Unknown, Value
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Condition,
    Not,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Test,
)

from .generators import parameter, rule_of

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
YES, NO, GAP = Known(True), Known(False), Unknown((Missing("transfer.covered", ""),))
COVERED = Test(Path("transfer", "covered", own=True), Operator.EQUALS, True)
ON_PRODUCT = Test(Path("claim", "on_product"), Operator.EQUALS, True)


def facts(*covered: Value, on_product: Value = YES, listed: bool = True) -> Facts:
    transfers = tuple(Element("transfer", str(i), f"/t/{i}", {"covered": one}) for i, one in enumerate(covered))
    claim = Element("claim", None, "/claim", {"on_product": on_product})
    return Facts({"transfer": transfers if listed else Unknown((Missing("transfer", "/t"),))}, {"claim": claim})


def truth_of(condition: Condition, found: Facts) -> Truth:
    return evaluate(condition, Scope(found, found.singles["claim"], parameter))


@pytest.mark.parametrize(
    ("quantifier", "covered", "expected"),
    [
        ("some", [], F),
        ("some", [NO, YES], T),
        ("some", [NO, GAP], U),
        ("some", [GAP, YES], T),
        ("some", [NO, NO], F),
        ("every", [], T),
        ("every", [YES, YES], T),
        ("every", [YES, NO, GAP], F),
        ("every", [YES, GAP], U),
        ("no", [], T),
        ("no", [NO, NO], T),
        ("no", [GAP, YES], F),
        ("no", [NO, GAP], U),
    ],
)
def test_quantifiers_follow_kleene(quantifier: str, covered: list[Value], expected: Truth) -> None:
    asked = Quantified(Quantifier(quantifier), "transfer", ALWAYS, COVERED)
    assert truth_of(asked, facts(*covered)) is expected


@pytest.mark.parametrize("quantifier", list(Quantifier))
def test_a_list_that_is_left_out_is_unknown(quantifier: Quantifier) -> None:
    asked = Quantified(quantifier, "transfer", ALWAYS, COVERED, Operator.AT_LEAST, 0)
    assert truth_of(asked, facts(listed=False)) is U


@pytest.mark.parametrize(
    ("operator", "number", "expected"),
    [
        ("at_least", 1, T),
        ("at_least", 2, U),
        ("at_least", 3, F),
        ("at_most", 2, T),
        ("at_most", 1, U),
        ("at_most", 0, F),
        ("equals", 1, U),
        ("equals", 3, F),
    ],
)
def test_count_knows_how_many_there_are_at_least_and_at_most(operator: str, number: int, expected: Truth) -> None:
    asked = Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, Operator(operator), number)
    assert truth_of(asked, facts(YES, GAP, NO)) is expected


def test_count_against_a_number_that_nobody_has_seen_is_unknown() -> None:
    asked = Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, Operator.AT_LEAST, Parameter("unseen"))
    assert truth_of(asked, facts(YES)) is U


def test_where_excuses_an_element_from_every() -> None:
    asked = Quantified(Quantifier.EVERY, "transfer", Not(COVERED), All((COVERED, ON_PRODUCT)))
    assert truth_of(asked, facts(YES, YES)) is T
    assert truth_of(asked, facts(YES, NO)) is F
    assert truth_of(asked, facts(YES, GAP)) is U


def test_a_dotted_name_means_the_innermost_element_of_its_kind() -> None:
    of_the_inner = Test(Path("transfer", "covered"), Operator.EQUALS, True)
    some = Quantified(Quantifier.SOME, "transfer", ALWAYS, of_the_inner)
    found = facts(NO, YES)
    transfers = found.subjects("transfer")
    assert [evaluate(of_the_inner, Scope(found, one, parameter)) for one in transfers] == [F, T]
    assert [evaluate(some, Scope(found, one, parameter)) for one in transfers] == [T, T]


def test_a_name_that_could_mean_several_things_is_refused() -> None:
    with pytest.raises(EngineFailure, match="there may be several of transfer"):
        truth_of(Test(Path("transfer", "covered"), Operator.EQUALS, True), facts(YES))


def test_a_rule_makes_one_decision_for_each_subject() -> None:
    rule = rule_of("R-1", "transfer", ON_PRODUCT, Test(Path("transfer", "covered"), Operator.EQUALS, True))
    found = facts(YES, NO, GAP)
    first, second, third = found.subjects("transfer")
    assert judge(rule, found, parameter) == (
        Decision("R-1", first, T, T),
        Decision("R-1", second, T, F, case=0),
        Decision("R-1", third, T, U),
    )
    assert judge(rule, facts(listed=False), parameter) == ()


def test_what_is_required_is_not_asked_where_the_rule_does_not_apply() -> None:
    rule = rule_of("R-1", "transfer", ON_PRODUCT, Test(Path("transfer", "covered"), Operator.EQUALS, True))
    (only,) = judge(rule, facts(NO, on_product=NO), parameter)
    assert (only.applies, only.holds, only.case, only.status) == (F, U, None, "not_applicable")


def test_a_requirement_for_a_person_is_unknown_wherever_it_applies() -> None:
    (only,) = judge(rule_of("R-1", "claim", ALWAYS, None), facts(), parameter)
    assert (only.applies, only.holds, only.status) == (T, U, "unknown")


@pytest.mark.parametrize(("covered", "case"), [((YES,), 0), ((GAP,), 1), ((NO,), 1)])
def test_the_first_violation_case_that_surely_holds_counts(covered: tuple[Value, ...], case: int) -> None:
    some = Quantified(Quantifier.SOME, "transfer", ALWAYS, COVERED)
    (only,) = judge(rule_of("R-1", "claim", ALWAYS, Not(ON_PRODUCT), some), facts(*covered), parameter)
    assert (only.status, only.case) == ("violated", case)
