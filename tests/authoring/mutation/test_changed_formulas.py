"""Formulas changed in one small step."""

from __future__ import annotations

import pytest

from validator.authoring.mutation.changed_formulas import changes
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.formulas.written import written
from validator.rulebook.load_parameters import ParameterEntry

PARAMETERS = {
    "tolerance_t": ParameterEntry("tolerance_t", "", "t", "seen", (), ()),
    "since": ParameterEntry("since", "", "date", "seen", (), ()),
}


def fact(name: str) -> Node:
    return tree.Attribute(tree.This(), "account", name)


A, B, C, ONE, ZERO = fact("a"), fact("b"), fact("c"), tree.Constantly(1), tree.Constantly(0)
LOTS = tree.Range("scrap_lot", "scrap_lot", None, fact("c"))


@pytest.mark.parametrize(
    ("formula", "becomes"),
    [
        (tree.Comparison("<=", A, B), ["a < b"]),
        (tree.Comparison("=", A, B), ["a != b"]),
        (tree.Conjunction((A, B)), ["a or b", "b", "a", "not a and b", "a and not b"]),
        (tree.Disjunction((A, B)), ["a and b", "b", "a", "not a or b", "a or not b"]),
        (tree.Negation(A), ["a"]),
        (tree.IsGiven(A), ["a is not given"]),
        (tree.Negation(tree.IsGiven(A)), ["a is given"]),
        (tree.Arithmetic("+", A, B), ["a - b"]),
        (tree.Extreme("max", A, ZERO), ["min(a, 0)", "max(a, 1)"]),
        (tree.Choice(A, ONE, B), ["if a then b else 1", "1", "b", "if not a then 1 else b", "if a then 0 else b"]),
        (tree.Otherwise(A, ZERO), ["a", "given(a, 1)"]),
        (tree.Quantified("some", LOTS, B), ["every scrap_lot where c has b", "some scrap_lot has b"]),
        (tree.Quantified("no", tree.Range("scrap_lot", "scrap_lot")), ["some scrap_lot"]),
        (tree.Pick("latest", LOTS, A), ["earliest scrap_lot where c by a", "latest scrap_lot by a"]),
        (tree.ParameterOf("tolerance_t"), ["parameter(tolerance_t) + 1", "parameter(tolerance_t) - 1"]),
        (tree.ParameterOf("since"), ["parameter(since) + 1 days", "parameter(since) - 1 days"]),
        (tree.ListOf((tree.Constantly("x"), tree.Constantly("y"))), ['["y"]', '["x"]']),
    ],
)
def test_the_steps_of_a_formula(formula: Node, becomes: list[str]) -> None:
    found = [written(each.whole) for each in changes(formula, PARAMETERS)]
    assert [each for each in found if each in becomes] == [each for each in becomes if each in found]
    assert set(becomes) <= set(found)


def test_a_change_says_where_it_is_made() -> None:
    formula = tree.Conjunction((A, tree.Comparison("<", fact("b"), tree.Arithmetic("-", B, C))))
    found = {(each.path, each.step): written(each.whole) for each in changes(formula, PARAMETERS)}
    assert found["parts/1/right", "+ for -"] == "a and b < b + c"
    assert found["parts/0", "left out"] == "b < b - c"
    assert found["", "or for and"] == "a or b < b - c"


def test_a_not_behind_a_not_is_not_added() -> None:
    assert [each.step for each in changes(tree.Negation(A), PARAMETERS, truth=True)] == ["not left out"]
