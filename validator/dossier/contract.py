"""The dossier's schema, as it is shipped beside this module.

What enters: dossier.schema.json. What leaves: the schema with every ``$ref`` written out (checking is
quicker without them), read once a process. A schema that cannot be written out is a broken installation and
raises.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).with_name("dossier.schema.json")
ANNOTATIONS = frozenset({"$schema", "$id", "$defs", "title", "description"})


@cache
def dossier_schema() -> Mapping[str, Any]:
    """The schema of a dossier, without references and annotations other than ours."""
    return schema_of(SCHEMA_FILE.read_text(encoding="utf-8"))


def schema_of(text: str) -> Mapping[str, Any]:
    """The same of any text of a schema; one that cannot be written out raises ``ValueError`` or ``KeyError``."""
    schema = json.loads(text, parse_float=_exact)
    written_out: Mapping[str, Any] = _written_out(schema, schema["$defs"])
    return written_out


def _exact(text: str) -> int | Fraction:
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number


def _written_out(schema: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_written_out(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    own = {
        key: _members(value, definitions) if key == "properties" else _written_out(value, definitions)
        for key, value in schema.items()
        if key not in ANNOTATIONS and key != "$ref"
    }
    if "$ref" not in schema:
        return own
    target = _written_out(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    if own.keys() & target.keys():
        raise ValueError(f"{schema['$ref']} and what stands beside it say different things of {own.keys()}")
    return {**target, **own}


def _members(properties: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    # A property may be called `title`: its name is no keyword.
    return {name: _written_out(member, definitions) for name, member in properties.items()}
