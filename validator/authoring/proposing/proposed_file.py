"""The file of proposed examples as text.

What enters: a rule's id and its proposed examples. What leaves: YAML in the layout of rule files, lines broken at
commas, long titles folded. Reading it gives the same examples. Nothing fails.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from validator.rulebook.rule import Example

WIDTH = 116
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
NOT_PLAIN = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
HEAD = (
    "# Proposed by `asi-claims rules propose`: each of these notices a change of the rule, or of a definition, that no",
    "# example written by hand notices. Whoever has read one and agrees writes `read: true`.",
)


def proposed_file(rule: str, examples: Iterable[Example]) -> str:
    """The whole file."""
    return "\n".join([*HEAD, f"rule: {rule}", "examples:", *(line for each in examples for line in _example(each)), ""])


def _example(example: Example) -> Iterator[str]:
    yield from _title(example.case)
    yield "    by: search"
    yield f"    read: {_text(example.read)}"
    if example.parameters:
        yield from _broken("    parameters: ", _flow(example.parameters))
    yield from _broken("    given: ", _flow(example.given))
    yield f"    expect: {example.expect}"
    if example.outcome is not None:
        yield f"    outcome: {example.outcome}"
    if example.also_violates:
        yield f"    also_violates: [{', '.join(example.also_violates)}]"


def _title(text: str) -> Iterator[str]:
    """On one line, or folded."""
    line = f"  - case: {_text(text)}"
    if len(line) <= WIDTH:
        yield line
        return
    yield "  - case: >-"
    yield from textwrap.wrap(text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6, break_on_hyphens=False)


def _flow(value: Any) -> list[str]:
    """A value in flow style, in pieces between which a line may be broken."""
    if isinstance(value, Mapping):
        return _several("{", [(f"{_text(key)}: ", each) for key, each in value.items()], "}")
    if isinstance(value, list):
        return _several("[", [("", each) for each in value], "]")
    return [_text(value)]


def _several(begin: str, parts: list[tuple[str, Any]], end: str) -> list[str]:
    pieces: list[str] = []
    for number, (lead, value) in enumerate(parts):
        first, *rest = _flow(value)
        inner = [f"{lead}{first}", *rest]
        if number < len(parts) - 1:
            inner[-1] += ","
        pieces += inner
    if not pieces:
        return [begin + end]
    pieces[0] = begin + pieces[0]
    pieces[-1] += end
    return pieces


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return f"{value.numerator / value.denominator:.6f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = PLAIN.fullmatch(text) and text.lower() not in NOT_PLAIN
    return text if plain else json.dumps(text, ensure_ascii=False)


def _broken(lead: str, pieces: list[str]) -> Iterator[str]:
    """Lines of pieces; those that follow stand below the first piece."""
    line = lead + pieces[0]
    for piece in pieces[1:]:
        if len(line) + 1 + len(piece) > WIDTH:
            yield line
            line = " " * (len(lead) + 1) + piece
        else:
            line += f" {piece}"
    yield line
