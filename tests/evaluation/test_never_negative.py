"""Which numbers surely are not negative, as far as their formulas show: bounds of products and sums rest on it."""

from __future__ import annotations

import pytest

from validator.evaluation.compiling import never_negative
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

NUMBERS = {
    name: Attribute("shop", name, "number", "", "", pointer=name, least=name == "mass") for name in ("mass", "balance")
}
WORDS = Vocabulary({"shop": Kind("shop", "Shop", "", "", NUMBERS, at="/shop")})
MASS, BALANCE = (tree.Attribute(tree.This(), "shop", name) for name in ("mass", "balance"))
BOTH: dict[tuple[Node, Node], bool] = {(MASS, MASS): True, (MASS, BALANCE): False, (BALANCE, MASS): False}


@pytest.mark.parametrize(("one", "other"), BOTH)
def test_of_two_numbers(one: Node, other: Node) -> None:
    both = BOTH[one, other]
    assert never_negative(tree.Arithmetic("+", one, other), WORDS) is both
    assert never_negative(tree.Arithmetic("*", one, other), WORDS) is both
    assert never_negative(tree.Arithmetic("-", one, other), WORDS) is False
    assert never_negative(tree.Extreme("min", one, other), WORDS) is both
    assert never_negative(tree.Extreme("max", one, other), WORDS) is True
    assert never_negative(tree.Otherwise(one, other), WORDS) is both


def test_of_one_number() -> None:
    assert never_negative(MASS, WORDS) and not never_negative(BALANCE, WORDS)
    assert never_negative(tree.ParameterOf("limit"), WORDS)
    assert not never_negative(tree.Negation(MASS), WORDS)
