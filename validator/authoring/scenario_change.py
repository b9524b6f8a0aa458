"""A dossier made of another one by a small change.

What enters: the root node of a dossier and the operations of a scenario, in the order in which they are written. What
leaves: the changed root. May fail with `ChangeError`, which says where in the scenario's file and why. The dossier that
was given stays as it is.

Pointers are JSON pointers; ``@x`` as a step finds the item of a list whose `id` (a certificate's `number`) is x.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from validator.dossier.nodes import Mapping as MappingNode
from validator.dossier.nodes import Node, Scalar, Sequence, child, join, split

NAMES = ("id", "number")


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a change: what is done, to which place, with which value; its own place for messages."""

    name: str
    pointer: str
    value: Node | None
    line: int
    column: int


class ChangeError(Exception):
    """An operation that cannot be done."""

    def __init__(self, operation: Operation, message: str) -> None:
        """Say what is wrong with which operation."""
        super().__init__(message)
        self.operation = operation


def changed(root: Node, operations: tuple[Operation, ...]) -> Node:
    """The root with every operation done."""
    root = _copied(root)
    for operation in operations:
        OPERATIONS[operation.name](root, operation)
    return root


def _copied(node: Node) -> Node:
    if isinstance(node, MappingNode):
        values = {key: _copied(value) for key, value in node.values.items()}
        return MappingNode(dict(node.keys), values, node.line, node.column)
    if isinstance(node, Sequence):
        return Sequence([_copied(item) for item in node.items], node.line, node.column)
    return node


def _step(node: Node, step: str) -> Node | None:
    if not step.startswith("@") or not isinstance(node, Sequence):
        return child(node, step)
    return next((item for item in node.items if _is_named(item, step[1:])), None)


def _is_named(item: Node, name: str) -> bool:
    if not isinstance(item, MappingNode):
        return False
    named = (item.values.get(key) for key in NAMES)
    return any(isinstance(node, Scalar) and node.text == name for node in named)


def _found(root: Node, steps: list[str], operation: Operation) -> Node:
    node = root
    for number, step in enumerate(steps):
        below = _step(node, step)
        if below is None:
            raise ChangeError(operation, f"The base has nothing at {join(steps[: number + 1])}.")
        node = below
    return node


def _put(mapping: MappingNode, key: str, value: Node, operation: Operation) -> None:
    mapping.keys[key] = (operation.line, operation.column)
    mapping.values[key] = _copied(value)


def _set(root: Node, operation: Operation) -> None:
    *above, last = split(operation.pointer) or [""]
    parent = _found(root, above, operation)
    value = operation.value
    assert value is not None
    if isinstance(parent, MappingNode):
        _put(parent, last, value, operation)
    elif isinstance(parent, Sequence) and (old := _step(parent, last)) is not None:
        parent.items[_place(parent, old)] = _copied(value)
    else:
        raise ChangeError(operation, f"The base has nothing at {operation.pointer} that could be replaced.")


def _merge(root: Node, operation: Operation) -> None:
    target = _found(root, split(operation.pointer), operation)
    if not isinstance(target, MappingNode) or not isinstance(operation.value, MappingNode):
        raise ChangeError(operation, "`merge` gives members to a group of keys; both sides have to be one.")
    for key, value in operation.value.values.items():
        _put(target, key, value, operation)


def _add(root: Node, operation: Operation) -> None:
    *above, last = split(operation.pointer) or [""]
    parent = _found(root, above, operation)
    target = _step(parent, last)
    if target is None and isinstance(parent, MappingNode):
        target = Sequence([], operation.line, operation.column)
        parent.keys[last], parent.values[last] = (operation.line, operation.column), target
    if not isinstance(target, Sequence) or operation.value is None:
        raise ChangeError(operation, f"`add` adds to a list; {operation.pointer} is none.")
    several = operation.value.items if isinstance(operation.value, Sequence) else [operation.value]
    target.items.extend(_copied(item) for item in several)


def _remove(root: Node, operation: Operation) -> None:
    *above, last = split(operation.pointer) or [""]
    parent = _found(root, above, operation)
    target = _found(root, [*above, last], operation)
    if isinstance(parent, MappingNode):
        del parent.keys[last], parent.values[last]
    elif isinstance(parent, Sequence):
        del parent.items[_place(parent, target)]


def _place(parent: Sequence, item: Node) -> int:
    return next(number for number, each in enumerate(parent.items) if each is item)


OPERATIONS: Mapping[str, Callable[[Node, Operation], None]] = {
    "set": _set,
    "merge": _merge,
    "add": _add,
    "remove": _remove,
}
