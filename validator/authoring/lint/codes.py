"""Every code of the linter, by its name, as codes.yaml lists them.

What enters: that file. What leaves: `CODES`, and the table of rules/README.md as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Code:
    """What is wrong, an example of it, and the cure."""

    code: str
    group: str
    wrong: str
    example: str
    cure: str


def _read() -> Iterator[Code]:
    groups = yaml.safe_load(Path(__file__).with_name("codes.yaml").read_text(encoding="utf-8"))
    for group, codes in groups.items():
        yield from (Code(code, group, **parts) for code, parts in codes.items())


CODES = {one.code: one for one in _read()}


def as_markdown() -> str:
    """The tables of codes as rules/README.md has them."""
    groups = dict.fromkeys(one.group for one in CODES.values())
    return (
        "\n\n".join("\n".join(_table(one for one in CODES.values() if one.group == group)) for group in groups) + "\n"
    )


def _table(codes: Iterable[Code]) -> Iterator[str]:
    listed = list(codes)
    yield f"| {listed[0].group} | wrong | for example | cure |"
    yield "|---|---|---|---|"
    for one in listed:
        yield f"| {one.code} | {one.wrong} | {_example(one)} | {one.cure} |"


def _example(one: Code) -> str:
    text = one.example.replace("\t", "⇥").replace("|", "\\|")
    return text if "`" in text else f"`{text}`"
