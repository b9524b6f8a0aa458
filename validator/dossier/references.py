"""Whether every id stands once and every id that refers to something finds it.

What enters: a document, of which any part may be wrong. What leaves: a problem for every id that stands
twice, for every reference to an id that no such thing has (`x-refers-to` in the schema says what refers to
what) and for every JSON pointer of the evidence that leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from validator.dossier.contract import dossier_schema
from validator.dossier.document import Document
from validator.dossier.nearest import hint
from validator.dossier.nodes import MOST_PROBLEMS, item_at, split
from validator.dossier.problem import Problem, in_order, quoted

Steps = tuple[str, ...]
EACH = "*"
IDS: Mapping[str, Steps] = {
    "entity": ("entities", EACH, "id"),
    "facility": ("entities", EACH, "facilities", EACH, "id"),
    "coc_document": ("coc_documents", EACH, "id"),
    "account": ("material_accounts", EACH, "id"),
    "statement": ("claim", "statements", EACH, "id"),
    "mark": ("claim", "marks", EACH, "id"),
    "transfer": ("supply_chain", EACH, "id"),
    "scrap_lot": ("scrap_lots", EACH, "id"),
    "contractor": ("contractors", EACH, "id"),
    "evidence": ("evidence", EACH, "id"),
}
NAMES = {"coc_document": "CoC document", "account": "material account", "scrap_lot": "scrap lot"}
MOST_HINTS = 20


def reference_problems(document: Document) -> tuple[Problem, ...]:
    """Everything wrong with the document's ids."""
    known: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for kind, steps in IDS.items():
        known[kind] = {}
        problems.extend(islice(_doubles(document, kind, steps, known[kind]), MOST_PROBLEMS))
    lost = islice(_lost(document, known), MOST_PROBLEMS)
    problems.extend(_unresolved(document, known, lost))
    return in_order(problems[:MOST_PROBLEMS])


def _doubles(document: Document, kind: str, steps: Steps, known: dict[str, str]) -> Iterator[Problem]:
    """Fills ``known`` with each id and its pointer."""
    for pointer, value in select(document.data, steps):
        if not isinstance(value, str):
            continue
        first = known.setdefault(value, pointer)
        if first != pointer:
            line = document.place(first).line
            message = f"The id {quoted(value)} names another {_name(kind)} already, on line {line}; change one."
            yield document.problem(pointer, message)


def _lost(document: Document, known: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    for steps, kind in _references():
        ids = known.get(kind, {})
        for pointer, value in select(document.data, steps):
            if not isinstance(value, str) or value in ids:
                continue
            if kind != "pointer" or not leads_somewhere(document.data, value):
                yield kind, pointer, value


def _unresolved(
    document: Document, known: Mapping[str, Mapping[str, str]], lost: Iterator[tuple[str, str, str]]
) -> Iterator[Problem]:
    for number, (kind, pointer, value) in enumerate(lost):
        if kind == "pointer":
            yield document.problem(pointer, _nowhere(value))
            continue
        # Looking for near ids takes long where both sides are many.
        near = hint(value, known[kind]) if number < MOST_HINTS else ""
        message = f"No {_name(kind)} has the id {quoted(value)}; correct it, or add the {_name(kind)}.{near}"
        yield document.problem(pointer, message)


def _nowhere(value: str) -> str:
    if value and not value.startswith("/"):
        return f"{quoted(value)} is not a JSON pointer; begin with a slash, for example /certificates/0."
    return f"Nothing stands at {quoted(value)} in this dossier; correct it (the first item of a list is 0)."


def leads_somewhere(data: Any, pointer: str) -> bool:
    """Whether a JSON pointer finds something in the data."""
    if pointer and not pointer.startswith("/"):
        return False
    for step in split(pointer):
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and (index := item_at(step, len(data))) is not None:
            data = data[index]
        else:
            return False
    return True


def select(value: Any, steps: Steps, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that the steps lead to, with its pointer; parts of another form than expected hold none."""
    if not steps:
        yield pointer, value
    elif steps[0] == EACH:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from select(item, steps[1:], f"{pointer}/{index}")
    elif isinstance(value, dict) and steps[0] in value:
        yield from select(value[steps[0]], steps[1:], f"{pointer}/{steps[0]}")


@cache
def _references() -> tuple[tuple[Steps, str], ...]:
    return tuple(_annotated(dossier_schema(), ()))


def _annotated(schema: Mapping[str, Any], steps: Steps) -> Iterator[tuple[Steps, str]]:
    if "x-refers-to" in schema:
        yield steps, schema["x-refers-to"]
    for name, member in schema.get("properties", {}).items():
        yield from _annotated(member, (*steps, name))
    if "items" in schema:
        yield from _annotated(schema["items"], (*steps, EACH))


def _name(kind: str) -> str:
    return NAMES.get(kind, kind)
