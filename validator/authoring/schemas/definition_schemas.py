"""The schemas of what facts are worked out by: the files of definitions/ and tables/.

What enters: the rulebook, whose names the files may use. What leaves: JSON Schemas as plain data. What a formula says
is not checked here: that is for the loader, which tells the place inside it.
"""

from __future__ import annotations

from typing import get_args

from validator.authoring.schemas.frame import (
    TEXT,
    TEXTS,
    WORD,
    Schema,
    about,
    headed,
    listed,
    mapping,
    named,
    one_of,
)
from validator.authoring.schemas.rule_schema import cite_schema
from validator.rulebook.load_definitions import BASES, BODIES, HEAD
from validator.rulebook.rule import Basis
from validator.rulebook.rulebook import Rulebook

FORMULA: Schema = {"type": ["string", "boolean"]}
CELL: Schema = {"type": ["string", "integer"]}
ROW: Schema = {"anyOf": [CELL, {"type": "array", "items": CELL}]}


def definition_schema(book: Rulebook) -> Schema:
    """A file of derived facts of one kind."""
    kinds = [kind.name for kind in book.vocabulary.kinds.values() if kind.role_of is None]
    keys: dict[str, Schema] = {
        "kind": one_of(kinds) | about("the kind of fact whose facts these are"),
        "about": TEXT,
        **_known(book),
        "definitions": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^{HEAD.pattern}$"},
            "additionalProperties": _definition(book),
        },
    }
    return headed("Derived facts of a kind", mapping(keys, ("kind", "basis", "cite", "definitions")))


def _known(book: Rulebook) -> dict[str, Schema]:
    return {"basis": one_of(get_args(Basis)) | about("how well it is known"), "cite": cite_schema(book, 0)}


def _definition(book: Rulebook) -> Schema:
    keys: dict[str, Schema] = {
        "is": FORMULA | about("the formula"),
        "all": listed(_part()) | about("yes where every part is; one part a line"),
        "any": listed(_part()) | about("yes where at least one part is; one part a line"),
        "says": {"anyOf": [TEXT, listed({"anyOf": [TEXT, _piece()]})]} | about("a sentence; {…} holds a formula"),
        "takes": named(TEXT) | about("what each argument is: a kind, `entity id`, `some account`, text, date …"),
        "unit": TEXT,
        "type": one_of(BASES),
        "values": TEXTS | about("the words that it gives, where the formula does not tell them"),
        "about": TEXT | about("what it means; of yes or no: whether …"),
        **_known(book),
        "version": {"type": "integer", "minimum": 1},
        "along": {"type": "string", "pattern": WORD} | about("the day by which a circle goes back in time"),
        "note": TEXT,
    }
    return mapping(keys, ("about",), oneOf=[{"required": [body]} for body in BODIES])


def _part() -> Schema:
    keys: dict[str, Schema] = {"is": FORMULA, "otherwise": TEXT | about("why it fails, for a reader")}
    return {"anyOf": [FORMULA, mapping(keys, ("is",))]}


def _piece() -> Schema:
    piece: dict[str, Schema] = {"when": FORMULA | about("it is said only where this holds"), "text": TEXT}
    return mapping(piece, piece)


def table_schema(book: Rulebook) -> Schema:
    """A list of the standards."""
    keys: dict[str, Schema] = {
        "table": {"type": "string", "pattern": WORD} | about("the file's name without its ending"),
        "about": TEXT,
        **_known(book),
        "version": {"type": "integer", "minimum": 1},
        "note": TEXT,
        "rows": {"anyOf": [{"type": "array", "items": CELL}, {"type": "object", "additionalProperties": ROW}]}
        | about("words, or what is said of each word: another word, a whole number, a list"),
    }
    return headed("A list of the standards", mapping(keys, ("table", "about", "basis", "cite", "rows")))
