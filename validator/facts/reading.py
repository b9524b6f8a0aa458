"""Attributes: what the dossier submits is read once, what is derived is computed by its measure on demand.

What enters: an element with its submitted mapping, and the name of an attribute. What leaves: one `Value`; where the
dossier does not say, `Unknown` with the place of the answer and the question to ask. The data fits the schema. A word
that the vocabulary does not have is a caller's mistake (``KeyError``), and so is asking when the facts are gone
(``ReferenceError``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any
from weakref import ReferenceType, ref

from validator.facts.element import Element
from validator.facts.measure import World, measures
from validator.facts.values import Known, Missing, Plain, Unknown, Value
from validator.rulebook.vocabulary import Attribute, AttributeType, Kind, Submitted

MEASURES = measures()
CONVERTED: Mapping[AttributeType | None, Callable[[Any], Plain]] = {"date": date.fromisoformat, "list": tuple}
PLACEHOLDER = re.compile(r"\{([a-z_]+)\.([a-z0-9_]+)\}")


Named = tuple[str | None, Mapping[str, Any]]  # an id, and the submitted mapping behind it


class Reader:
    """Reads the attributes of the elements of one dossier. Until it ``derives_in`` a world, nothing is derived.

    It does not keep that world, nor does anything that is missing keep the element it is missing of: what belongs to a
    dossier must not refer to itself, or it stays in memory until somebody looks for garbage.
    """

    __slots__ = ("_kinds", "_singles", "_world")

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        """``kinds``: those of the vocabulary."""
        self._kinds = kinds
        self._singles: dict[str, Named] = {}
        self._world: ReferenceType[World] | None = None

    def derives_in(self, world: World) -> None:
        """From now on measures are asked. The world has to be kept as long as anything is asked of its elements."""
        self._world = ref(world)

    def there_is_one(self, element: Element, kind: str) -> None:
        """Note the element of a kind that stands once, for questions that name it."""
        self._singles[kind] = (element.id, element.data)

    def value(self, element: Element, name: str) -> Value:
        """The value of an attribute that is not among the element's yet."""
        attribute = self._kinds[element.kind].attributes[name]
        if attribute.measure is None or self._world is None:
            return Unknown(partial(self._roots, attribute, element.kind, element.id, element.pointer, element.data))
        world = self._world()
        if world is None:
            raise ReferenceError(f"{element.kind}.{name} is asked for when the facts it belongs to are gone")
        return MEASURES[attribute.measure](world, element)

    def _roots(
        self, attribute: Attribute, kind: str, identity: str | None, pointer: str, data: Mapping[str, Any]
    ) -> tuple[Missing, ...]:
        """What is missing where nobody has given an attribute."""
        place = f"{pointer}/{attribute.pointer or attribute.name}"
        ask = partial(self._filled, attribute.question, kind, (identity, data))
        return (Missing(f"{attribute.kind}.{attribute.name}", place, ask=ask),)

    def _filled(self, question: str, own: str, element: Named) -> str:
        """The question about an element of its own kind, with its placeholders filled in."""
        named = {**self._singles, own: element}
        told, last = "", 0
        for found in PLACEHOLDER.finditer(question):
            before = told + question[last : found.start()]
            told = self._told(before, found[1], found[2], named.get(found[1]))
            last = found.end()
        return told + question[last:]

    def _told(self, before: str, kind: str, name: str, named: Named | None) -> str:
        """``before`` and what follows it: a submitted value, else the element's id, else 'this certificate'."""
        identity, data = named or (None, {})
        pointer = self._kinds[kind].attributes[name].pointer
        found = None if pointer is None else dig(data, pointer)
        if found is None:
            found = identity
        return f"{before}{found}" if found is not None else _this(before, self._kinds[kind].title)


def given(kind: Kind, pointer: str, data: Mapping[str, Any]) -> dict[str, Value]:
    """What the submitted mapping at a pointer says of an element: the values by attribute."""
    values: dict[str, Value] = {}
    _collect(kind.submitted, pointer, data, values)
    return values


def _collect(places: Mapping[str, Submitted], pointer: str, data: Mapping[str, Any], values: dict[str, Value]) -> None:
    for key, found in data.items():
        if key not in places or found is None:
            continue
        name, kind, below = places[key]
        at = f"{pointer}/{key}"
        if name is not None:
            convert = CONVERTED.get(kind)
            values[name] = Known(found if convert is None else convert(found), at)
        if below:
            _collect(below, at, found, values)


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
