"""The schema of conditions: every attribute of the vocabulary as a key, every test that fits its type.

What enters: the rulebook. What leaves: the ``$defs`` of conditions. The tests of each type are those of the loader's
own table, so the schema cannot allow what the loader refuses.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.schemas.frame import DAY, Schema, about, listed, mapping, one_of
from validator.rulebook.load_condition import ALLOWED, LOGIC, QUANTIFIERS, SET_TESTS, UNITS
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.vocabulary import Attribute, AttributeType, Kind

COUNTS = ("at_least", "at_most", "more_than", "less_than", "equals")
TESTS = {
    "equals": "is this",
    "in": "is one of these",
    "not_in": "is none of these",
    "at_least": "is this or more",
    "at_most": "is this or less",
    "more_than": "is more than this",
    "less_than": "is less than this",
    "before": "is an earlier day",
    "on_or_before": "is this day or an earlier one",
    "after": "is a later day",
    "on_or_after": "is this day or a later one",
    "within": "is at most so long after, or before, another day",
    "includes": "the list has this item",
    "includes_any": "the list has at least one of these items",
    "includes_all": "the list has all of these items",
    "subset_of": "the list has no items but these",
    "known": "whether anything is known of it; never itself unknown",
}
LOGIC_ABOUT = {
    "all": "everything in this list holds",
    "any": "at least one thing in this list holds",
    "not": "what stands here does not hold",
}
QUANTIFIERS_ABOUT = {
    "some": "at least one fact of the kind satisfies `where` and `have`",
    "every": "each fact of the kind that satisfies `where` satisfies `have`",
    "no": "no fact of the kind satisfies `where` and `have`",
    "count": "so many facts of the kind satisfy `where` and `have`",
}


def condition_definitions(book: Rulebook) -> Schema:
    """The definitions that ``#/$defs/condition`` needs."""
    kinds = book.vocabulary.kinds.values()
    numbers = [one.name for one in book.parameters.entries.values() if one.unit != "date"]
    days = [one.name for one in book.parameters.entries.values() if one.unit == "date"]
    return {
        "condition": _condition(None),
        **{f"condition_in_{kind.name}": _condition(kind) for kind in kinds},
        "dotted": {"properties": dict(_dotted(book))},
        "dotted_names": {"enum": [name for name, _ in _dotted(book)]},
        **{f"attributes_of_{kind.name}": {"properties": dict(_own(kind))} for kind in kinds},
        **{_test_name(each): _test(each) for kind in kinds for each in kind.attributes.values()},
        "quantifiers": {"properties": {name: _quantified(name, book) for name in QUANTIFIERS}},
        "number_parameter": _parameter(numbers),
        "date_parameter": _parameter(days),
        "attribute": mapping({"attribute": {"type": "string"} | about("another attribute")}, ("attribute",)),
        "span": _span(),
    }


def _condition(inside: Kind | None) -> Schema:
    """A condition at the top level, or inside a quantifier over a kind, where bare names are its own."""
    name = f"condition_in_{inside.name}" if inside else "condition"
    here: Schema = {"$ref": f"#/$defs/{name}"}
    logic: Schema = {
        "all": listed(here) | about(LOGIC_ABOUT["all"]),
        "any": listed(here) | about(LOGIC_ABOUT["any"]),
        "not": here | about(LOGIC_ABOUT["not"]),
    }
    names: list[Schema] = [{"$ref": "#/$defs/dotted_names"}, {"enum": [*LOGIC, *QUANTIFIERS]}]
    parts: list[Schema] = [{"$ref": "#/$defs/dotted"}, {"$ref": "#/$defs/quantifiers"}]
    if inside is not None:
        names.append({"enum": list(inside.attributes)})
        parts.append({"$ref": f"#/$defs/attributes_of_{inside.name}"})
    return {
        "type": "object",
        "minProperties": 1,
        "properties": logic,
        "propertyNames": {"anyOf": names},
        "allOf": parts,
    }


def _dotted(book: Rulebook) -> Iterator[tuple[str, Schema]]:
    for kind in book.vocabulary.kinds.values():
        for name, schema in _own(kind):
            yield f"{kind.name}.{name}", schema


