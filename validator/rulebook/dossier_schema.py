"""What the dossier's schema says of a place in a dossier: its type and its allowed words.

What enters: the schema with its references written out, and a pointer in which ``*`` stands for any index. What
leaves: a `Leaf` in the vocabulary's own types, or None where the schema knows no single value there. Nothing raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from validator.rulebook.vocabulary import AttributeType

PLAIN: Mapping[str, AttributeType] = {"boolean": "boolean", "integer": "integer", "number": "number", "string": "text"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place that holds one value, or a list of plain ones.

    ``names``: the kind of thing that an id here (or each id of the list) names; ``least``: no number here is negative;
    ``pattern``: what each text there must match.
    """

    pointer: str
    type: AttributeType
    values: tuple[str, ...] = ()
    names: str = ""
    least: bool = False
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class DossierSchema:
    """Questions to the schema."""

    root: Mapping[str, Any]

    def leaf(self, pointer: str) -> Leaf | None:
        """The value that stands at a pointer."""
        found = self._at(pointer)
        return None if found is None else _leaf(pointer, found)

    def is_list(self, pointer: str) -> bool:
        """Whether a list of things (not of plain values) stands at a pointer."""
        found = self._at(pointer)
        return found is not None and "properties" in found.get("items", {})

    def is_thing(self, pointer: str) -> bool:
        """Whether one thing with members stands at a pointer."""
        found = self._at(pointer)
        return found is not None and "properties" in found

    def leaves(self) -> Iterator[Leaf]:
        """Every place that holds a value, in the order of the schema."""
        yield from self._below("", self.root)

    def names(self, pointer: str) -> tuple[str, ...]:
        """The values below a pointer, as an attribute may point to them: ``name``, ``scope/facilities``."""
        found = self._at(pointer)
        below = () if found is None else self._below("", found)
        return tuple(leaf.pointer[1:] for leaf in below if "/*" not in leaf.pointer)

    def _below(self, pointer: str, part: Mapping[str, Any]) -> Iterator[Leaf]:
        for name, member in part.get("properties", {}).items():
            at = f"{pointer}/{name}"
            leaf = _leaf(at, member)
            if leaf is not None:
                yield leaf
            elif "items" in member:
                yield from self._below(f"{at}/*", member["items"])
            else:
                yield from self._below(at, member)

    def _at(self, pointer: str) -> Mapping[str, Any] | None:
        part = self.root
        for step in pointer.split("/")[1:]:
            found = part.get("items") if step == "*" else part.get("properties", {}).get(step)
            if found is None:
                return None
            part = found
        return part


def _leaf(pointer: str, part: Mapping[str, Any]) -> Leaf | None:
    if "enum" in part:
        return Leaf(pointer, "enum", tuple(part["enum"]))
    if "const" in part:
        return Leaf(pointer, "text")
    if "items" in part:
        items = part["items"]
        if "properties" in items:
            return None
        return Leaf(pointer, "list", tuple(items.get("enum", ())), _names(items), pattern=items.get("pattern"))
    if part.get("format") == "date":
        return Leaf(pointer, "date")
    plain = PLAIN.get(part.get("type", ""))
    least = part.get("minimum", -1) >= 0
    return None if plain is None else Leaf(pointer, plain, (), _names(part), least, part.get("pattern"))


def _names(part: Mapping[str, Any]) -> str:
    """The kind of thing that an id names; a pointer into the dossier names no thing."""
    found = str(part.get("x-refers-to", ""))
    return "" if found == "pointer" else found
