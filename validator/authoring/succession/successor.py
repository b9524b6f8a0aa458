"""A rule that follows upon another one: begun as its copy, in effect from the day after it.

What enters: the files of the old rule and of whatever names it. What leaves: the text of the new rule's file, and the
texts of the files that have to name it, too; or a `Problem`. Nothing raises.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from validator.authoring.file_edits import Edit, Entry, Word, edited, entry_of
from validator.authoring.scaffold import PLAIN, slug
from validator.authoring.succession.retirement import UNDER, written
from validator.dossier.document import Document
from validator.dossier.nodes import split
from validator.dossier.problem import Problem
from validator.rulebook.rule import Rule

WITH_CASES = "examples"


@dataclass(frozen=True, slots=True)
class Succession:
    """The rule that ends, the id of the one that begins, its first day, and its title."""

    old: Rule
    id: str
    begins: date
    title: str

    @property
    def file_name(self) -> str:
        """The new rule's."""
        return f"{self.id}-{slug(self.title)}.yaml"


def successor(data: bytes, document: Document, succession: Succession) -> str | Problem:
    """The new rule's file: the old one's conditions and examples, nothing of it confirmed."""
    old, effective = succession.old, {"from": str(succession.begins)}
    also = [old.id, *old.also]
    wanted = {key: value for key, value in document.data.items() if key != "confirmed"}
    wanted |= {"id": succession.id, "also": also, "title": succession.title, "version": 1, "effective": effective}
    wanted["cite"] = {**wanted["cite"], "clause": None}
    title = succession.title if PLAIN.fullmatch(succession.title) else json.dumps(succession.title, ensure_ascii=False)
    edits: list[Edit] = [
        Word("/id", succession.id),
        Entry("also", f"also: [{', '.join(also)}]", ("id",)),
        Entry("title", f"title: {title}"),
        Entry("confirmed", None),
        Entry("version", "version: 1", UNDER[3:]),
        Entry("effective", written("effective", effective), UNDER[1:]),
    ]
    if old.cite.clause is not None:
        edits.append(Word("/cite/clause", "null"))
    return edited(data, old.path, edits, wanted)


def named_beside(data: bytes, document: Document, old: str, new: str) -> str | Problem | None:
    """The text of a file with the new id beside the old one, where the old one is a gate or is also violated.

    None where it is neither. A gate is then met by whichever of the two is in effect on the day.
    """
    pointers = [*_gates(document.data, old), *_also_violated(document.data, old)]
    if not pointers:
        return None
    wanted = copy.deepcopy(document.data)
    edits: list[Edit] = []
    for pointer, alone in reversed(pointers):
        *above, place = split(pointer)
        here = _dug(wanted, above)
        here[int(place) : int(place) + 1] = [[old, new]] if alone else [old, new]
        edits.append(Word(pointer, f"[{old}, {new}]" if alone else f"{old}, {new}"))
    return edited(data, document.path, edits, wanted)


def with_reasons(data: bytes, document: Document, old: str, new: str) -> str | Problem | None:
    """The text of mutants.yaml with the old rule's reasons given for the new one; None where it has none."""
    entry = entry_of(data.decode("utf-8"), document.root, old)
    if not entry:
        return None
    again = f"{new}{entry.removeprefix(old)}"
    return edited(data, document.path, [Entry(old, f"{entry}\n{again}")], {**document.data, new: document.data[old]})


def _gates(data: Any, rule: str) -> Iterator[tuple[str, bool]]:
    """The pointer of every gate that is the rule, and whether the rule is alone in it."""
    for category, routes in data.get("categories", {}).items():
        for number, route in enumerate(routes):
            for place, gate in enumerate(route["gates"]):
                at = f"/categories/{category}/{number}/gates/{place}"
                if gate == rule:
                    yield at, True
                elif isinstance(gate, list):
                    yield from ((f"{at}/{index}", False) for index, name in enumerate(gate) if name == rule)


def _also_violated(data: Any, rule: str) -> Iterator[tuple[str, bool]]:
    for number, example in enumerate(data.get(WITH_CASES, ())):
        for place, name in enumerate(example.get("also_violates", ())):
            if name == rule:
                yield f"/{WITH_CASES}/{number}/also_violates/{place}", False


def _dug(data: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data
