"""The digest of a rulebook's meaning: comments, key order and the order of alternatives do not change it.

What enters: the plain data of the rulebook's documents. What leaves: a SHA-256 in hex. Examples are left out, and so is
what is said of them: they test a rule and are no part of what it says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

NO_MEANING = frozenset({"examples", "unreached"})
UNORDERED = frozenset({"all", "any", "in", "not_in", "also", "includes_any", "includes_all", "subset_of", "gates"})


def meaning_digest(documents: Mapping[str, Any]) -> str:
    """The digest of named documents (a rule by its id, a table by its name)."""
    text = json.dumps(_canonical(documents), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return [[name, _canonical(value[name], name)] for name in sorted(value) if name not in NO_MEANING]
    if isinstance(value, list | tuple):
        items = [_canonical(item) for item in value]
        return sorted(items, key=json.dumps) if key in UNORDERED else items
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value
