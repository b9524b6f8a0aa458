"""Writing into a rule file that a person has checked it: as an edit of its text, so that comments and layout stay.

What enters: the file's text and what is to be recorded. What leaves: the new text, or a `Problem` where the edit would
change anything else (then nothing should be written). Nothing raises.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from validator.dossier.document import Document, read_document
from validator.dossier.nodes import Mapping as MappingNode
from validator.dossier.nodes import Scalar, child
from validator.dossier.problem import Problem

TOP_LEVEL = re.compile(r"[^\s#]")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who has checked the rule, when, against which text; ``clause`` where it was found there."""

    on: date
    by: str
    against: str
    clause: str | None = None

    def line(self) -> str:
        """As it stands in a rule file."""
        told = ", ".join((f'on: "{self.on}"', f"by: {_quoted(self.by)}", f"against: {_quoted(self.against)}"))
        return f"confirmed: {{{told}}}"


def confirmed(data: bytes, path: str, confirmation: Confirmation) -> str | Problem:
    """The text of a rule file with the confirmation in it."""
    document = read_document(data, path)
    if not isinstance(document, Document):
        return document[0]
    text = data.decode("utf-8")
    if confirmation.clause is not None:
        text = _with_clause(text, document, confirmation.clause)
    text = _with_line(text, document, confirmation.line())
    wanted = _changed(document.data, confirmation)
    again = read_document(text.encode(), path)
    if isinstance(again, Document) and again.data == wanted:
        return text
    told = "This file's layout does not let the confirmation be written in safely; write it by hand: "
    return Problem("", 1, 1, told + confirmation.line(), path)


def _changed(data: Mapping[str, Any], confirmation: Confirmation) -> Mapping[str, Any]:
    """The data that the new text must have."""
    record = {"on": str(confirmation.on), "by": confirmation.by, "against": confirmation.against}
    clause = {} if confirmation.clause is None else {"clause": confirmation.clause}
    return {**data, "cite": {**data["cite"], **clause}, "confirmed": record}


def _with_line(text: str, document: Document, line: str) -> str:
    """The text with the line in the place of the old confirmation, else under the basis."""
    lines = text.splitlines(keepends=True)
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    assert isinstance(document.root, MappingNode)
    keys = document.root.keys
    if "confirmed" in keys:
        begin = keys["confirmed"][0] - 1
        end = _end(lines, begin)
    else:
        begin = end = _end(lines, keys["basis"][0] - 1)
    return "".join([*lines[:begin], line + ending, *lines[end:]])


def _end(lines: list[str], begin: int) -> int:
    """The line after a key's last: the next that begins at the margin, comments before it not counted."""
    end = begin + 1
    while end < len(lines) and not TOP_LEVEL.match(lines[end]):
        end += 1
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _with_clause(text: str, document: Document, clause: str) -> str:
    """The text with another clause in its citation."""
    cite = child(document.root, "cite")
    node = child(cite, "clause") if cite is not None else None
    if not isinstance(node, Scalar):
        return text
    lines = text.splitlines(keepends=True)
    line, at = lines[node.line - 1], node.column - 1
    found = QUOTED.match(line, at) if node.quoted else None
    end = found.end() if found else at + len(node.text)
    lines[node.line - 1] = f"{line[:at]}{_quoted(clause)}{line[end:]}"
    return "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
