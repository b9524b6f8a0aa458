"""Formulas, read node by node: no code is made of them, and nothing is remembered beyond this one reading.

What enters: a linked syntax tree, the thing that it is about, its arguments. What leaves: a value. One short function
for each class of node says what it means. Nothing fails for linked formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from validator.crosscheck.naive import arithmetic
from validator.crosscheck.naive.comparing import among, compared, same
from validator.crosscheck.naive.values import (
    NONE,
    UNKNOWN,
    Bounds,
    Thing,
    Things,
    Value,
    is_missing,
    is_number,
    opposite,
    truth,
)
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node

if TYPE_CHECKING:
    from validator.crosscheck.naive.reading import Reading

Names = Mapping[str, Value]
"""What arguments and ranges have bound."""
Meaning = Callable[["Reading", Any, Thing, Names], Value]
M = TypeVar("M", bound=Meaning)

MEANINGS: dict[type[Node], Meaning] = {}
"""What each class of node means."""


def means(*kinds: type[Node]) -> Callable[[M], M]:
    """Register the meaning of classes of node."""

    def register(meaning: M) -> M:
        MEANINGS.update(dict.fromkeys(kinds, meaning))
        return meaning

    return register


def value_of(reading: Reading, node: Node, this: Thing, names: Names) -> Value:
    """What a formula comes to."""
    return MEANINGS[node.__class__](reading, node, this, names)


# Values ------------------------------------------------------------------------------------------------------------


@means(tree.Constantly)
def _constantly(_reading: Reading, node: tree.Constantly, _this: Thing, _names: Names) -> Value:
    return node.value


@means(tree.Nothing)
def _nothing(_reading: Reading, _node: tree.Nothing, _this: Thing, _names: Names) -> Value:
    return NONE


@means(tree.ListOf)
def _list_of(reading: Reading, node: tree.ListOf, this: Thing, names: Names) -> Value:
    return tuple(value_of(reading, each, this, names) for each in node.items)


@means(tree.ParameterOf)
def _parameter_of(reading: Reading, node: tree.ParameterOf, _this: Thing, _names: Names) -> Value:
    return reading.parameter(node.name)


@means(tree.TableOf)
def _table_of(reading: Reading, node: tree.TableOf, this: Thing, names: Names) -> Value:
    table = reading.book.tables[node.name]
    if node.key is None:
        return table.keys
    key = value_of(reading, node.key, this, names)
    if is_missing(key):
        return UNKNOWN
    assert isinstance(table.rows, Mapping)
    return table.rows.get(key, () if table.of_lists else NONE)


@means(tree.JudgedDay)
def _judged_day(reading: Reading, _node: tree.JudgedDay, _this: Thing, _names: Names) -> Value:
    return reading.judged_day


@means(tree.This)
def _this(_reading: Reading, _node: tree.This, this: Thing, _names: Names) -> Value:
    return this


@means(tree.Bound)
def _bound(_reading: Reading, node: tree.Bound, _this: Thing, names: Names) -> Value:
    return names[node.name]


@means(tree.Single)
def _single(reading: Reading, node: tree.Single, _this: Thing, _names: Names) -> Value:
    return reading.single(node.kind)


@means(tree.Attribute)
def _attribute(reading: Reading, node: tree.Attribute, this: Thing, names: Names) -> Value:
    thing = this if node.of.__class__ is tree.This else value_of(reading, node.of, this, names)
    if thing.__class__ is not Thing:
        return UNKNOWN
    if node.arguments:
        arguments = tuple([value_of(reading, each, this, names) for each in node.arguments])
        return reading.fact_about(thing, node.name, arguments)
    return reading.needed(thing, node.name) if node.needed else reading.fact(thing, node.name)


@means(tree.Followed)
def _followed(reading: Reading, node: tree.Followed, this: Thing, names: Names) -> Value:
    return reading.named(node.kind, value_of(reading, node.of, this, names))


@means(tree.Function)
def _function(reading: Reading, node: tree.Function, this: Thing, names: Names) -> Value:
    arguments = [value_of(reading, each, this, names) for each in node.arguments]
    return reading.book.functions[node.name](reading, this, *arguments)


# Arithmetic and logic ----------------------------------------------------------------------------------------------

OPERATIONS = {"+": arithmetic.added, "-": arithmetic.taken, "*": arithmetic.multiplied, "/": arithmetic.divided}


@means(tree.Arithmetic)
def _arithmetic(reading: Reading, node: tree.Arithmetic, this: Thing, names: Names) -> Value:
    left, right = value_of(reading, node.left, this, names), value_of(reading, node.right, this, names)
    return OPERATIONS[node.operator](left, right)


@means(tree.Shifted)
def _shifted(reading: Reading, node: tree.Shifted, this: Thing, names: Names) -> Value:
    day, length = value_of(reading, node.day, this, names), value_of(reading, node.length, this, names)
    return arithmetic.moved(day, length, node.unit, backwards=node.operator == "-")


@means(tree.Extreme)
def _extreme(reading: Reading, node: tree.Extreme, this: Thing, names: Names) -> Value:
    left, right = value_of(reading, node.left, this, names), value_of(reading, node.right, this, names)
    return arithmetic.smaller(left, right) if node.word == "min" else arithmetic.larger(left, right)


@means(tree.Comparison)
def _comparison(reading: Reading, node: tree.Comparison, this: Thing, names: Names) -> Value:
    left, right = value_of(reading, node.left, this, names), value_of(reading, node.right, this, names)
    return compared(node.operator, left, right)


@means(tree.Among)
def _among(reading: Reading, node: tree.Among, this: Thing, names: Names) -> Value:
    return among(value_of(reading, node.item, this, names), value_of(reading, node.items, this, names))


@means(tree.IsGiven)
def _is_given(reading: Reading, node: tree.IsGiven, this: Thing, names: Names) -> Value:
    part = value_of(reading, node.part, this, names)
    return False if part is NONE else UNKNOWN if is_missing(part) else True


@means(tree.IsKnown)
def _is_known(reading: Reading, node: tree.IsKnown, this: Thing, names: Names) -> Value:
    part = value_of(reading, node.part, this, names)
    return not is_missing(part) and not isinstance(part, Things)


@means(tree.Otherwise)
def _otherwise(reading: Reading, node: tree.Otherwise, this: Thing, names: Names) -> Value:
    part = value_of(reading, node.part, this, names)
    return value_of(reading, node.other, this, names) if part is NONE else part


@means(tree.Negation)
def _negation(reading: Reading, node: tree.Negation, this: Thing, names: Names) -> Value:
    return opposite(value_of(reading, node.part, this, names))


@means(tree.Conjunction)
def _conjunction(reading: Reading, node: tree.Conjunction, this: Thing, names: Names) -> Value:
    found: Value = True
    for part in node.parts:
        each = value_of(reading, part, this, names)
        if each is False:
            return False
        if each is not True:
            found = UNKNOWN
    return found


@means(tree.Disjunction)
def _disjunction(reading: Reading, node: tree.Disjunction, this: Thing, names: Names) -> Value:
    found: Value = False
    for part in node.parts:
        each = value_of(reading, part, this, names)
        if each is True:
            return True
        if each is not False:
            found = UNKNOWN
    return found


@means(tree.Choice)
def _choice(reading: Reading, node: tree.Choice, this: Thing, names: Names) -> Value:
    condition = truth(value_of(reading, node.condition, this, names))
    if condition is not UNKNOWN:
        return value_of(reading, node.one if condition else node.other, this, names)
    return _either(value_of(reading, node.one, this, names), value_of(reading, node.other, this, names))


def _either(one: Value, other: Value) -> Value:
    """One of two values, nobody knows which: what both are, or else the bounds of two numbers."""
    if one is other or (not isinstance(one, Thing | Things) and same(one, other) is True):
        return one
    if not (is_number(one) and is_number(other)):
        return UNKNOWN
    (low, high), (least, most) = arithmetic.ends(one), arithmetic.ends(other)
    return arithmetic.between(min(low, least), max(high, most))


__all__ = ["MEANINGS", "Bounds", "Names", "means", "value_of"]
