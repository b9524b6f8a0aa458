"""What every schema here shares: its head, and small pieces.

What enters: parts of a schema. What leaves: JSON Schema (2020-12) as plain data.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from validator.rulebook.load_said import ENGLISH, LANGUAGE

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
TEXT: Schema = {"type": "string", "minLength": 1, "pattern": "\\S"}
TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
SAID: Schema = {
    "anyOf": [
        TEXT,
        {
            "type": "object",
            "required": [ENGLISH],
            "propertyNames": {"pattern": f"^{LANGUAGE.pattern}$"},
            "additionalProperties": TEXT,
        },
    ]
}
"""A text, or one by language."""
WORD = "^[a-z][a-z0-9_]*$"


def headed(title: str, body: Schema) -> Schema:
    """A whole schema."""
    return {"$schema": DIALECT, "title": title, **body}


def mapping(properties: Mapping[str, Schema], required: Collection[str] = (), **more: Any) -> Schema:
    """A mapping with these keys and no others."""
    found: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    if required:
        found["required"] = [key for key in properties if key in required]
    return found | more


def named(part: Schema) -> Schema:
    """A mapping of names to parts of one form."""
    return {"type": "object", "propertyNames": {"pattern": WORD}, "additionalProperties": part}


def one_of(words: Collection[str], described: str = "") -> Schema:
    """One of several words."""
    return {"enum": list(words)} | about(described)


def listed(items: Schema, at_least: int = 1) -> Schema:
    """A list."""
    return {"type": "array", "items": items} | ({"minItems": at_least} if at_least else {})


def about(text: str) -> Schema:
    """What an editor shows beside the key."""
    return {"description": text} if text else {}


def nullable(part: Schema) -> Schema:
    """The part, or null."""
    return {"anyOf": [part, {"type": "null"}]}
