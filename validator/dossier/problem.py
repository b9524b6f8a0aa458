"""What is wrong with something submitted, and where.

What enters: a text and an offset, or a place that a reader noted. What leaves: frozen values; lines and
columns count from 1. Nothing here fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LINE_BREAK = re.compile(r"\r\n|\r|\n")
LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column of a file."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the JSON pointer of the thing, its place, and a sentence that says what to do.

    ``code`` is the stable code of a mistake in a rulebook (rules/README.md lists them); mistakes in dossiers have none.
    """

    pointer: str
    line: int
    column: int
    message: str
    path: str = ""
    code: str = ""


def place_at(text: str, offset: int) -> Place:
    """The place of a character of a text."""
    line, start = 1, 0
    for found in LINE_BREAK.finditer(text, 0, offset):
        line, start = line + 1, found.end()
    return Place(line, offset - start + 1)


def within(text: str, line: int, column: int) -> Place:
    """The place, or the end of the text where it lies behind it (parsers place what is missing at the end so)."""
    lines = LINE_BREAK.split(text)
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    return Place(line, min(column, len(lines[line - 1]) + 1))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as they stand in the file, each once."""
    return tuple(sorted(set(problems), key=lambda each: (each.line, each.column, each.pointer, each.message)))


def quoted(text: str) -> str:
    """A submitted text as a message shows it: on one line, shortened, in quotation marks."""
    line = " ".join(text.split())
    return f"'{line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + '…'}'"
