"""YAML text to nodes, strictly: what YAML can do and a dossier never needs is refused with its place.

What enters: a text without control characters, and a `Trail`. What leaves: the root node, or `StoppedError`.
Refused but read past: duplicate keys, anchors and aliases, tags, merge keys, keys that are not words.
Refused at once: broken syntax, several documents, nothing at all. Only the parser's events are used,
because PyYAML's C composer overflows the stack on deep nesting and ends the process.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from validator.dossier.nodes import DEEPEST, MOST_NODES, Mapping, Node, Scalar, Sequence, Trail
from validator.dossier.problem import place_at, quoted, within
from validator.dossier.scalars import core
from validator.dossier.text import CONTROL, control_character
from validator.dossier.yaml_parser import advice, default_parser

Keys = dict[str, tuple[int, int]]
new = tuple.__new__
OLD_BREAK = re.compile("[\x85\u2028\u2029]")
CORE_WORDS = frozenset({"true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"})


def read_yaml(text: str, trail: Trail, parser: type[Any] | None = None) -> Node:
    """The root node of the one document in ``text``."""
    old = OLD_BREAK.search(text)
    if old is not None:
        place = place_at(text, old.start())
        name = f"U+{ord(old[0]):04X}"
        raise trail.stop(place.line, place.column, f"An unusual line break ({name}) stands here; use an ordinary one.")
    try:
        return _Reader((parser or default_parser())(text), trail, "\\" in text).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = within(text, mark.line + 1, mark.column + 1) if mark else place_at(text, 0)
        raise trail.stop(place.line, place.column, advice(error.problem or "", text, mark)) from None
    except (yaml.YAMLError, ValueError):
        raise trail.stop(1, 1, "The file is not YAML that can be read; check its first lines.") from None


class _Reader:
    """One pass over the events. Recursion is bounded by the trail's depth."""

    def __init__(self, parser: Any, trail: Trail, has_escapes: bool) -> None:
        self.next = parser.get_event
        self.trail = trail
        self.has_escapes = has_escapes

    def document(self) -> Node:
        self.next()  # the stream begins
        if isinstance(self.next(), StreamEndEvent):
            raise self.trail.stop(1, 1, "The file is empty; write the dossier or the rule into it.")
        root = self.node(self.next())
        event = self.next()
        while isinstance(event, DocumentEndEvent):
            event = self.next()
        if not isinstance(event, StreamEndEvent):
            mark = event.start_mark
            message = "A second document begins here; keep one document in a file."
            raise self.trail.stop(mark.line + 1, mark.column + 1, message)
        return root

    def node(self, event: Any) -> Node:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        self.trail.enter(line, column)
        kind = type(event)
        if kind is AliasEvent:
            self.trail.report(
                line, column, f"The alias {quoted(event.anchor)} is not allowed; write the value out here."
            )
            return Scalar("", False, line, column)
        if event.anchor is not None:
            self.trail.report(line, column, f"The anchor {quoted(event.anchor)} is not allowed; remove it.")
        if event.tag is not None:
            self.trail.report(line, column, f"The tag {quoted(event.tag)} is not allowed; remove it.")
        if kind is ScalarEvent:
            return self.scalar(event, line, column)
        return self.mapping(line, column) if kind is MappingStartEvent else self.sequence(line, column)

    def scalar(self, event: Any, line: int, column: int) -> Scalar:
        text = event.value
        if self.has_escapes and (control := CONTROL.search(text)):
            self.trail.report(line, column, control_character(control[0]))
        return Scalar(text, bool(event.style), line, column)

    # In the two loops below the plain case is written out: nearly all of a large file's values go through them.

    def sequence(self, line: int, column: int) -> Sequence:
        items: list[Node] = []
        trail, steps, get = self.trail, self.trail.steps, self.next
        room = self.room()
        while type(event := get()) is not SequenceEndEvent:
            kind = type(event)
            if kind is ScalarEvent and event.anchor is None and event.tag is None and trail.count < room:
                trail.count += 1
                mark = event.start_mark
                items.append(new(Scalar, (event.value, bool(event.style), mark.line + 1, mark.column + 1)))
                continue
            steps.append(len(items))
            items.append(self.node(event))
            steps.pop()
        return Sequence(items, line, column)

    def mapping(self, line: int, column: int) -> Mapping:
        keys: Keys = {}
        values: dict[str, Node] = {}
        trail, get = self.trail, self.next
        room = self.room()
        while type(event := get()) is not MappingEndEvent:
            mark = event.start_mark
            at = (mark.line + 1, mark.column + 1)
            kind = type(event)
            ordinary = kind is ScalarEvent and event.anchor is None and event.tag is None and trail.count < room
            key = event.value if ordinary else ""
            if key in keys or not key.isidentifier() or key in CORE_WORDS:
                self.member(self.key(event, at), at, get(), keys, values)
                continue
            event = get()
            kind = type(event)
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                trail.count += 2
                mark = event.start_mark
                keys[key] = at
                values[key] = new(Scalar, (event.value, bool(event.style), mark.line + 1, mark.column + 1))
                continue
            trail.count += 1
            self.member(key, at, event, keys, values)
        return Mapping(keys, values, line, column)

    def room(self) -> int:
        """How many values may have been read for the short way to be open here: none where each needs a close look."""
        return 0 if self.has_escapes or len(self.trail.steps) >= DEEPEST else MOST_NODES - 1

    def member(
        self,
        key: str | None,
        at: tuple[int, int],
        event: Any,
        keys: Keys,
        values: dict[str, Node],
    ) -> None:
        """Read the value of a key into the mapping; None is a key that is none."""
        steps = self.trail.steps
        steps.append(key or "")
        if key in keys:
            self.trail.duplicate(key, *at, keys[key])
        value = self.node(event)
        steps.pop()
        if key is not None and key not in keys:
            keys[key], values[key] = at, value

    def key(self, event: Any, at: tuple[int, int]) -> str | None:
        """The key, or None where it cannot be one (which is reported)."""
        if type(event) in (MappingStartEvent, SequenceStartEvent):
            self.trail.steps.append("?")  # nested keys count as depth, too
            self.node(event)
            self.trail.steps.pop()
            self.trail.report(*at, "A list or a group cannot be a key; write a word, or put the text in quotes.")
            return None
        node = self.node(event)
        if not isinstance(node, Scalar) or type(event) is AliasEvent:
            return None
        text = node.text
        if node.quoted or (text.isidentifier() and text not in CORE_WORDS):
            return text
        if text == "<<":
            self.trail.report(*at, "The merge key << is not allowed; write its members out here.")
            return None
        if isinstance(core(text[:40]), str):
            return text
        self.trail.report(*at, f"The key {quoted(text)} is not a word; put it in quotes if it is meant as one.")
        return None
