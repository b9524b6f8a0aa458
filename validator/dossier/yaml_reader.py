"""YAML text to nodes, strictly: what YAML can do and a dossier never needs is refused with its place.

What enters: a text without control characters, and a `Trail`. What leaves: the root node, or `StoppedError`.
Refused but read past: duplicate keys, anchors and aliases, tags, merge keys, keys that are not words.
Refused at once: broken syntax, several documents, nothing at all. Only the parser's events are used,
because PyYAML's C composer overflows the stack on deep nesting and ends the process.
"""

from __future__ import annotations

import re
from typing import Any, cast

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

OLD_BREAK = re.compile("[\x85\u2028\u2029]")
CORE_WORDS = frozenset({"true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"})
ADVICE = {
    "mapping values are not allowed": "A colon stands where none can; put the text in quotes or indent it.",
    "could not find expected ':'": "A colon is missing after a key at or before this line.",
    "did not find expected key": "The indentation does not fit the lines above; line up the keys.",
    "did not find expected '-' indicator": "The indentation does not fit the list above; line up the dashes.",
    "did not find expected ',' or ']'": "A list in [ ] is not closed, or a comma is missing.",
    "did not find expected ',' or '}'": "A group in { } is not closed, or a comma is missing.",
    "found unexpected end of stream": "A quotation mark is opened and never closed; close it.",
    "block sequence entries are not allowed": "A list cannot begin here; put its '-' on a line of its own.",
    "found character": "A text cannot begin with this character; put the text in quotes.",
}


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
        raise trail.stop(place.line, place.column, _advice(error.problem or "", text, mark)) from None
    except (yaml.YAMLError, ValueError):
        raise trail.stop(1, 1, "The file is not YAML that can be read; check its first lines.") from None


def default_parser() -> type[Any]:
    """PyYAML's C parser, or the pure Python one where it was installed without."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return pure_parser()
    return cast("type[Any]", CParser)


def pure_parser() -> type[Any]:
    """PyYAML's own parser: slower, same events."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PureParser(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    return PureParser


def _advice(problem: str, text: str, mark: Any) -> str:
    lines = text.splitlines()
    if mark is not None and mark.line < len(lines) and lines[mark.line][mark.column : mark.column + 1] == "\t":
        return "A tab stands here; indent with spaces."
    for begin, advice in ADVICE.items():
        if problem.startswith(begin):
            return advice
    reason = problem or "broken syntax"
    return f"The YAML cannot be read from here ({reason}); check indentation, colons and quotes."


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

    def sequence(self, line: int, column: int) -> Sequence:
        items: list[Node] = []
        steps = self.trail.steps
        while type(event := self.next()) is not SequenceEndEvent:
            item: Node | None = self.plain_scalar(event)
            if item is None:
                steps.append(len(items))
                item = self.node(event)
                steps.pop()
            items.append(item)
        return Sequence(items, line, column)

    def mapping(self, line: int, column: int) -> Mapping:
        keys: dict[str, tuple[int, int]] = {}
        values: dict[str, Node] = {}
        steps = self.trail.steps
        while type(event := self.next()) is not MappingEndEvent:
            mark = event.start_mark
            at = (mark.line + 1, mark.column + 1)
            key = self.plain_key(event) or self.key(event, at)
            event = self.next()
            value: Node | None = None if key in keys else self.plain_scalar(event)
            if value is None:
                steps.append(key or "")
                if key in keys:
                    self.trail.duplicate(key, *at, keys[key])
                value = self.node(event)
                steps.pop()
            if key is not None and key not in keys:
                keys[key], values[key] = at, value
        return Mapping(keys, values, line, column)

    def plain_scalar(self, event: Any) -> Scalar | None:
        """The short way for a value of which nothing is to be said; None for any other, which `node` takes."""
        if not self.is_plain(event) or self.has_escapes:
            return None
        mark = event.start_mark
        return Scalar(event.value, bool(event.style), mark.line + 1, mark.column + 1)

    def plain_key(self, event: Any) -> str | None:
        """The short way for a key that is a word; None for any other, which `key` takes."""
        text = event.value if type(event) is ScalarEvent else ""
        return text if text.isidentifier() and text not in CORE_WORDS and self.is_plain(event) else None

    def is_plain(self, event: Any) -> bool:
        """Whether a scalar has neither anchor nor tag, nor is one too many; if so it is counted."""
        trail = self.trail
        if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
            return False
        if trail.count >= MOST_NODES or len(trail.steps) >= DEEPEST:
            return False
        trail.count += 1
        return True

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
