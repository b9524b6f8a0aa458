"""Whether every id stands once and every id that refers to something finds it.

What enters: a document, of which any part may be wrong. What leaves: a problem for every id that stands
twice, for every reference to an id that no such thing has (`x-refers-to` in the schema says what refers to
what) and for every JSON pointer of the evidence that leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from validator.dossier.contract import dossier_schema
from validator.dossier.document import Document
from validator.dossier.nearest import hint
from validator.dossier.nodes import MOST_PROBLEMS, item_at, split
from validator.dossier.problem import Problem, in_order, quoted

Steps = tuple[str, ...]
EACH = "*"
IDS: Mapping[Steps, str] = {
    ("entities", EACH, "id"): "entity",
    ("entities", EACH, "facilities", EACH, "id"): "facility",
    ("coc_documents", EACH, "id"): "coc_document",
    ("material_accounts", EACH, "id"): "account",
    ("claim", "statements", EACH, "id"): "statement",
    ("claim", "marks", EACH, "id"): "mark",
    ("supply_chain", EACH, "id"): "transfer",
    ("scrap_lots", EACH, "id"): "scrap_lot",
    ("contractors", EACH, "id"): "contractor",
    ("evidence", EACH, "id"): "evidence",
}
NAMES = {"coc_document": "CoC document", "account": "material account", "scrap_lot": "scrap lot"}
MOST_HINTS = 20


class Id(NamedTuple):
    """An id as it stands in a dossier, and the kind of thing that it names or refers to."""

    kind: str
    pointer: str
    text: str


class Spot(NamedTuple):
    """A place of the schema that holds ids: the kind that one here names, or refers to, and the places below."""

    names: str | None
    refers: str | None
    members: Mapping[str, Spot]
    each: Spot | None


def reference_problems(document: Document) -> tuple[Problem, ...]:
    """Everything wrong with the document's ids."""
    naming, referring = ids_in(document.data)
    known: dict[str, dict[str, str]] = {kind: {} for kind in IDS.values()}
    doubles = list(islice(_doubles(document, naming, known), MOST_PROBLEMS))
    lost = islice(_lost(document, referring, known), MOST_PROBLEMS)
    return in_order([*doubles, *_unresolved(document, known, lost)][:MOST_PROBLEMS])


def ids_in(data: Any) -> tuple[list[Id], list[Id]]:
    """The ids that name something, and those that refer to something; parts of another form than expected hold none."""
    naming: list[Id] = []
    referring: list[Id] = []
    _walk(_spots(), data, "", naming, referring)
    return naming, referring


def _walk(spot: Spot, value: Any, pointer: str, naming: list[Id], referring: list[Id]) -> None:
    if spot.each is not None:
        for index, item in enumerate(value if isinstance(value, list) else ()):
            _walk(spot.each, item, f"{pointer}/{index}", naming, referring)
    elif isinstance(value, dict):
        for name, member in spot.members.items():
            if name in value:
                _walk(member, value[name], f"{pointer}/{name}", naming, referring)
    elif isinstance(value, str):
        if spot.names is not None:
            naming.append(Id(spot.names, pointer, value))
        if spot.refers is not None:
            referring.append(Id(spot.refers, pointer, value))


def _doubles(document: Document, naming: Iterable[Id], known: Mapping[str, dict[str, str]]) -> Iterator[Problem]:
    """Fills ``known`` with each id and its pointer."""
    for kind, pointer, text in naming:
        first = known[kind].setdefault(text, pointer)
        if first != pointer:
            line = document.place(first).line
            message = f"The id {quoted(text)} names another {_name(kind)} already, on line {line}; change one."
            yield document.problem(pointer, message)


def _lost(document: Document, referring: Iterable[Id], known: Mapping[str, Mapping[str, str]]) -> Iterator[Id]:
    for one in referring:
        if one.kind == "pointer":
            if not leads_somewhere(document.data, one.text):
                yield one
        elif one.text not in known.get(one.kind, {}):
            yield one


def _unresolved(document: Document, known: Mapping[str, Mapping[str, str]], lost: Iterable[Id]) -> Iterator[Problem]:
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


@cache
def _spots() -> Spot:
    spot = _spot(dossier_schema(), ())
    assert spot is not None, "a dossier holds ids"
    return spot


def _spot(schema: Mapping[str, Any], steps: Steps) -> Spot | None:
    """The place, or None where no id stands at it or below."""
    below = {name: _spot(member, (*steps, name)) for name, member in schema.get("properties", {}).items()}
    members = {name: spot for name, spot in below.items() if spot is not None}
    each = _spot(schema["items"], (*steps, EACH)) if "items" in schema else None
    spot = Spot(IDS.get(steps), schema.get("x-refers-to"), members, each)
    return spot if any(spot) else None


def _name(kind: str) -> str:
    return NAMES.get(kind, kind)
