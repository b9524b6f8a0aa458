"""Editing the text of a rule file, so that comments and layout stay.

What enters: the text with its document, and what is to stand in it. What leaves: the new text. What a value is replaced
by has to stand on one line, as it does. Nothing raises; whether the outcome is what was wanted, its reader must see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from validator.dossier.document import Document
from validator.dossier.nodes import Mapping, Node, Scalar, child, split

TOP_LEVEL = re.compile(r"[^\s#]")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')


def in_quotes(text: str) -> str:
    """A text as it stands in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def with_values(text: str, document: Document, values: Iterable[tuple[str, str]]) -> str:
    """The text with other scalars at some pointers; those that lead to none are left out."""
    lines = text.splitlines(keepends=True)
    places = [(found, new) for pointer, new in values if (found := _scalar(document.root, pointer)) is not None]
    for node, new in sorted(places, key=lambda each: each[0][2:], reverse=True):
        line, at = lines[node.line - 1], node.column - 1
        quoted = QUOTED.match(line, at) if node.quoted else None
        end = quoted.end() if quoted else at + len(node.text)
        lines[node.line - 1] = f"{line[:at]}{new}{line[end:]}"
    return "".join(lines)


def with_line(text: str, document: Document, key: str, line: str, below: str) -> str:
    """The text with the line of a key in the place of the old one, else below another key."""
    lines = text.splitlines(keepends=True)
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    assert isinstance(document.root, Mapping)
    keys = document.root.keys
    begin = keys[key][0] - 1 if key in keys else _end(lines, keys[below][0] - 1)
    end = _end(lines, begin) if key in keys else begin
    return "".join([*lines[:begin], line + ending, *lines[end:]])


def _end(lines: list[str], begin: int) -> int:
    """The line after a key's last: the next that begins at the margin, comments before it not counted."""
    end = begin + 1
    while end < len(lines) and not TOP_LEVEL.match(lines[end]):
        end += 1
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _scalar(root: Node, pointer: str) -> Scalar | None:
    node: Node | None = root
    for step in split(pointer):
        node = None if node is None else child(node, step)
    return node if isinstance(node, Scalar) else None
