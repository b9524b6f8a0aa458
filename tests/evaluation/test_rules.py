"""Rules and their quantifiers: one answer a subject, three values, the first case that surely holds."""

from __future__ import annotations

from typing import Any as Raw

import pytest

from validator.facts.element import FactBase
from validator.rulebook.answer import Answer, Truth
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Not,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Test,
)
from validator.rulebook.rule import Status

from .small import answers, facts, rule_of, truth

YES, NO, GAP = True, False, None
COVERED = Test(Path("transfer", "covered", own=True), Operator.EQUALS, True)
OF_ITS_KIND = Test(Path("transfer", "covered"), Operator.EQUALS, True)
MARKED = Test(Path("claim", "mark"), Operator.EQUALS, True)


def shipped(*covered: Truth, mark: bool = True) -> FactBase:
    """A claim, and one transfer for each answer to whether it is covered."""
    transfers = [{"id": str(place)} | ({} if one is None else {"covered": one}) for place, one in enumerate(covered)]
    return facts(claim={"mark": mark}, transfer=transfers)


@pytest.mark.parametrize(
    ("quantifier", "covered", "expected"),
    [
        ("some", [], False),
        ("some", [NO, YES], True),
        ("some", [NO, GAP], None),
        ("some", [GAP, YES], True),
        ("some", [NO, NO], False),
        ("every", [], True),
        ("every", [YES, YES], True),
        ("every", [YES, NO, GAP], False),
        ("every", [YES, GAP], None),
        ("no", [], True),
        ("no", [NO, NO], True),
        ("no", [GAP, YES], False),
        ("no", [NO, GAP], None),
    ],
)
def test_quantifiers_follow_kleene(quantifier: str, covered: list[Truth], expected: Truth) -> None:
    asked = Quantified(Quantifier(quantifier), "transfer", ALWAYS, COVERED)
    assert truth(asked, shipped(*covered)) is expected


@pytest.mark.parametrize("quantifier", [each for each in Quantifier if each is not Quantifier.COUNT])
def test_a_list_that_is_left_out_is_unknown(quantifier: Quantifier) -> None:
    assert truth(Quantified(quantifier, "transfer", ALWAYS, COVERED), facts()) is None


def test_of_a_list_that_is_left_out_only_that_there_are_at_least_none_is_sure() -> None:
    counted = [
        Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, Operator.AT_LEAST, number) for number in (0, 1)
    ]
    assert [truth(each, facts()) for each in counted] == [True, None]


@pytest.mark.parametrize(
    ("operator", "number", "expected"),
    [
        ("at_least", 1, True),
        ("at_least", 2, None),
        ("at_least", 3, False),
        ("at_most", 2, True),
        ("at_most", 1, None),
        ("at_most", 0, False),
        ("equals", 1, None),
        ("equals", 3, False),
    ],
)
def test_count_knows_how_many_there_are_at_least_and_at_most(operator: str, number: int, expected: Truth) -> None:
    asked = Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, Operator(operator), number)
    assert truth(asked, shipped(YES, GAP, NO)) is expected


def test_count_against_a_number_that_nobody_has_seen_is_unknown() -> None:
    asked = Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, Operator.AT_LEAST, Parameter("unseen"))
    assert truth(asked, shipped(YES)) is None


def test_where_excuses_an_element_from_every() -> None:
    asked = Quantified(Quantifier.EVERY, "transfer", Not(COVERED), All((COVERED, MARKED)))
    assert truth(asked, shipped(YES, YES)) is True
    assert truth(asked, shipped(YES, NO)) is False
    assert truth(asked, shipped(YES, GAP)) is None


def test_a_dotted_name_means_the_innermost_element_of_its_kind() -> None:
    some = Quantified(Quantifier.SOME, "transfer", ALWAYS, OF_ITS_KIND)
    found = shipped(NO, YES)
    transfers = found.subjects("transfer")
    assert [truth(OF_ITS_KIND, found, one) for one in transfers] == [False, True]
    assert [truth(some, found, one) for one in transfers] == [True, True]


@pytest.mark.parametrize("quantifier", list(Quantifier))
@pytest.mark.parametrize("looked_up", [True, False])
def test_who_is_looked_up_by_an_id_is_who_trying_every_element_finds(quantifier: Quantifier, looked_up: bool) -> None:
    same = Test(Path("transfer", "to", own=True), Operator.EQUALS, Path("claim", "holder"))
    either = Any((Test(Path("claim", "mark"), Operator.EQUALS, False), same))  # which no index serves
    receivers = ("a", "b", None, "a")
    transfers = [
        {"id": str(place), "covered": place != 2} | ({} if to is None else {"to": to})
        for place, to in enumerate(receivers)
    ]
    found = facts(claim={"mark": True, "holder": "a"}, transfer=transfers)
    expected = {"some": True, "every": None, "no": False, "count": True}
    asked = Quantified(quantifier, "transfer", same if looked_up else either, COVERED, Operator.AT_LEAST, 2)
    assert truth(asked, found) is expected[quantifier.value]


def test_of_nothing_all_is_true_and_any_is_false() -> None:
    assert (truth(All(()), facts()), truth(Any(()), facts())) == (True, False)


def test_a_rule_makes_one_answer_for_each_subject() -> None:
    rule = rule_of("transfer", MARKED, OF_ITS_KIND)
    assert answers(rule, shipped(YES, NO, GAP)) == [Answer(True, True), Answer(True, False, 0), Answer(True, None)]
    assert answers(rule, facts(claim={"mark": True})) == []


def test_what_is_required_is_not_asked_where_the_rule_does_not_apply() -> None:
    (only,) = answers(rule_of("transfer", MARKED, OF_ITS_KIND), shipped(NO, mark=False))
    assert (only, only.status) == (Answer(False, None), "not_applicable")


def test_a_requirement_for_a_person_is_unknown_wherever_it_applies() -> None:
    (only,) = answers(rule_of("claim", ALWAYS, None), facts())
    assert (only, only.status) == (Answer(True, None), "unknown")


@pytest.mark.parametrize(("covered", "case"), [((YES,), 0), ((GAP,), 1), ((NO,), 1)])
def test_the_first_violation_case_that_surely_holds_counts(covered: tuple[Raw, ...], case: int) -> None:
    some = Quantified(Quantifier.SOME, "transfer", ALWAYS, COVERED)
    (only,) = answers(rule_of("claim", ALWAYS, Not(MARKED), some), shipped(*covered))
    assert (only.status, only.case) == ("violated", case)


@pytest.mark.parametrize(
    ("applies", "holds", "status"),
    [
        (False, True, "not_applicable"),
        (False, False, "not_applicable"),
        (False, None, "not_applicable"),
        (True, True, "met"),
        (True, False, "violated"),
        (True, None, "unknown"),
        (None, True, "met"),
        (None, False, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_the_status_of_when_and_require(applies: Truth, holds: Truth, status: Status) -> None:
    assert Answer(applies, holds).status == status
