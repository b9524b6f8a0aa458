"""The schemas of the files that account for the rulebook: coverage.yaml and mutants.yaml.

What enters: the rulebook. What leaves: JSON Schema as plain data.
"""

from __future__ import annotations

from validator.authoring.schemas.frame import TEXT, Schema, about, headed, listed, mapping, one_of
from validator.rulebook.rule_words import ID
from validator.rulebook.rulebook import Rulebook


def coverage_schema(book: Rulebook) -> Schema:
    """coverage.yaml."""
    prefix: Schema = {
        "type": "object",
        "propertyNames": {"pattern": "^[A-Z]+$"},
        "additionalProperties": one_of(book.sources.documents, "a document of sources.yaml"),
    }
    declined = _by_rule(TEXT | about("why no rule can stand for the row"))
    bare = _by_rule(TEXT | about("why the rule's whole requirement is the answer of one function"))
    parts = {"catalogue": prefix, "declined": declined}
    return headed("Rows of the catalogue that are declined, and bare rules", mapping(parts | {"bare": bare}, parts))


def mutants_schema(book: Rulebook) -> Schema:
    """mutants.yaml."""
    entry: dict[str, Schema] = {
        "at": TEXT | about("the place of the change in the rule or definition, as `rules mutate` tells it"),
        "step": TEXT | about("the change, as `rules mutate` tells it"),
        "why": TEXT | about("why nothing can notice it"),
    }
    named = f"^({ID.pattern}|[a-z_]+\\.[a-z0-9_]+|table [a-z0-9_]+)$"
    return headed("Changes that nothing can notice", _by_name(named, listed(mapping(entry, entry))))


def _by_rule(part: Schema) -> Schema:
    return _by_name(f"^{ID.pattern}$", part)


def _by_name(pattern: str, part: Schema) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": pattern}, "additionalProperties": part}
