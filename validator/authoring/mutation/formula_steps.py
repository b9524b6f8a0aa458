"""The small steps in which one node of a formula can be changed, its parts as they are.

What enters: a linked node. What leaves: each step as a word for it and the changed node. A step that comes to the same
by construction is left out. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.load_parameters import WORD, ParameterEntry

OTHER_COMPARISON: Mapping[str, Any] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "!=", "!=": "="}
OTHER_SIGN: Mapping[str, Any] = {"+": "-", "-": "+"}
OTHER_WORD: Mapping[str, Any] = {
    "min": "max",
    "max": "min",
    "some": "every",
    "every": "some",
    "no": "some",
    "latest": "earliest",
    "earliest": "latest",
}
TRUE, FALSE = tree.Constantly(True), tree.Constantly(False)
NAMED = (tree.Attribute, tree.Function, tree.Among, tree.Bound)
Step = tuple[str, Node]
Parameters = Mapping[str, ParameterEntry]


def steps_of(node: Node, parameters: Parameters) -> Iterator[Step]:
    """Every step, in a stable order."""
    match node:
        case tree.Comparison(operator):
            other = OTHER_COMPARISON[operator]
            yield f"{other} for {operator}", replace(node, operator=other)
        case tree.Conjunction(parts) if len(parts) > 1:
            yield "or for and", tree.Disjunction(parts)
        case tree.Disjunction(parts) if len(parts) > 1:
            yield "and for or", tree.Conjunction(parts)
        case tree.Negation(tree.IsGiven() as given):
            yield "is given for is not given", given
        case tree.Negation(part):
            yield "not left out", part
        case tree.IsGiven():
            yield "is not given for is given", tree.Negation(node)
        case tree.Arithmetic("+" | "-" as operator) | tree.Shifted(_, operator):
            yield f"{OTHER_SIGN[operator]} for {operator}", replace(node, operator=OTHER_SIGN[operator])
        case tree.Extreme(word) | tree.Pick(word) | tree.Aggregate("min" | "max" as word):
            yield f"{OTHER_WORD[word]} for {word}", replace(node, word=OTHER_WORD[word])
        case tree.Quantified():
            yield _other_quantifier(node)
        case tree.Choice(condition, one, other_side):
            yield "the sides swapped", tree.Choice(condition, other_side, one)
            yield "the condition made true", one
            yield "the condition made false", other_side
        case tree.Otherwise(part, _):
            yield "its part for given", part
        case tree.ParameterOf(name):
            yield from _moved(node, parameters[name])
        case tree.Constantly():
            yield from _constants(node)
        case tree.ListOf(items) if len(items) > 1:
            yield from (
                (f"the {n}. word left out", replace(node, items=(*items[: n - 1], *items[n:])))
                for n in range(1, len(items) + 1)
            )


def denied(node: Node) -> Iterator[Step]:
    """``not`` before what is yes or no and names its answer; a comparison or a quantifier has other steps."""
    if isinstance(node, NAMED):
        yield "not added", tree.Negation(node)


def _other_quantifier(node: tree.Quantified) -> Step:
    """Of ``some thing`` without a condition ``every thing`` would be true of whatever there is."""
    bare = node.word == "some" and node.has is None
    if not bare:
        other = OTHER_WORD[node.word]
        return f"{other} for {node.word}", replace(node, word=other)
    if node.range.where is None:
        return "no for some", replace(node, word="no")
    ranged = replace(node.range, where=None)
    return "every for some", tree.Quantified("every", ranged, node.range.where, place=node.place)


def _moved(node: tree.ParameterOf, entry: ParameterEntry) -> Iterator[Step]:
    if entry.unit == WORD:
        return
    one = tree.Constantly(1)
    if entry.unit == "date":
        yield "a day more", tree.Shifted(node, "+", one, "days")
        yield "a day less", tree.Shifted(node, "-", one, "days")
    else:
        yield "one more", tree.Arithmetic("+", node, one)
        yield "one less", tree.Arithmetic("-", node, one)


def _constants(node: tree.Constantly) -> Iterator[Step]:
    if isinstance(node.value, bool):
        yield ("false for true" if node.value else "true for false"), replace(node, value=not node.value)
    elif node.value in (0, 1):
        yield f"{1 - node.value} for {node.value}", replace(node, value=1 - node.value)  # type: ignore[operator]
