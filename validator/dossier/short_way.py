"""The ordinary dossier's short way: from YAML text to data that fits its schema, without a place for every value.

What enters: a text without control characters, and the shape that the schema gives it. What leaves: the same data as
the long way's (`yaml_reader`, `shape`), or None where anything at all is out of the ordinary. The long way then reads
the text again and says what is wrong, and where. Nothing here fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from validator.dossier.nodes import MOST_NODES
from validator.dossier.scalars import Plain
from validator.dossier.shape import Shape
from validator.dossier.yaml_parser import default_parser

UNUSUAL = "\\\x85\u2028\u2029"
"""What the long way looks at closely: escapes and old line breaks; and whatever may be an anchor, an alias or a tag."""
MARKS, MARKED = "&*!", re.compile(r"!(?<!\w.)|[&*](?<!\w.)\S")
REMEMBERED, SHORT = 1024, 64  # texts of a place, and how long one of them may be


class UnusualError(Exception):
    """Something is not as in nearly every dossier."""


class ShortWay:
    """Reads what fits a shape. Values met at a place are remembered: the dossiers of a queue are much alike."""

    def __init__(self, shape: Shape) -> None:
        """``shape``: that of the whole text."""
        self.shape = shape
        self.read = shape.scalar
        self.allows = shape.allows
        self.members = {name: ShortWay(member) for name, member in shape.members.items()}
        self.item = None if shape.items is None else ShortWay(shape.items)
        self.met: dict[str, Plain] = {}

    def data(self, text: str) -> Any:
        """The data, or None."""
        if _has(UNUSUAL, text) or (_has(MARKS, text) and MARKED.search(text)):
            return None
        counted = [1]
        try:
            get = default_parser()(text).get_event
            get()  # the stream begins
            get()  # a document begins, or an empty text ends
            found = self.part(get(), get, counted)
            get()  # the document ends
            return found if type(get()) is StreamEndEvent and counted[0] <= MOST_NODES else None
        except (yaml.YAMLError, ValueError, UnusualError):
            return None

    def part(self, event: Any, get: Callable[[], Any], counted: list[int]) -> Any:
        """What begins with an event."""
        kind = type(event)
        if kind is MappingStartEvent:
            found: Any = self.mapping(get, counted)
        elif kind is SequenceStartEvent:
            found = self.sequence(get, counted)
        elif kind is ScalarEvent:
            value = None if event.style else self.met.get(event.value)
            return self.scalar(event) if value is None else value
        else:
            raise UnusualError
        if not self.allows(found):
            raise UnusualError
        return found

    def scalar(self, event: Any) -> Plain:
        """A single value, as it is allowed here."""
        text = event.value
        value = text if event.style else self.read(text)
        if not self.allows(value):
            raise UnusualError
        if not event.style and len(text) <= SHORT and len(self.met) < REMEMBERED:
            self.met[text] = value
        return value

    def sequence(self, get: Callable[[], Any], counted: list[int]) -> list[Any]:
        """The items up to the list's end."""
        item = self.item
        if item is None:
            raise UnusualError
        items: list[Any] = []
        while type(event := get()) is not SequenceEndEvent:
            items.append(item.part(event, get, counted))
        counted[0] += len(items)
        return items

    def mapping(self, get: Callable[[], Any], counted: list[int]) -> dict[str, Any]:
        """The members up to the group's end."""
        members = self.members
        found: dict[str, Any] = {}
        while type(event := get()) is ScalarEvent:
            key = event.value
            member = members.get(key)
            if member is None or key in found:
                raise UnusualError
            event = get()
            if type(event) is ScalarEvent:
                value = None if event.style else member.met.get(event.value)
                found[key] = member.scalar(event) if value is None else value
            else:
                found[key] = member.part(event, get, counted)
        if type(event) is not MappingEndEvent:
            raise UnusualError
        counted[0] += 2 * len(found)
        return found


def _has(characters: str, text: str) -> bool:
    """Whether one of a few characters stands in a text: far quicker than a pattern."""
    return any(character in text for character in characters)
