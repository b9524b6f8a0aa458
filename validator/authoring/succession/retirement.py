"""Ending a rule: its file stays, because dossiers of earlier days are still judged by it.

What enters: the text of the rule's file, the rule, its last day. What leaves: the text with `effective.to` and the next
version in it, or a `Problem`. Nothing raises.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from validator.authoring.file_edits import Entry, edited
from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

UNDER = ("effective", "version", "confirmed", "basis")
WIDTH = 120


@dataclass(frozen=True, slots=True)
class Retirement:
    """The last day of a rule, and why it ends."""

    on: date
    because: str = ""


@dataclass(frozen=True, slots=True)
class LostGate:
    """A gate that names the rule: where it stands, whose it is, and the rules that are left to meet it."""

    line: int
    category: str
    route: str
    left: tuple[str, ...]


def retired(data: bytes, rule: Rule, retirement: Retirement, version: int) -> str | Problem:
    """The text of the rule's file once it has ended; its meaning is then another, and so is its version."""
    document = read_document(data, rule.path)
    if not isinstance(document, Document):
        return document[0]
    days = {
        "from": rule.effective_from and str(rule.effective_from),
        "to": str(retirement.on),
        "because": retirement.because or rule.ended_because,
    }
    effective = {name: told for name, told in days.items() if told}
    edits = (
        Entry("version", f"version: {version}", UNDER[1:]),
        Entry("effective", written("effective", effective), UNDER[1:]),
    )
    return edited(data, rule.path, edits, {**document.data, "version": version, "effective": effective})


def written(key: str, told: dict[str, str]) -> str:
    """A mapping of texts under a key: on one line where there is room."""
    pairs = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in told.items()]
    line = f"{key}: {{{', '.join(pairs)}}}"
    return line if len(line) <= WIDTH else "\n".join([f"{key}:", *(f"  {pair}" for pair in pairs)])


def lost_gates(rule: Rule, on: date, book: Rulebook, table: Document) -> tuple[LostGate, ...]:
    """The gates that the rule does not meet after its last day; ``table`` is verdict.yaml."""
    return tuple(
        LostGate(
            line=table.place(f"/categories/{category}/{number}/gates/{place}").line,
            category=category,
            route=route.name,
            left=tuple(name for name in gate if name != rule.id and _goes_on(book.rules[name], on)),
        )
        for category, routes in book.table.routes.items()
        for number, route in enumerate(routes)
        for place, gate in enumerate(route.gates)
        if rule.id in gate
    )


def _goes_on(rule: Rule, after: date) -> bool:
    return rule.effective_to is None or rule.effective_to > after
