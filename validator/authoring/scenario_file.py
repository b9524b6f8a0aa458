"""Scenario files: dossiers told as "that one, but …", each with the verdict it has to get.

What enters: the bytes of a file in fixtures/scenarios/. What leaves: its `Scenario`s, or every problem with its place.
Nothing raises. fixtures/scenarios/README.md shows how an entry is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from validator.authoring.scenario_change import OPERATIONS, Operation
from validator.dossier.document import Document, read_document
from validator.dossier.nodes import Mapping as MappingNode
from validator.dossier.nodes import Node, Scalar, Sequence, child
from validator.dossier.problem import Problem, in_order
from validator.rulebook.form import Form

VERDICTS = ("approve", "flag", "reject")
REQUIRED = ("id", "shows", "base", "expect")
OPTIONAL = ("change", "as_of", "profiles", "table", "differs")


@dataclass(frozen=True, slots=True)
class Scenario:
    """One dossier and its verdict. ``rules`` have to decide; ``table`` is another verdict that the text gives."""

    id: str
    shows: str
    base: str
    change: tuple[Operation, ...]
    as_of: date | None
    profiles: tuple[str, ...]
    verdict: str
    rules: tuple[str, ...]
    table: str
    differs: str
    path: str
    line: int


def read_scenarios(data: bytes, path: str) -> tuple[Scenario, ...] | tuple[Problem, ...]:
    """The scenarios of a file, or what is wrong with it."""
    document = read_document(data, path)
    if not isinstance(document, Document):
        return document
    form = Form(document)
    if not isinstance(document.data, list):
        form.complain("", "A file of scenarios is a list: begin each with `- id:`.")
        return in_order(form.problems)
    scenarios = tuple(_scenario(form, raw, f"/{number}") for number, raw in enumerate(document.data))
    _complain_of_doubles(form, scenarios)
    return in_order(form.problems) or scenarios


def load_scenarios(folder: Path) -> tuple[Scenario, ...] | tuple[Problem, ...]:
    """The scenarios of every file in a folder, or all problems of all files."""
    read = [read_scenarios(path.read_bytes(), str(path)) for path in sorted(folder.glob("*.yaml"))]
    problems = tuple(each for found in read for each in found if isinstance(each, Problem))
    return problems or tuple(each for found in read for each in found if isinstance(each, Scenario))


def _scenario(form: Form, raw: Any, at: str) -> Scenario:
    data = form.mapping(raw, at)
    form.keys(data, REQUIRED, OPTIONAL, at)
    expect = form.mapping(data.get("expect", {}), f"{at}/expect")
    form.keys(expect, ("verdict", "rules"), (), f"{at}/expect")
    verdict = form.word(expect, "verdict", VERDICTS, f"{at}/expect")
    if ("table" in data) != ("differs" in data):
        form.complain(at, "`table:` and `differs:` go together: the text's verdict, and why it is not ours.")
    if "table" in data and form.word(data, "table", VERDICTS, at) == verdict:
        form.complain(f"{at}/table", "`table:` is the same verdict; leave it and `differs:` out.")
    return Scenario(
        id=form.text(data, "id", at),
        shows=form.text(data, "shows", at),
        base=form.text(data, "base", at),
        change=tuple(_operations(form, data, at)),
        as_of=form.day(data.get("as_of"), f"{at}/as_of"),
        profiles=form.texts(data, "profiles", at),
        verdict=verdict,
        rules=form.texts(expect, "rules", f"{at}/expect"),
        table=str(data.get("table", verdict)),
        differs=form.text(data, "differs", at, default=""),
        path=form.document.path,
        line=form.document.place(at).line,
    )


def _complain_of_doubles(form: Form, scenarios: tuple[Scenario, ...]) -> None:
    seen: set[str] = set()
    for number, scenario in enumerate(scenarios):
        if scenario.id in seen:
            form.complain(f"/{number}/id", f"Another scenario is called {scenario.id} already.")
        seen.add(scenario.id)


def _operations(form: Form, data: Mapping[str, Any], at: str) -> Iterator[Operation]:
    change = form.mapping(data.get("change", {}), f"{at}/change")
    form.keys(change, (), tuple(OPERATIONS), f"{at}/change")
    node = _node(form.document.root, at, "change")
    for name in change:
        if name not in OPERATIONS:
            continue
        written = child(node, name) if node else None
        if name == "remove" and isinstance(written, Sequence):
            yield from (_pointed(form, name, item, None, at) for item in written.items)
        elif name != "remove" and isinstance(written, MappingNode):
            for pointer, value in written.values.items():
                line, column = written.keys[pointer]
                yield _pointed(form, name, Scalar(pointer, True, line, column), value, at)
        else:
            form.complain(f"{at}/change/{name}", f"`{name}` is {_form_of(name)}.")


def _form_of(name: str) -> str:
    return "a list of pointers" if name == "remove" else "a group: each pointer with its value"


def _pointed(form: Form, name: str, pointer: Node, value: Node | None, at: str) -> Operation:
    text = pointer.text if isinstance(pointer, Scalar) else ""
    if not text.startswith("/"):
        form.complain(f"{at}/change/{name}", "A pointer begins with a slash, as in /claim/publication.")
    return Operation(name, text, value, pointer.line, pointer.column)


def _node(root: Node, at: str, key: str) -> Node | None:
    entry = child(root, at.removeprefix("/"))
    return child(entry, key) if entry else None
