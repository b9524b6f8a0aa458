"""What the schema wants at each place, compiled once.

What enters: a JSON Schema whose references are written out. What leaves: a tree of `Shape`s that turns
plain scalars into values (country NO stays a text where a text is wanted) and recognises data that fits. What the
schema leaves open is read by YAML 1.2's rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from validator.dossier.acceptance import Allows, allows, nothing
from validator.dossier.nodes import Mapping as MappingNode
from validator.dossier.nodes import Node, Scalar, Sequence
from validator.dossier.scalars import NumberTooLongError, Plain, as_number, as_text, as_truth, core

SCALARS: Mapping[object, Callable[[str], Plain]] = {
    "string": as_text,
    "number": as_number,
    "integer": as_number,
    "boolean": as_truth,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How to read a scalar at this place, what is allowed there, and the shapes of the members and items below it."""

    scalar: Callable[[str], Plain] = core
    allows: Allows = nothing
    members: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> Shape:
        """The shape that a schema asks for."""
        items = schema.get("items")
        return cls(
            SCALARS.get(_type_of(schema), core),
            allows(schema),
            {name: cls.of(member) for name, member in schema.get("properties", {}).items()},
            None if items is None else cls.of(items),
        )

    def accepts(self, value: Any) -> bool:
        """True only of data that surely fits the schema; that it does not say so means nothing."""
        if type(value) is dict:
            for name, member in value.items():
                shape = self.members.get(name)
                if shape is None or not shape.accepts(member):
                    return False
        elif type(value) is list and not all(map((self.items or ANYTHING).accepts, value)):
            return False
        return self.allows(value)


ANYTHING = Shape()


def _type_of(schema: Mapping[str, Any]) -> object:
    if "type" in schema:
        return schema["type"] if isinstance(schema["type"], str) else None
    words = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return "string" if words and all(isinstance(word, str) for word in words) else None


def plain(node: Node, shape: Shape, too_long: list[Scalar]) -> Any:
    """The node as dict, list or scalar. A number beyond the bound becomes 0 and is put into ``too_long``."""
    if type(node) is Scalar:
        if node.quoted:
            return node.text
        try:
            return shape.scalar(node.text)
        except NumberTooLongError:
            too_long.append(node)
            return 0
    if type(node) is MappingNode:
        members = shape.members
        return {key: plain(value, members.get(key, ANYTHING), too_long) for key, value in node.values.items()}
    assert type(node) is Sequence
    items = shape.items or ANYTHING
    return [plain(item, items, too_long) for item in node.items]
