"""Attributes on demand: what the dossier submits is read by pointer, what is derived is computed by its measure.

What enters: an element with its submitted mapping, and the name of an attribute. What leaves: one `Value`; where the
dossier does not say, `Unknown` with the place of the answer and the question to ask. The data fits the schema. A word
that the vocabulary does not have is a caller's mistake (``KeyError``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from validator.facts.element import Element
from validator.facts.measure import World, measures
from validator.facts.values import Known, Missing, Unknown, Value
from validator.rulebook.vocabulary import Attribute, Kind

MEASURES = measures()
PLACEHOLDER = re.compile(r"\{([a-z_]+)\.([a-z0-9_]+)\}")


class Reader:
    """Reads the attributes of the elements of one dossier. ``world`` is None where nothing is derived."""

    __slots__ = ("kinds", "singles", "world")

    def __init__(self, kinds: Mapping[str, Kind], singles: Mapping[str, Element]) -> None:
        """Begin without a world: what is derived is unknown until there is one."""
        self.kinds = kinds
        self.singles = singles
        self.world: World | None = None

    def value(self, element: Element, name: str) -> Value:
        """The value of an attribute that is not remembered yet."""
        attribute = self.kinds[element.kind].attributes[name]
        if attribute.measure is not None and self.world is not None:
            return MEASURES[attribute.measure](self.world, element)
        pointer = attribute.pointer
        if pointer is None:
            return self.missing(element, attribute)
        found = dig(element.data, pointer) if "/" in pointer else element.data.get(pointer)
        if found is None:
            return self.missing(element, attribute)
        place = f"{element.pointer}/{pointer}"
        if attribute.type == "date":
            return Known(date.fromisoformat(found), place)
        return Known(tuple(found) if attribute.type == "list" else found, place)

    def missing(self, element: Element, attribute: Attribute) -> Unknown:
        """An attribute that nobody has given."""
        return Unknown(partial(self._roots, element, attribute))

    def _roots(self, element: Element, attribute: Attribute) -> tuple[Missing, ...]:
        pointer = f"{element.pointer}/{attribute.pointer or attribute.name}"
        ask = partial(self._filled, attribute.question, element)
        return (Missing(f"{attribute.kind}.{attribute.name}", pointer, ask=ask),)

    def _filled(self, question: str, element: Element) -> str:
        """The question with its placeholders filled in."""
        told, last = "", 0
        for found in PLACEHOLDER.finditer(question):
            before = told + question[last : found.start()]
            told = self._told(before, found[1], found[2], element)
            last = found.end()
        return told + question[last:]

    def _told(self, before: str, kind: str, name: str, element: Element) -> str:
        """``before`` and what follows it: a submitted value, else the element's id, else 'this certificate'."""
        named = element if kind == element.kind else self.singles.get(kind)
        pointer = self.kinds[kind].attributes[name].pointer
        found = None if named is None or pointer is None else dig(named.data, pointer)
        if found is not None:
            return f"{before}{found}"
        if named is not None and named.id is not None:
            return f"{before}{named.id}"
        return _this(before, self.kinds[kind].title)


def dig(data: Mapping[str, Any], pointer: str) -> Any:
    """What stands at a relative pointer such as ``scope/facilities``, or None."""
    if "/" not in pointer:
        return data.get(pointer)
    found: Any = data
    for step in pointer.split("/"):
        found = found.get(step)
        if found is None:
            return None
    return found


def _this(before: str, title: str) -> str:
    """'… of certificate ' becomes '… of this certificate'."""
    words, own = before.split(" "), title.casefold().split(" ")
    while len(words) > 1 and words[-2].casefold() in own:
        del words[-2]
    first = title.partition(" ")[0]
    name = title if any(letter.isupper() for letter in first[1:]) else title[0].lower() + title[1:]
    return f"{' '.join(words)}this {name}"
