"""The schemas of the rulebook's other files: vocabulary, parameters, lexicon, wording, sources, verdict.

What enters: the rulebook, whose names the files may use. What leaves: JSON Schemas as plain data.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from validator.authoring.schemas.condition_schema import condition_definitions
from validator.authoring.schemas.frame import (
    DAY,
    SAID,
    TEXT,
    TEXTS,
    WORD,
    Schema,
    about,
    headed,
    listed,
    mapping,
    named,
    nullable,
    one_of,
)
from validator.rulebook.closed_lists import LISTS
from validator.rulebook.lexicon import CONTEXT_SETS
from validator.rulebook.load_examples import OUTCOMES
from validator.rulebook.load_language import ACCENTS, DECIMAL
from validator.rulebook.load_sources import FAMILIES, NUMBER, PARTIAL_DAY
from validator.rulebook.load_vocabulary import ABSENT, LIST, NAME, PLACES, TYPES
from validator.rulebook.rule import Basis
from validator.rulebook.rulebook import Rulebook

PLACES_ABOUT = {
    "at": "pointer of the one fact of this kind in a dossier",
    "each": "pointer of the list of facts of this kind; * for any item on the way",
    "role_of": "one fact of another kind plays this role; `chosen_by` is the formula that picks it",
    "made_by": "what in the program makes the facts of this kind",
}
if set(PLACES) != PLACES_ABOUT.keys():
    raise ValueError("table_schemas.PLACES_ABOUT does not describe the places of a kind")


def vocabulary_schema(book: Rulebook) -> Schema:
    """One kind of fact with its attributes."""
    keys: dict[str, Schema] = {
        "kind": {"type": "string", "pattern": f"^{NAME.pattern}$"} | about("the file's name without its ending"),
        "title": TEXT | about("what the kind is called in a sentence"),
        "about": TEXT,
        "question": SAID | about("asked where a dossier has none"),
        "id": {"type": "string", "pattern": WORD} | about("the attribute that names one of them"),
        **{place: {"type": "string"} | about(told) for place, told in PLACES_ABOUT.items()},
        "chosen_by": TEXT,
        "absent": one_of(ABSENT) | about("none: where the list is left out, it is empty"),
        "list": one_of(LIST)
        | about("of a kind under `each:`: open, where others may exist that a dossier does not list"),
        "attributes": named(_attribute(book.vocabulary.kinds)),
    }
    body = mapping(keys, ("kind", "title", "question"), oneOf=[{"required": [place]} for place in PLACES])
    body["properties"]["role_of"] |= {"enum": list(book.vocabulary.kinds)}
    together = {
        one: [other] for pair in (("role_of", "chosen_by"), ("each", "list")) for one, other in (pair, pair[::-1])
    }
    return headed("A kind of fact", body | {"dependentRequired": together})


def _attribute(kinds: Collection[str]) -> Schema:
    keys: dict[str, Schema] = {
        "type": one_of(TYPES),
        "about": TEXT | about("what it means; of yes or no: whether …"),
        "question": SAID | about("asked where it is missing; {certificate.number} is filled in"),
        "unit": TEXT,
        "values": TEXTS | about("the words of a computed enum or list; what is submitted takes them from the schema"),
        "listed_in": one_of(LISTS) | about("where the lexicon lists the words of a computed enum"),
        "pointer": TEXT | about("where it stands in the fact, if that is not its own name"),
        "absent": one_of(ABSENT) | about("what it means that it is left out; otherwise that is unknown"),
        "of_parent": {"type": "string", "pattern": WORD} | about("it is this fact of the thing it stands in"),
        "names": one_of(kinds) | about("the kind of thing that the id of the parent names"),
    }
    return mapping(keys, ("type", "about")) | {"not": {"required": ["pointer", "of_parent"]}}


def parameters_schema(book: Rulebook) -> Schema:
    """parameters.yaml."""
    value: Schema = mapping(
        {
            "from": nullable(DAY) | about("first day on which the value counts; null: as long as known"),
            "value": {"type": ["number", "string", "null"]} | about("null: nobody has seen it"),
        },
        ("from", "value"),
    )
    entry: dict[str, Schema] = {
        "about": TEXT,
        "unit": TEXT | about("`date` where the values are days"),
        "basis": one_of(get_args(Basis)),
        "sources": listed(one_of(book.sources.sources), at_least=0),
        "values": listed(value),
    }
    kept = {"unused": TEXT | about("why it is kept although no rule and no fact names it")}
    return headed("Parameters", named(mapping(entry | kept, entry)))


def lexicon_class_schema(book: Rulebook) -> Schema:
    """A class of wording."""
    sets = sorted({name.strip("<>") for one in book.lexicon.languages.values() for name in one.sets})
    keys: dict[str, Schema] = {
        "class": {"type": "string", "pattern": WORD} | about("the file's name without its ending"),
        "language": TEXT,
        "about": TEXT,
        "near": listed(one_of(sets), at_least=0) | about("word sets of which one must stand in the same sentence"),
        "patterns": _patterns() | about("ways to say it"),
        "not_in": _patterns() | about("wordings in which it does not count"),
        "unused": TEXT | about("why the class is kept although no rule names it"),
    }
    return headed("A class of wording", mapping(keys, ("class", "language", "about", "patterns")))


def lexicon_words_schema(book: Rulebook) -> Schema:
    """words.yaml of a language."""
    sets: Schema = {
        "type": "object",
        "properties": {name: _patterns() | about(told) for name, told in CONTEXT_SETS.items()},
        "required": list(CONTEXT_SETS),
        "additionalProperties": _patterns(),
    }
    keys: dict[str, Schema] = {
        "language": TEXT,
        "about": {"type": "string"},
        "accents": one_of(ACCENTS),
        "decimal": one_of(DECIMAL),
        "abbreviations": TEXTS,
        "without": named(TEXT) | about("classes that other languages have and this one has not, each with the reason"),
        "sets": sets,
    }
    return headed("The words of a language", mapping(keys, ("language", "sets")))


def _patterns() -> Schema:
    return {"type": "array", "items": {"type": ["string", "integer"]}}


def wording_schema(book: Rulebook) -> Schema:
    """Suggested wordings of a language."""
    suggestions = mapping(dict.fromkeys(sorted(book.lexicon.classes()), TEXT))
    return headed(
        "Suggested wordings",
        mapping(
            {"language": TEXT, "about": {"type": "string"}, "suggestions": suggestions}, ("language", "suggestions")
        ),
    )


def sources_schema(book: Rulebook) -> Schema:
    """sources.yaml."""
    edition = mapping(
        {"about": TEXT, "governs_from": nullable(DAY), "draft": {"type": "boolean"}}, ("about", "governs_from")
    )
    document: dict[str, Schema] = {
        "title": TEXT,
        "family": one_of(FAMILIES),
        "editions": {"type": "object", "minProperties": 1, "additionalProperties": edition},
    }
    source = mapping(
        {
            "title": TEXT,
            "site": TEXT,
            "dated": {"type": "string", "pattern": f"^{PARTIAL_DAY.pattern}$"},
            "secondary": {"type": "boolean"},
        },
        ("title", "site"),
    )
    sources: Schema = {
        "type": "object",
        "propertyNames": {"pattern": f"^{NUMBER.pattern}$"},
        "additionalProperties": source,
    }
    documents: Schema = {"type": "object", "additionalProperties": mapping(document, document)}
    return headed(
        "Documents and sources", mapping({"documents": documents, "sources": sources}, ("documents", "sources"))
    )


def verdict_schema(book: Rulebook) -> Schema:
    """verdict.yaml."""
    rule = one_of(book.rules)
    route: dict[str, Schema] = {
        "route": TEXT | about("the name of this way to approval"),
        "when": {"$ref": "#/$defs/condition"} | about("whether a claim takes it"),
        "gates": listed({"anyOf": [rule, listed(rule)]}) | about("rules that must be met; in brackets: one must apply"),
    }
    categories = book.vocabulary.kinds["claim"].attributes["category"].values
    bases = get_args(Basis)
    keys: dict[str, Schema] = {
        "basis": mapping({basis: one_of(OUTCOMES) for basis in bases}, bases),
        "verdicts": {"const": ["reject", "flag"]},
        "categories": mapping({name: listed(mapping(route, ("route", "gates"))) for name in categories}, categories),
    }
    needed = tuple(keys)
    keys["first_day_only"] = mapping(dict.fromkeys(book.rules, TEXT), ()) | about(
        "rules that a claim which runs on is asked on its first day only, each with the reason"
    )
    return headed("The verdict", mapping(keys, needed) | {"$defs": condition_definitions(book)})
