"""The ordinary JSON dossier's short way, as `short_way` is that of YAML: json's own reader, held to what is read here.

What enters: a text without control characters, and the shape that the schema gives it. What leaves: the same data as
the long way's (`json_reader`, `shape`), or None where anything at all is out of the ordinary. Nothing here fails.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from validator.dossier.nodes import MOST_NODES, nodes_in
from validator.dossier.scalars import as_number
from validator.dossier.shape import Shape

DOUBTFUL = re.compile(r"\\(?:[bf]|u(?:00[01789]|d[89a-f]|fff[ef]))", re.IGNORECASE)
"""Escapes that may stand for a control character or half a pair."""


def short_json(text: str, shape: Shape) -> Any:
    """The data, or None."""
    if "\\" in text and DOUBTFUL.search(text):
        return None
    try:
        data = json.loads(
            text, object_pairs_hook=_members, parse_float=as_number, parse_int=as_number, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        return None
    if not shape.accepts(data):
        return None
    return data if len(text) <= MOST_NODES or nodes_in(data, of_key=0) <= MOST_NODES else None


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a key stands twice")
    return members


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
