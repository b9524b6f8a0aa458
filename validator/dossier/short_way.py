"""From YAML text to data that fits a shape, without a place for every value.

What enters: a text without escapes, anchors, aliases and tags, and the shape that the schema gives it. What leaves: the
same data as the long way's. Fails with `UnusualError` where anything is not as the shape wants it, and as PyYAML's
parser and the reading of numbers do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from validator.dossier.scalars import Plain
from validator.dossier.shape import Shape
from validator.dossier.yaml_parser import default_parser

REMEMBERED, SHORT = 1024, 64  # texts of a place, and how long one of them may be


class UnusualError(Exception):
    """Something is not as in nearly every dossier."""


class ShortWay:
    """Reads what fits a shape. Values met at a place are remembered: the dossiers of a queue are much alike."""

    def __init__(self, shape: Shape) -> None:
        """``shape``: that of what is read."""
        self.read = shape.scalar
        self.allows = shape.allows
        self.members = {name: ShortWay(member) for name, member in shape.members.items()}
        self.item = None if shape.items is None else ShortWay(shape.items)
        self.met: dict[str, Plain] = {}

    def members_of(self, text: str) -> dict[str, Any]:
        """The members of the text's one group, each as it is allowed."""
        get = default_parser()(text).get_event
        get()  # the stream begins
        get()  # a document begins, or an empty text ends
        if type(get()) is not MappingStartEvent:
            raise UnusualError
        found = self.mapping(get)
        get()  # the document ends
        if type(get()) is not StreamEndEvent:
            raise UnusualError
        return found

    def part(self, event: Any, get: Callable[[], Any]) -> Any:
        """What begins with an event."""
        kind = type(event)
        if kind is MappingStartEvent:
            found: Any = self.mapping(get)
        elif kind is SequenceStartEvent:
            found = self.sequence(get)
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

    def sequence(self, get: Callable[[], Any]) -> list[Any]:
        """The items up to the list's end."""
        item = self.item
        if item is None:
            raise UnusualError
        items: list[Any] = []
        while type(event := get()) is not SequenceEndEvent:
            items.append(item.part(event, get))
        return items

    def mapping(self, get: Callable[[], Any]) -> dict[str, Any]:
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
                found[key] = member.part(event, get)
        if type(event) is not MappingEndEvent:
            raise UnusualError
        return found
