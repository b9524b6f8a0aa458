"""Reading formulas: a text becomes a tree with places, or a message that says what is wrong and where."""

from __future__ import annotations

import pytest

from validator.rulebook.formulas import tree
from validator.rulebook.formulas.grammar import FormulaError, parse


def test_and_binds_tighter_than_or_and_not_tightest() -> None:
    found = parse("a or b and not c")
    assert isinstance(found, tree.Disjunction)
    assert found.parts[1] == tree.Conjunction((tree.Name("b"), tree.Negation(tree.Name("c"))))


def test_every_node_knows_its_place() -> None:
    found = parse("coc_input_t\n  + non_coc_input_t")
    assert isinstance(found, tree.Arithmetic)
    assert found.right.place == tree.Place(2, 5)


def test_prefer_is_a_choice_of_what_has_something() -> None:
    found = parse("prefer each account where good else each account")
    assert isinstance(found, tree.Choice)
    assert found.condition == tree.Called("has_any", (found.one,))


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("coc_input_t +", 14, "ends too early"),
        ("a = 'x'", 5, "straight double quotes"),
        ("a = “x”", 5, "straight double quotes"),
        ('a = "x', 5, "does not end on its line"),
        ("if a then b", 12, "`else`"),
        ("min(a for each account", 23, "closing bracket"),
        ("sum(a, b)", 1, "for each"),
        ("a ; b", 3, "does not belong"),
        ("a b", 3, "cannot stand here"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, column: int, told: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.place == tree.Place(1, column)
    assert told in caught.value.message
