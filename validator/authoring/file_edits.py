"""Edits of a YAML file's text: its comments, its order and its layout stay.

What enters: the file's text, the edits, and the data that the new text must hold. What leaves: that text, or a
`Problem` where the layout does not let an edit be made that changes nothing else (then nothing should be written).
Nothing raises.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from validator.dossier.document import Document, read_document
from validator.dossier.nodes import Mapping, Node, Scalar, child, place_of, split
from validator.dossier.problem import Problem

AT_THE_MARGIN = re.compile(r"[^\s#]")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of the first level: what stands in its place afterwards, else under the first of ``below`` that there is.

    ``text`` is the whole entry with its key; None takes the key out.
    """

    key: str
    text: str | None
    below: tuple[str, ...] = ()

    def made(self, text: str, root: Node) -> str:
        """The text with the entry in it."""
        lines = text.splitlines(keepends=True)
        keys = root.keys if isinstance(root, Mapping) else {}
        if self.key in keys:
            begin = keys[self.key][0] - 1
            end = _end(lines, begin)
        else:
            above = next((keys[key][0] - 1 for key in self.below if key in keys), None)
            begin = end = len(lines) if above is None else _end(lines, above)
        ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
        new = [] if self.text is None else [line + ending for line in self.text.splitlines()]
        return "".join([*lines[:begin], *new, *lines[end:]])


@dataclass(frozen=True, slots=True)
class Word:
    """A value on one line, by its pointer, and what is written in its place."""

    pointer: str
    written: str

    def made(self, text: str, root: Node) -> str:
        """The text with the other value in it; the same text where no such value stands on one line."""
        node: Node | None = root
        for step in split(self.pointer):
            node = None if node is None else child(node, step)
        if not isinstance(node, Scalar):
            return text
        lines = text.splitlines(keepends=True)
        line, begin = lines[node.line - 1], node.column - 1
        found = QUOTED.match(line, begin) if node.quoted else None
        end = found.end() if found else begin + len(node.text)
        lines[node.line - 1] = f"{line[:begin]}{self.written}{line[end:]}"
        return "".join(lines)


@dataclass(frozen=True, slots=True)
class Below:
    """Lines under a member of a mapping at any level, by its pointer: they stand beside it and are as far indented."""

    pointer: str
    lines: tuple[str, ...]

    def made(self, text: str, root: Node) -> str:
        """The text with the lines in it."""
        place = place_of(root, self.pointer, of_key=True)
        lines = text.splitlines(keepends=True)
        margin = " " * (place.column - 1)
        end = place.line
        while end < len(lines) and (lines[end].startswith(f"{margin} ") or not lines[end].strip()):
            end += 1
        while not lines[end - 1].strip():
            end -= 1
        ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
        above = "".join(lines[:end])
        return "".join(
            [
                above if above.endswith("\n") else above + ending,
                *(f"{margin}{line}{ending}" for line in self.lines),
                *lines[end:],
            ]
        )


Edit = Entry | Word | Below


def edited(data: bytes, path: str, edits: Sequence[Edit], wanted: Any) -> str | Problem:
    """The text after the edits, one after the other, if it then holds the data ``wanted``."""
    document = read_document(data, path)
    for edit in edits:
        if not isinstance(document, Document):
            return document[0]
        data = edit.made(data.decode("utf-8"), document.root).encode()
        document = read_document(data, path)
    if isinstance(document, Document) and document.data == wanted:
        return data.decode("utf-8")
    return Problem("", 1, 1, "This file's layout does not let it be changed safely; change it by hand.", path)


def in_quotes(text: str) -> str:
    """A text as it stands in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def entry_of(text: str, root: Node, key: str) -> str:
    """A key of the first level with all that stands under it; '' where there is no such key."""
    if not isinstance(root, Mapping) or key not in root.keys:
        return ""
    lines = text.splitlines()
    begin = root.keys[key][0] - 1
    return "\n".join(lines[begin : _end(lines, begin)])


def _end(lines: Sequence[str], begin: int) -> int:
    """The line after an entry's last: the next that begins at the margin, comments before it not counted."""
    end = begin + 1
    while end < len(lines) and not AT_THE_MARGIN.match(lines[end]):
        end += 1
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
