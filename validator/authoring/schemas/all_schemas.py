"""Every schema of a rulebook by file name, and which of its files each is for.

What enters: the rulebook. What leaves: JSON Schemas as plain data, in a fixed order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from validator.authoring.schemas.author_schemas import coverage_schema, mutants_schema
from validator.authoring.schemas.definition_schemas import definition_schema, table_schema
from validator.authoring.schemas.frame import Schema
from validator.authoring.schemas.rule_schema import rule_schema
from validator.authoring.schemas.table_schemas import (
    lexicon_class_schema,
    lexicon_words_schema,
    parameters_schema,
    sources_schema,
    verdict_schema,
    vocabulary_schema,
    wording_schema,
)
from validator.rulebook.files import TABLES, is_rule
from validator.rulebook.load_language import WORDS
from validator.rulebook.rulebook import Rulebook

SCHEMAS: Mapping[str, Callable[[Rulebook], Schema]] = {
    "rule": rule_schema,
    "vocabulary": vocabulary_schema,
    "definition": definition_schema,
    "table": table_schema,
    "parameters": parameters_schema,
    "lexicon-class": lexicon_class_schema,
    "lexicon-words": lexicon_words_schema,
    "wording": wording_schema,
    "sources": sources_schema,
    "verdict": verdict_schema,
    "coverage": coverage_schema,
    "mutants": mutants_schema,
}

OF_FOLDER = {"definitions": "definition", "tables": "table"}
OF_AUTHORS = frozenset({"coverage.yaml", "mutants.yaml"})


def all_schemas(book: Rulebook) -> Mapping[str, Schema]:
    """The schemas by file name."""
    return {f"{name}.schema.json": make(book) for name, make in SCHEMAS.items()}


def schema_for(path: str) -> str | None:
    """The file name of the schema for a file of the rulebook, None where it has none."""
    folder, _, name = path.partition("/")
    if is_rule(path):
        return "rule.schema.json"
    if folder in OF_FOLDER:
        return f"{OF_FOLDER[folder]}.schema.json"
    if folder in ("vocabulary", "wording"):
        return f"{folder}.schema.json"
    if folder == "lexicon":
        return "lexicon-words.schema.json" if name.endswith(f"/{WORDS}") else "lexicon-class.schema.json"
    stem = path.removesuffix(".yaml")
    return f"{stem}.schema.json" if path in OF_AUTHORS or (path in TABLES and stem in SCHEMAS) else None
