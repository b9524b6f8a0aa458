"""One point of a review: something of the rulebook that is new, gone or different.

What enters: nothing but what the modules beside this one put in. What leaves: frozen values, and lines compared.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from typing import Literal, NamedTuple

Mark = Literal["-", "+", " ", ""]
AROUND = 1
BETWEEN = "…"


class Line(NamedTuple):
    """A line below a point: ``-`` as it was, ``+`` as it is, a blank: as it was and is, '': a remark."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """``subject``: the id of a rule, '' of anything else. ``gone``: ``path`` and ``line`` are where it stood."""

    headline: str
    path: str
    line: int
    lines: tuple[Line, ...] = ()
    subject: str = ""
    gone: bool = False


def compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """What differs between two texts, with the lines around it."""
    for number, line in enumerate(unified_diff(before, after, lineterm="", n=AROUND)):
        if line.startswith("@@"):
            yield from [Line("", BETWEEN)] if number > 2 else []
        elif number > 1:
            yield Line(_mark(line[0]), line[1:])


def marked(mark: Mark, texts: Iterable[str]) -> tuple[Line, ...]:
    """Lines of one kind."""
    return tuple(Line(mark, text) for text in texts)


def _mark(char: str) -> Mark:
    return "-" if char == "-" else "+" if char == "+" else " "


def counted(number: int, noun: str) -> str:
    """``1 pattern``, ``2 patterns``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
