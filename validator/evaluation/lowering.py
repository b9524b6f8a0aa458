"""A rule's conditions as formulas: one meaning serves both.

What enters: a linked condition, with the kinds of thing that stand around it. What leaves: the formula that is true
where the condition holds, false where it does not. Nothing fails for what the linker let through.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal as Word
from typing import cast

from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Literal,
    Not,
    Operand,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.vocabulary import Vocabulary

ORDER: dict[Operator, str] = {
    Operator.EQUALS: "=",
    Operator.AT_LEAST: ">=",
    Operator.AT_MOST: "<=",
    Operator.MORE_THAN: ">",
    Operator.LESS_THAN: "<",
    Operator.BEFORE: "<",
    Operator.ON_OR_BEFORE: "<=",
    Operator.AFTER: ">",
    Operator.ON_OR_AFTER: ">=",
}
Unit = Word["days", "months", "years"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Whose condition it is: the kind of the rule's subject, and the kinds ranged over around it, outermost first."""

    vocabulary: Vocabulary
    subject: str
    bound: tuple[str, ...] = ()

    def inside(self, kind: str) -> Surroundings:
        """What stands around a condition inside a quantifier over a kind."""
        return Surroundings(self.vocabulary, self.subject, (*self.bound, kind))

    @staticmethod
    def name_of(depth: int) -> str:
        """What the thing is called that the quantifier of a depth ranges over."""
        return f"each{depth}"

    def thing(self, path: Path) -> Node:
        """The thing that a path speaks of."""
        if path.own and self.bound:
            return tree.Bound(self.name_of(len(self.bound) - 1))
        for depth in reversed(range(len(self.bound))):
            if self.bound[depth] == path.kind:
                return tree.Bound(self.name_of(depth))
        return tree.This() if self.subject == path.kind else tree.Single(path.kind)

    def fact(self, path: Path) -> Node:
        """The fact that a path names."""
        kind = self.vocabulary.kinds[path.kind].role_of or path.kind
        return tree.Attribute(self.thing(path), kind, path.attribute)


def lowered(condition: Condition, around: Surroundings) -> Node:
    """The condition as a formula."""
    match condition:
        case Test():
            return _test(condition, around)
        case All(parts):
            return tree.Conjunction(tuple(lowered(part, around) for part in parts))
        case Any(parts):
            return tree.Disjunction(tuple(lowered(part, around) for part in parts))
        case Not(part):
            return tree.Negation(lowered(part, around))
        case Quantified():
            return _quantified(condition, around)


def _quantified(condition: Quantified, around: Surroundings) -> Node:
    inner = around.inside(condition.kind)
    name = around.name_of(len(around.bound))
    where = None if condition.where == ALWAYS else lowered(condition.where, inner)
    if condition.quantifier is Quantifier.COUNT:
        parts = tuple(lowered(each, inner) for each in (condition.where, condition.have) if each != ALWAYS)
        fits = parts[0] if len(parts) == 1 else tree.Conjunction(parts) if parts else None
        count = tree.Count(tree.Range(condition.kind, name, None, fits))
        return _compared(ORDER[condition.operator], count, _operand(condition.number, around))
    word = cast(Word["some", "every", "no"], condition.quantifier.value)
    return tree.Quantified(word, tree.Range(condition.kind, name, None, where), lowered(condition.have, inner))


def _test(test: Test, around: Surroundings) -> Node:
    fact, operator, operand = around.fact(test.path), test.operator, test.operand
    if operator is Operator.KNOWN:
        known = tree.IsKnown(fact)
        return known if operand is True else tree.Negation(known)
    if isinstance(operand, Span):
        return _within(fact, operand, around)
    other = _operand(operand, around)
    match operator:
        case Operator.IN:
            return tree.Among(fact, other)
        case Operator.NOT_IN:
            return tree.Negation(tree.Among(fact, other))
        case Operator.INCLUDES:
            return tree.Among(other, fact)
        case Operator.INCLUDES_ANY:
            return tree.Function("some_in", (fact, other))
        case Operator.INCLUDES_ALL:
            return tree.Function("all_in", (other, fact))
        case Operator.SUBSET_OF:
            return tree.Function("all_in", (fact, other))
    return _compared(ORDER[operator], fact, other)


def _compared(operator: str, left: Node, right: Node) -> Node:
    return tree.Comparison(operator, left, right)  # type: ignore[arg-type]


def _operand(operand: Operand, around: Surroundings) -> Node:
    if isinstance(operand, Path):
        return around.fact(operand)
    if isinstance(operand, Parameter):
        return tree.ParameterOf(operand.name)
    if isinstance(operand, tuple):
        return tree.ListOf(tuple(tree.Constantly(each) for each in cast(Iterable[Literal], operand)))
    assert not isinstance(operand, Span)
    return tree.Constantly(operand)


def _within(day: Node, span: Span, around: Surroundings) -> Node:
    """At most so long after (or before) another day, both ends inclusive."""
    anchor: Node = tree.Constantly(span.anchor) if isinstance(span.anchor, date) else _operand(span.anchor, around)
    length = _operand(span.length, around)
    unit = cast(Unit, span.unit)
    if span.direction == "after":
        last = tree.Shifted(anchor, "+", length, unit)
        return tree.Conjunction((_compared("<=", anchor, day), _compared("<=", day, last)))
    first = tree.Shifted(anchor, "-", length, unit)
    return tree.Conjunction((_compared("<=", day, anchor), _compared("<=", first, day)))