def _own(kind: Kind) -> Iterator[tuple[str, Schema]]:
    for name, attribute in kind.attributes.items():
        yield name, {"$ref": f"#/$defs/{_test_name(attribute)}"} | about(_about(attribute))


def _test_name(attribute: Attribute) -> str:
    """Attributes of one type share their tests; one with words of its own has its own."""
    return f"test_{attribute.kind}.{attribute.name}" if attribute.values else f"{attribute.type}_test"


def _about(attribute: Attribute) -> str:
    unit = f", in {attribute.unit}" if attribute.unit else ""
    return f"{attribute.about} ({attribute.type}{unit})"


def _test(attribute: Attribute) -> Schema:
    """A literal, another attribute, or one test with its value."""
    tests = {word: _operand(word, attribute) | about(TESTS[word]) for word in TESTS if word in ALLOWED[attribute.type]}
    forms: list[Schema] = [mapping(tests, minProperties=1, maxProperties=1)]
    if "equals" in ALLOWED[attribute.type]:
        forms = [literal(attribute), _other(attribute), *forms]
    return {"anyOf": forms}


def _operand(word: str, attribute: Attribute) -> Schema:
    if word == "known":
        return {"type": "boolean"}
    if word == "within":
        return {"$ref": "#/$defs/span"}
    if word in SET_TESTS:
        return {"anyOf": [listed(literal(attribute)), _other(attribute)]}
    return {"anyOf": [literal(attribute), _other(attribute)]}


def _other(attribute: Attribute) -> Schema:
    """Another attribute by name, or a parameter where the type has any."""
    forms: list[Schema] = [{"$ref": "#/$defs/attribute"}, {"$ref": "#/$defs/dotted_names"}]
    if attribute.type == "date":
        forms.append({"$ref": "#/$defs/date_parameter"})
    elif attribute.type in ("integer", "number"):
        forms.append({"$ref": "#/$defs/number_parameter"})
    return {"anyOf": forms}


def literal(attribute: Attribute) -> Schema:
    """A value of the attribute; of a list, one item."""
    if attribute.values:
        return {"enum": [_item(value, attribute) for value in attribute.values]}
    plain: dict[AttributeType, Schema] = {
        "boolean": {"type": "boolean"},
        "text": {"type": "string"},
        "enum": {"type": "string"},
        "integer": {"type": "integer"},
        "number": {"type": "number"},
        "date": DAY,
        "list": {"type": ["string", "integer"]},
    }
    return plain[attribute.type]


def _item(value: str, attribute: Attribute) -> str | int:
    """The schema of the dossier may allow whole numbers as items of a list."""
    return int(value) if attribute.type == "list" and value.isdecimal() else value


def _quantified(word: str, book: Rulebook) -> Schema:
    kinds = {kind.name: _body(word, kind) for kind in book.vocabulary.kinds.values()}
    return mapping(kinds, minProperties=1, maxProperties=1) | about(QUANTIFIERS_ABOUT[word])


def _body(word: str, kind: Kind) -> Schema:
    inside: Schema = {"$ref": f"#/$defs/condition_in_{kind.name}"}
    parts: Schema = {"where": inside | about("which ones are meant"), "have": inside | about("what they must satisfy")}
    if word != "count":
        return mapping(parts, ("have",) if word == "every" else ()) | about(kind.about)
    number: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/number_parameter"}]}
    counts = {name: number | about(TESTS[name]) for name in COUNTS}
    return mapping({**parts, **counts}, oneOf=[{"required": [name]} for name in COUNTS]) | about(kind.about)


def _parameter(names: list[str]) -> Schema:
    return mapping({"parameter": one_of(names, "a name of parameters.yaml")}, ("parameter",))


def _span() -> Schema:
    length: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/number_parameter"}]}
    day: Schema = {
        "anyOf": [
            DAY,
            {"$ref": "#/$defs/dotted_names"},
            {"$ref": "#/$defs/attribute"},
            {"$ref": "#/$defs/date_parameter"},
        ]
    }
    return mapping(
        {**dict.fromkeys(UNITS, length), "after": day, "before": day},
        minProperties=2,
        maxProperties=2,
        allOf=[
            {"oneOf": [{"required": [unit]} for unit in UNITS]},
            {"oneOf": [{"required": ["after"]}, {"required": ["before"]}]},
        ],
    )
