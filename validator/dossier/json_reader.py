"""JSON text to nodes, strictly.

What enters: a text without control characters, and a `Trail`. What leaves: the root node, or `StoppedError`.
Refused but read past: duplicate keys, half surrogate pairs. Refused at once: broken syntax, NaN and
Infinity, anything after the document, deep nesting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import NoReturn

from validator.dossier.nodes import Mapping, Node, Scalar, Sequence, Trail
from validator.dossier.problem import LINE_BREAK
from validator.dossier.text import CONTROL, control_character

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
WORD = re.compile(r"-?[A-Za-z]+")
SPACE = re.compile(r"[ \t\n\r]*")


def read_json(text: str, trail: Trail) -> Node:
    """The root node of the one document in ``text``."""
    reader = _Reader(text, trail)
    reader.skip()
    if reader.at == len(text):
        reader.refuse("The file is empty; write the dossier into it.")
    root = reader.node()
    reader.skip()
    if reader.at < len(text):
        reader.refuse("Something follows after the end of the document; remove it.")
    return root


class _Reader:
    """One pass over the text; ``at`` is where the next character stands."""

    def __init__(self, text: str, trail: Trail) -> None:
        self.text = text
        self.trail = trail
        self.at = 0
        self.starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def refuse(self, message: str) -> NoReturn:
        raise self.trail.stop(*self.place(self.at), message)

    def skip(self) -> None:
        found = SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def take(self, character: str) -> bool:
        """Whether ``character`` comes next; if so it is read."""
        self.skip()
        if not self.text.startswith(character, self.at):
            return False
        self.at += 1
        return True

    def node(self) -> Node:
        self.skip()
        line, column = self.place(self.at)
        self.trail.enter(line, column)
        if self.text.startswith('"', self.at):
            return Scalar(self.string(), True, line, column)
        if self.take("{"):
            return self.mapping(line, column)
        if self.take("["):
            return self.sequence(line, column)
        return self.bare(line, column)

    def string(self) -> str:
        begin = self.at
        text: str
        try:
            text, self.at = scanstring(self.text, begin + 1, True)
        except JSONDecodeError as error:
            self.at = min(error.pos, len(self.text))
            if error.msg.startswith("Unterminated"):
                self.refuse("A quotation mark is opened and never closed; close it.")
            if error.msg.startswith("Invalid control"):
                self.refuse("A text cannot go over several lines in JSON; write \\n for a line break, \\t for a tab.")
            self.refuse("A backslash is followed by something that JSON does not know; write \\\\ for a backslash.")
        if control := CONTROL.search(text):
            self.trail.report(*self.place(begin), control_character(control[0]))
        return text

    def bare(self, line: int, column: int) -> Scalar:
        found = WORD.match(self.text, self.at) or NUMBER.match(self.text, self.at)
        word = found[0] if found else ""
        if word.lstrip("-").lower() in ("nan", "infinity", "inf"):
            self.refuse(f"{word} is not a number; leave the key out if the fact is not known.")
        if not word or (word[-1].isalpha() and word not in ("true", "false", "null")):
            self.refuse("A value is missing here, or a text stands without quotation marks; put it in quotes.")
        self.at += len(word)
        if self.text[self.at : self.at + 1].isalnum():
            self.refuse("A number is written in a way that JSON does not know; remove zeros in front of it.")
        return Scalar(word, False, line, column)

    def sequence(self, line: int, column: int) -> Sequence:
        items: list[Node] = []
        if self.take("]"):
            return Sequence(items, line, column)
        while True:
            self.trail.steps.append(len(items))
            items.append(self.node())
            self.trail.steps.pop()
            if self.take("]"):
                return Sequence(items, line, column)
            self.comma("]")

    def mapping(self, line: int, column: int) -> Mapping:
        keys: dict[str, tuple[int, int]] = {}
        values: dict[str, Node] = {}
        if self.take("}"):
            return Mapping(keys, values, line, column)
        while True:
            key, at = self.key()
            self.trail.steps.append(key)
            if key in keys:
                self.trail.duplicate(key, *at, keys[key])
            value = self.node()
            self.trail.steps.pop()
            keys.setdefault(key, at)
            values.setdefault(key, value)
            if self.take("}"):
                return Mapping(keys, values, line, column)
            self.comma("}")

    def key(self) -> tuple[str, tuple[int, int]]:
        self.skip()
        at = self.place(self.at)
        if not self.text.startswith('"', self.at):
            self.refuse("A key in quotation marks is expected here.")
        key = self.string()
        if not self.take(":"):
            self.refuse("A colon is missing after the key; add it.")
        return key, at

    def comma(self, end: str) -> None:
        if not self.take(","):
            self.refuse(f"A comma or {end} is missing here; add it.")
        comma = self.at - 1
        self.skip()
        if self.text.startswith(end, self.at):
            self.at = comma
            self.refuse(f"A comma stands before {end}; remove it.")
