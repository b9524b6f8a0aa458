from __future__ import annotations

from validator.engine.explain import explain, missing_of, tree
from validator.engine.reference import evaluate
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.facts.element import Element, Facts
from validator.facts.values import Interval, Known, Missing, Unknown, Value
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

STATUS_GAP = Missing("approval.status", "/approval/status", "missing", "Has ASI approved the claim?")
LIST_GAP = Missing("certificate", "/certificates")
PRICE_GAP = Missing("parameter.limit", "", "parameter")


def facts() -> Facts:
    claim: dict[str, Value] = {"on_product": Known(True, "/claim/on_product"), "share": Interval(40, 60, (STATUS_GAP,))}
    approval: dict[str, Value] = {"status": Unknown((STATUS_GAP,)), "covered": Known(False)}
    covered: tuple[Value, ...] = (Known(True), Known(False), Unknown((Missing("transfer.covered", "/x"),)))
    transfers = tuple(
        Element("transfer", str(i), f"/supply_chain/{i}", {"covered": one}) for i, one in enumerate(covered)
    )
    singles = {
        "claim": Element("claim", None, "/claim", claim),
        "approval": Element("approval", None, "/approval", approval),
    }
    return Facts({"transfer": transfers, "certificate": Unknown((LIST_GAP,)), "lot": ()}, singles)


def scope() -> Scope:
    found = facts()
    return Scope(found, found.singles["claim"], lambda name: Unknown((PRICE_GAP,)))


def names(condition: Condition) -> list[tuple[str, str]]:
    return [(leaf.name, leaf.pointer) for leaf in explain(condition, scope())]


TRUE = Test(Path("claim", "on_product"), Operator.EQUALS, True)
FALSE = Test(Path("approval", "covered"), Operator.EQUALS, True)
UNKNOWN = Test(Path("approval", "status"), Operator.EQUALS, "approved")
COVERED = Test(Path("transfer", "covered", own=True), Operator.EQUALS, True)
IS_TRUE, IS_FALSE = ("claim.on_product", "/claim/on_product"), ("approval.covered", "/approval")
IS_UNKNOWN = ("approval.status", "/approval/status")


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
    first, second, third = (
        ("transfer.covered", "/supply_chain/0"),
        ("transfer.covered", "/supply_chain/1"),
        ("transfer.covered", "/x"),
    )
    assert names(Quantified(Quantifier.SOME, "transfer", ALWAYS, COVERED)) == [first]
    assert names(Quantified(Quantifier.NO, "transfer", ALWAYS, COVERED)) == [first]
    assert names(Quantified(Quantifier.EVERY, "transfer", ALWAYS, COVERED)) == [second]
    assert names(Quantified(Quantifier.EVERY, "transfer", COVERED, COVERED)) == [third]
    assert names(Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, Operator.AT_LEAST, 1)) == [first, third]
    assert names(Quantified(Quantifier.COUNT, "transfer", ALWAYS, COVERED, Operator.AT_LEAST, 2)) == [third]


def test_an_empty_list_and_one_left_out_are_facts_too() -> None:
    (leaf,) = explain(Quantified(Quantifier.SOME, "lot", ALWAYS, ALWAYS), scope())
    assert (leaf.name, leaf.value) == ("lot", Known(()))
    assert names(Quantified(Quantifier.EVERY, "certificate", ALWAYS, ALWAYS)) == [("certificate", "/certificates")]


def test_where_none_names_the_same_thing_that_thing_is_shown() -> None:
    names_it = Test(Path("transfer", "to", own=True), Operator.EQUALS, Path("claim", "holder"))
    for where, have in ((names_it, COVERED), (COVERED, names_it)):
        asked = scope()
        asked.subject.values["holder"] = Known("canco", "/claim/holder")
        for transfer in asked.facts.subjects("transfer"):
            transfer.values["to"] = Known("someone else")
        leaves = explain(Quantified(Quantifier.SOME, "transfer", where, have), asked)
        assert [(leaf.name, leaf.pointer) for leaf in leaves] == [("claim.holder", "/claim/holder"), ("transfer", "")]


def test_both_sides_of_a_test_are_shown() -> None:
    against_parameter = Test(Path("claim", "share"), Operator.AT_LEAST, Parameter("limit"))
    assert [name for name, _ in names(against_parameter)] == ["claim.share", "parameter.limit"]
    within = Test(Path("approval", "status"), Operator.WITHIN, Span(Parameter("limit"), "days", "after", TRUE.path))
    assert [name for name, _ in names(within)] == ["approval.status", "parameter.limit", "claim.on_product"]


def test_missing_are_the_roots_that_would_settle_an_unknown_condition() -> None:
    assert missing_of(All((TRUE, UNKNOWN)), scope()) == (STATUS_GAP,)
    assert missing_of(All((FALSE, UNKNOWN)), scope()) == ()
    assert missing_of(Test(Path("claim", "share"), Operator.AT_LEAST, 50), scope()) == (STATUS_GAP,)
    assert missing_of(Test(Path("claim", "share"), Operator.AT_LEAST, Parameter("limit")), scope()) == (
        STATUS_GAP,
        PRICE_GAP,
    )
    some = Quantified(Quantifier.SOME, "certificate", ALWAYS, ALWAYS)
    assert missing_of(Any((some, UNKNOWN, some)), scope()) == (LIST_GAP, STATUS_GAP)
    unseen = Quantified(Quantifier.COUNT, "transfer", ALWAYS, ALWAYS, Operator.AT_MOST, Parameter("limit"))
    assert missing_of(unseen, scope()) == (PRICE_GAP,)


def test_the_tree_has_every_part_with_its_own_truth() -> None:
    every = Quantified(Quantifier.EVERY, "transfer", ALWAYS, COVERED)
    branch = tree(All((TRUE, Not(every))), scope())
    assert branch.truth is Truth.TRUE
    on_product, negated = branch.parts
    assert on_product.leaves[0].value == Known(True, "/claim/on_product")
    (quantified,) = negated.parts
    assert [part.truth for part in quantified.parts] == [Truth.TRUE, Truth.FALSE, Truth.UNKNOWN]
    assert [part.element.id for part in quantified.parts if part.element] == ["0", "1", "2"]


def test_the_tree_has_the_truth_of_the_reference_evaluator() -> None:
    for parts in ((TRUE, FALSE), (TRUE, UNKNOWN), (FALSE, UNKNOWN), (TRUE, Not(FALSE))):
        for condition in (All(parts), Any(parts), Not(All(parts))):
            assert tree(condition, scope()).truth is evaluate(condition, scope())
