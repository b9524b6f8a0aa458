"""The schema of a rule file.

What enters: the rulebook. What leaves: JSON Schema as plain data. Keys, words and ids are those of the loader's own
tables; a key that the loader knows and that is not described here fails at import.
"""

from __future__ import annotations

from typing import get_args

from validator.authoring.schemas.condition_schema import condition_definitions, literal
from validator.authoring.schemas.frame import DAY, SAID, TEXT, Schema, about, headed, listed, mapping, nullable, one_of
from validator.rulebook.load_examples import OUTCOMES, STATUSES
from validator.rulebook.load_rule import OPTIONAL, REQUIRED
from validator.rulebook.rule import BRANCHES, Basis
from validator.rulebook.rule_words import ID
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.vocabulary import Attribute, Kind

KEYS = {
    "id": "the rule's id, used once and never again; the file's name begins with it",
    "also": "further requirements of the catalogue that this rule covers",
    "title": "the requirement, said as it holds",
    "version": "raised whenever the rule's meaning changes",
    "cite": "where the requirement stands",
    "basis": "how well the text is known; the worst outcome depends on it",
    "confirmed": "a person has checked the rule against the published text",
    "effective": "the days on which the rule is in effect, both included",
    "for": "the kind of fact that the rule looks at, one finding for each",
    "when": "what must hold for the rule to apply; left out: always",
    "require": "what must hold where the rule applies",
    "judged_by": "only a person can judge this; `question` says what to look at",
    "question": "what a person has to look at",
    "violated": "what follows where the requirement does not hold",
    "unknown": "what follows where it cannot be told",
    "message": "what is wrong, with the facts in {curly brackets}",
    "remedy": "what to do about it",
    "examples": "the rule's own tests: at least one met, one violated, one unknown",
    "note": "for readers of the rule; nothing depends on it",
    "unreached": "branches that no example can reach, each with the reason",
    "unless_profile": "a profile that says something else: where it is on, the rule is left out",
}
if missing := {*REQUIRED, *OPTIONAL} - KEYS.keys():
    raise ValueError(f"rule_schema.KEYS does not describe {', '.join(sorted(missing))}")


def rule_schema(book: Rulebook) -> Schema:
    """The schema of every file that holds a rule."""
    parts = _parts(book)
    keys = {key: parts[key] | about(told) for key, told in KEYS.items() if key in (*REQUIRED, *OPTIONAL)}
    person = {"required": ["judged_by", "question"], "not": {"required": ["require"]}}
    machine = {"required": ["require"], "not": {"required": ["judged_by"]}}
    return headed(
        "A rule",
        {
            **mapping(keys, REQUIRED),
            "oneOf": [machine, person],
            "$defs": {**condition_definitions(book), "id": {"type": "string", "pattern": f"^{ID.pattern}$"}},
        },
    )


def _parts(book: Rulebook) -> dict[str, Schema]:
    rule_id: Schema = {"$ref": "#/$defs/id"}
    condition: Schema = {"$ref": "#/$defs/condition"}
    outcome = one_of(OUTCOMES)
    return {
        "id": rule_id,
        "also": listed(rule_id, at_least=0),
        "title": TEXT,
        "version": {"type": "integer", "minimum": 1},
        "cite": cite_schema(book),
        "basis": one_of(get_args(Basis)),
        "confirmed": mapping(
            {"on": DAY, "by": TEXT, "against": TEXT, "edition": {"type": "string"}, "clause": TEXT},
            ("on", "by", "against", "edition"),
        ),
        "effective": mapping(
            {"from": nullable(DAY), "to": nullable(DAY), "because": TEXT | about("why the rule ended; for readers")}
        ),
        "for": one_of(book.vocabulary.kinds),
        "when": condition,
        "require": condition,
        "judged_by": {"const": "person"},
        "question": SAID,
        "violated": {"anyOf": [outcome, listed(_case(outcome, condition))]},
        "unknown": outcome,
        "message": SAID,
        "remedy": SAID,
        "examples": listed(_example(book, outcome)),
        "note": {"type": "string"},
        "unless_profile": TEXT,
        "unreached": listed(
            mapping({"at": TEXT, "is": {"enum": [*BRANCHES, True, False]}, "why": TEXT}, ("at", "is", "why"))
        ),
    }


def cite_schema(book: Rulebook, fewest_sources: int = 1) -> Schema:
    """Where a requirement stands, and where it was read."""
    documents = book.sources.documents
    editions = [
        {
            "if": {"properties": {"document": {"const": one.name}}, "required": ["document"]},
            "then": {"properties": {"edition": {"enum": list(one.editions)}}},
        }
        for one in documents.values()
    ]
    parts: dict[str, Schema] = {
        "document": one_of(documents, "a document of sources.yaml"),
        "edition": {"type": "string"} | about("an edition of it, in quotes"),
        "section": TEXT,
        "clause": nullable({"type": "string"}) | about("null: not yet checked against the published text"),
        "sources": listed(one_of(book.sources.sources), fewest_sources),
    }
    return mapping(parts, parts) | {"allOf": editions}


def _case(outcome: Schema, condition: Schema) -> Schema:
    return mapping({"outcome": outcome, "when": condition, "message": SAID, "remedy": SAID}, ("outcome",))


def _example(book: Rulebook, outcome: Schema) -> Schema:
    given = mapping({kind.name: _given(kind) for kind in book.vocabulary.kinds.values()})
    parts: dict[str, Schema] = {
        "case": TEXT,
        "given": given | about("facts by kind and attribute; what is not given is unknown"),
        "expect": one_of(STATUSES),
        "outcome": outcome,
        "parameters": mapping({name: {"type": ["number", "string"]} for name in book.parameters.entries}),
        "also_violates": listed({"$ref": "#/$defs/id"}, at_least=0),
    }
    return mapping(parts, ("case", "given", "expect"))


def _given(kind: Kind) -> Schema:
    one = mapping({name: _value(attribute) | about(attribute.about) for name, attribute in kind.attributes.items()})
    return one if kind.single else {"anyOf": [one, listed(one, at_least=0)]}


def _value(attribute: Attribute) -> Schema:
    if attribute.type == "list":
        return listed(literal(attribute), at_least=0)
    if attribute.type in ("integer", "number"):
        number: Schema = {"type": "number"}
        return {"anyOf": [literal(attribute), mapping({"low": number, "high": number}, ("low", "high"))]}
    return dict(literal(attribute))
