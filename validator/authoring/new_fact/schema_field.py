"""A field more in the dossier's schema: optional, so that every dossier that fitted fits still.

What enters: the text of the schema, the place of the element, the fact. What leaves: the new text. Where there can be
no such field, `Refused` says why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from validator.authoring.new_fact.fact import NewFact

DEFINITIONS = "#/$defs/"
BY_UNIT = {"t": "tonnes", "percent": "percent"}
Part = dict[str, Any]


class Refused(Exception):
    """There can be no such field; the text says why."""


def with_field(text: str, place: str, fact: NewFact) -> str:
    """The schema with the field; ``place`` is the pointer of the element, ``*`` for any index. May raise `Refused`."""
    schema = json.loads(text)
    if _written(schema) != text:
        raise Refused(
            "The schema is not laid out as this program writes it (two blanks a level); write the field by hand."
        )
    *above, name = fact.pointer.split("/")
    thing = schema
    for step in [*place.split("/")[1:], *above]:
        thing = _inside(thing, step, schema)
    fields = thing.setdefault("properties", {})
    if name in fields:
        raise Refused(f"The dossier's schema has a field `{fact.pointer}` at `{place or '/'}` already.")
    fields[name] = field(fact) | {"description": fact.about}
    return _written(schema)


def field(fact: NewFact) -> Part:
    """The schema of the fact's value."""
    match fact.type:
        case "boolean":
            return {"type": "boolean"}
        case "date":
            return {"$ref": f"{DEFINITIONS}date"}
        case "enum":
            return {"enum": list(fact.values)}
        case "list":
            return {"type": "array", "uniqueItems": True, "items": _item(fact)}
        case "text":
            return {"type": "string"}
        case "integer" | "number":
            return _number(fact)


def _item(fact: NewFact) -> Part:
    return {"enum": list(fact.values)} if fact.values else {"type": "string"}


def _number(fact: NewFact) -> Part:
    """What is measured is never below zero; masses and percentages have the bounds that all of them have."""
    if fact.type == "number" and fact.unit in BY_UNIT:
        return {"$ref": DEFINITIONS + BY_UNIT[fact.unit]}
    return {"type": fact.type} | ({"minimum": 0} if fact.unit else {})


def _inside(thing: Part, step: str, schema: Part) -> Part:
    """The part of a thing that a step leads to; made where it is not there."""
    if step == "*":
        found = thing["items"]
    else:
        new: Part = {"type": "object", "additionalProperties": False, "properties": {}}
        found = thing["properties"].setdefault(step, new)
    name = str(found.get("$ref", "")).removeprefix(DEFINITIONS)
    if name:
        if _references(schema, name) > 1:
            raise Refused(
                f"`{step}` is one of several parts of a dossier that are a `{name}`: "
                "the field would stand in all of them."
            )
        found = schema["$defs"][name]
    if "properties" not in found and "items" not in found:
        raise Refused(f"`{step}` is a single value in the dossier's schema; nothing can stand below it.")
    inside: Part = found
    return inside


def _references(part: Any, name: str) -> int:
    if isinstance(part, Mapping):
        own = part.get("$ref") == f"{DEFINITIONS}{name}"
        return own + sum(_references(inner, name) for inner in part.values())
    return sum(_references(inner, name) for inner in part) if isinstance(part, list) else 0


def _written(schema: Part) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
