"""Every formula that is one small step away from a formula.

What enters: a linked formula and the parameters. What leaves: for each step the path of the node that is changed (the
names of the tree's fields, as in ``right/range/where``), a word for the step, the node as it was, and the whole formula
as it then is. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from validator.authoring.mutation.formula_steps import Parameters, denied, steps_of
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node, Place


@dataclass(frozen=True, slots=True)
class Change:
    """``whole`` is the formula that results; ``was`` the part that is changed."""

    path: str
    step: str
    was: Node
    whole: Node


def changes(node: Node, parameters: Parameters, path: str = "", truth: bool = False) -> Iterator[Change]:
    """Every change of a formula and of its parts; ``truth``: a yes or no is asked for here."""
    steps = [*steps_of(node, parameters), *(denied(node) if truth else ())]
    yield from (Change(path, step, node, whole) for step, whole in steps)
    for part, step, whole, name in _left_out(node):
        yield Change(_below(path, name), step, part, whole)
    if isinstance(node, tree.Negation) and isinstance(node.part, tree.IsGiven):
        yield from _inside(node, "part/part", node.part.part, parameters, path, False)
        return
    for name, part, of_truth in _parts(node, truth):
        yield from _inside(node, name, part, parameters, path, of_truth)


def _inside(node: Node, name: str, part: Node, parameters: Parameters, path: str, truth: bool) -> Iterator[Change]:
    for change in changes(part, parameters, _below(path, name), truth):
        yield replace(change, whole=with_part(node, name, change.whole))


def _below(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


def _left_out(node: Node) -> Iterator[tuple[Node, str, Node, str]]:
    """A part of several, or a condition of a range; of all parts but one, that one stays."""
    if isinstance(node, tree.Conjunction | tree.Disjunction) and len(node.parts) > 1:
        for index, part in enumerate(node.parts):
            rest = (*node.parts[:index], *node.parts[index + 1 :])
            yield part, "left out", (rest[0] if len(rest) == 1 else replace(node, parts=rest)), f"parts/{index}"
    ranged = getattr(node, "range", None)
    if isinstance(ranged, tree.Range) and ranged.where is not None:
        yield ranged.where, "where left out", with_part(node, "range", replace(ranged, where=None)), "range/where"


def _parts(node: Node, truth: bool) -> Iterator[tuple[str, Node, bool]]:
    """The parts of a node, by the names of its fields, with whether a yes or no is asked of them."""
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Node):
            yield field.name, value, _asks(node, field.name, truth)
        elif isinstance(value, tuple) and not isinstance(value, Place):
            for index, part in enumerate(value):
                if isinstance(part, Node):
                    yield f"{field.name}/{index}", part, isinstance(node, tree.Conjunction | tree.Disjunction)


def _asks(node: Node, name: str, truth: bool) -> bool:
    match node:
        case tree.Range():
            return name == "where"
        case tree.Quantified():
            return name == "has"
        case tree.Choice():
            return name == "condition" or truth
        case tree.Otherwise():
            return truth and name == "part"
    return False  # behind a not another one would only take it back


def with_part(node: Node, name: str, part: Node) -> Node:
    """The node with another part in the place that the name says."""
    first, _, rest = name.partition("/")
    value = getattr(node, first)
    changed: dict[str, Any] = {first: part}
    if isinstance(value, tuple):
        at, _, below = rest.partition("/")
        inner = with_part(value[int(at)], below, part) if below else part
        changed[first] = (*value[: int(at)], inner, *value[int(at) + 1 :])
    elif rest:
        changed[first] = with_part(value, rest, part)
    return replace(node, **changed)
