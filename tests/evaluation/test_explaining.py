"""Why a condition has the truth it has: the facts that decide it, and those that would settle it."""

from __future__ import annotations

from validator.evaluation.scope import Scope
from validator.facts.element import FactBase
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Not,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)

from .small import EXPLAINING, facts, scope

TRUE = Test(Path("claim", "mark"), Operator.EQUALS, True)
FALSE = Test(Path("approval", "covered"), Operator.EQUALS, True)
UNKNOWN = Test(Path("approval", "status"), Operator.EQUALS, "approved")
COVERED = Test(Path("transfer", "covered", own=True), Operator.EQUALS, True)
IS_TRUE, IS_FALSE = ("claim.mark", "/claim/mark"), ("approval.covered", "/approval/covered")
IS_UNKNOWN = ("approval.status", "/approval/status")
TRANSFERS = [{"id": "0", "covered": True}, {"id": "1", "covered": False}, {"id": "2"}]


def world(**more: object) -> FactBase:
    """A claim with a mark and an approval that does not cover it; of three transfers one is covered, one may be."""
    claim = {"mark": True, "share": {"low": 40, "high": 60}}
    return facts(**{"claim": claim, "approval": {"covered": False}, "transfer": TRANSFERS} | more)


def here() -> Scope:
    """A rule for that claim."""
    return scope(world())


def names(condition: Condition) -> list[tuple[str, str]]:
    """The facts that decide, with the places where they stand."""
    return [(leaf.name, leaf.pointer) for leaf in EXPLAINING.deciding(condition, here())]


def missing(condition: Condition) -> list[str]:
    """The facts that would settle it."""
    return [root.name for root in EXPLAINING.missing(condition, here())]


def quantified(quantifier: Quantifier, where: Condition = ALWAYS, have: Condition = COVERED) -> Quantified:
    """A condition about the transfers."""
    return Quantified(quantifier, "transfer", where, have)


def counted(operator: Operator, number: int | Parameter) -> Quantified:
    """How many transfers are covered."""
    return Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, operator, number)


def test_what_decides_all_is_its_false_parts_or_every_part() -> None:
    assert names(All((TRUE, FALSE, UNKNOWN))) == [IS_FALSE]
    assert names(All((TRUE, Not(FALSE)))) == [IS_TRUE, IS_FALSE]
    assert names(All((TRUE, UNKNOWN))) == [IS_UNKNOWN]


def test_what_decides_any_is_its_true_parts_or_every_part() -> None:
    assert names(Any((TRUE, FALSE, UNKNOWN))) == [IS_TRUE]
    assert names(Any((FALSE, Not(TRUE)))) == [IS_FALSE, IS_TRUE]
    assert names(Any((FALSE, UNKNOWN))) == [IS_UNKNOWN]


def test_negation_keeps_what_decides() -> None:
    assert names(Not(All((TRUE, FALSE)))) == [IS_FALSE]


def test_quantifiers_show_the_elements_that_decide() -> None:
    first, second, third = (("transfer.covered", f"/supply_chain/{place}/covered") for place in range(3))
    assert names(quantified(Quantifier.SOME)) == [first]
    assert names(quantified(Quantifier.NO)) == [first]
    assert names(quantified(Quantifier.EVERY)) == [second]
    assert names(quantified(Quantifier.EVERY, COVERED)) == [third]
    assert names(counted(Operator.AT_LEAST, 1)) == [first, third]
    assert names(counted(Operator.AT_LEAST, 2)) == [third]


def test_an_empty_list_and_one_left_out_are_facts_too() -> None:
    some = Quantified(Quantifier.SOME, "certificate", ALWAYS, ALWAYS)
    (leaf,) = EXPLAINING.deciding(some, scope(world(certificate=[])))
    assert (leaf.name, leaf.value) == ("certificate", ())
    every = Quantified(Quantifier.EVERY, "certificate", ALWAYS, ALWAYS)
    assert names(every) == [("certificate", "/certificates")]


def test_where_none_names_the_same_thing_that_thing_is_shown() -> None:
    names_it = Test(Path("transfer", "to", own=True), Operator.EQUALS, Path("claim", "holder"))
    elsewhere = world(claim={"holder": "canco"}, transfer=[each | {"to": "someone else"} for each in TRANSFERS])
    for where, have in ((names_it, COVERED), (COVERED, names_it)):
        leaves = EXPLAINING.deciding(quantified(Quantifier.SOME, where, have), scope(elsewhere))
        assert [(leaf.name, leaf.pointer) for leaf in leaves] == [("claim.holder", "/claim/holder"), ("transfer", "")]


def test_both_sides_of_a_test_are_shown() -> None:
    against_parameter = Test(Path("claim", "share"), Operator.AT_LEAST, Parameter("limit"))
    assert [name for name, _ in names(against_parameter)] == ["claim.share", "parameter.limit"]
    span = Span(Parameter("limit"), "days", "after", Path("claim", "other_day"))
    within = Test(Path("claim", "day"), Operator.WITHIN, span)
    assert [name for name, _ in names(within)] == ["claim.day", "parameter.limit", "claim.other_day"]


def test_missing_are_the_roots_that_would_settle_an_unknown_condition() -> None:
    share = Path("claim", "share")
    assert missing(All((TRUE, UNKNOWN))) == ["approval.status"]
    assert missing(All((FALSE, UNKNOWN))) == []
    assert missing(Test(share, Operator.AT_LEAST, 50)) == ["claim.share"]
    assert missing(Test(share, Operator.AT_LEAST, Parameter("limit"))) == ["claim.share", "parameter.limit"]
    some = Quantified(Quantifier.SOME, "certificate", ALWAYS, ALWAYS)
    assert missing(Any((some, UNKNOWN, some))) == ["certificate", "approval.status"]
    unseen = Quantified(Quantifier.COUNT, "transfer", ALWAYS, ALWAYS, Operator.AT_MOST, Parameter("limit"))
    assert missing(unseen) == ["parameter.limit"]


def test_the_tree_has_every_part_with_its_own_truth() -> None:
    branch = EXPLAINING.tree(All((TRUE, Not(quantified(Quantifier.EVERY)))), here())
    assert branch.truth is True
    marked, negated = branch.parts
    assert marked.leaves[0].value is True
    (every,) = negated.parts
    assert [part.truth for part in every.parts] == [True, False, None]
    assert [part.element.id for part in every.parts if part.element] == ["0", "1", "2"]


def test_the_tree_has_the_truth_that_judging_finds() -> None:
    for parts in ((TRUE, FALSE), (TRUE, UNKNOWN), (FALSE, UNKNOWN), (TRUE, Not(FALSE))):
        for condition in (All(parts), Any(parts), Not(All(parts))):
            assert EXPLAINING.tree(condition, here()).truth is EXPLAINING.truth(condition, here())


def test_a_quantifier_can_be_shown_on_all_things_of_its_kind() -> None:
    names_it = Test(Path("transfer", "to", own=True), Operator.EQUALS, Path("claim", "holder"))
    base = world(claim={"holder": "b"}, transfer=[{"id": "0", "to": "a"}, {"id": "1", "to": "b"}])
    asked = quantified(Quantifier.SOME, names_it)
    assert len(EXPLAINING.tree(asked, scope(base)).parts) == 1
    assert len(EXPLAINING.tree(asked, scope(base), everything=True).parts) == 2
