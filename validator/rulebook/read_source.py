"""Reading a file of the rulebook, with a close look at where YAML reads a text otherwise than it looks.

What enters: the bytes of a YAML file. What leaves: its document, or every problem: a file that is no YAML, told with
its cause (E101), and texts that a `#` without quotes cuts off (E103). No input raises.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from validator.dossier.document import Document, read_document
from validator.dossier.nodes import Mapping, Node, Scalar
from validator.dossier.problem import LINE_BREAK, Problem
from validator.rulebook.yaml_causes import with_cause

UNREADABLE, CUT = "E101", "E103"
RULE_TEXTS = frozenset({"title", "message", "remedy", "question", "note", "why", "case", "section", "against", "by"})
TABLE_TEXTS = frozenset({"about", "route", "unused", "text", "patterns", "not_in"})
SETS = "/sets/"
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


def read_source(data: bytes, path: str) -> Document | tuple[Problem, ...]:
    """The document of a file, or what is wrong with how it is written."""
    read = read_document(data, path)
    if not isinstance(read, Document):
        text = data.decode("utf-8", errors="replace")
        return tuple(replace(with_cause(problem, text), code=UNREADABLE) for problem in read)
    return tuple(_cut_texts(read, data)) or read


def _cut_texts(document: Document, data: bytes) -> Iterator[Problem]:
    """Texts behind which a comment begins; a single word with a comment is just that, unless its key wants prose."""
    if b" #" not in data and b"\t#" not in data:
        return
    lines = LINE_BREAK.split(data.decode("utf-8-sig"))
    commented = [number for number, line in enumerate(lines, 1) if _has_comment(line)]
    if not commented:
        return
    texts = sorted(_texts(document.root, "", ""), key=lambda each: each[2][2:])
    places = [node.line for _, _, node in texts]
    for number in commented:
        last = bisect_right(places, number) - 1  # the last text that begins on the line, or above it
        if last < 0:
            continue
        pointer, key, node = texts[last]
        prose = key in RULE_TEXTS or key in TABLE_TEXTS or pointer.startswith(SETS) or len(node.text.split()) > 1
        if prose and _ends_on(node, number, lines):
            told = f"The text ends at `{_last_words(node.text)}`: what follows a `#` is a comment. Put it in quotes."
            yield Problem(pointer, node.line, node.column, told, document.path, CUT)


def _has_comment(line: str) -> bool:
    """Whether a comment stands behind something else on the line."""
    line = line.replace("\t", " ")
    return " #" in line and not line.lstrip().startswith("#") and " #" in QUOTED.sub("", line)


def _texts(node: Node, pointer: str, key: str) -> Iterator[tuple[str, str, Scalar]]:
    """Every text without quotes, with the key that it, or the list that it is in, stands under."""
    if isinstance(node, Scalar):
        if node.text and not node.quoted:
            yield pointer, key, node
    elif isinstance(node, Mapping):
        for name, member in node.values.items():
            yield from _texts(member, f"{pointer}/{name}", name)
    else:
        for index, item in enumerate(node.items):
            yield from _texts(item, f"{pointer}/{index}", key)


def _ends_on(node: Scalar, number: int, lines: list[str]) -> bool:
    """Whether a text, which may go over several lines, ends just before the comment of a line."""
    written = "\n".join((lines[node.line - 1][node.column - 1 :], *lines[node.line : number]))
    words = r"\s+".join(map(re.escape, node.text.split()))
    return re.match(f"{words}[ \\t]+#", written) is not None


def _last_words(text: str) -> str:
    return " ".join(text.split()[-3:])
