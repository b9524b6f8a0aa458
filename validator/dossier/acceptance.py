"""A quick answer for the ordinary case: data that surely fits its schema.

What enters: a schema without references. What leaves: a function that is true only of data that the schema
allows, and false where it does not or where the schema uses a keyword that is not known here. It never says
what is wrong: that, and every refusal, is jsonschema's, which takes longer to import than a dossier takes
to check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from validator.dossier.formats import FORMATS, pattern

Accepts = Callable[[Any], bool]
IGNORED = frozenset({"x-refers-to"})


def acceptance(schema: Mapping[str, Any]) -> Accepts:
    """The function that accepts what ``schema`` allows."""
    keywords = dict(schema)
    for ignored in IGNORED:
        keywords.pop(ignored, None)
    build = {
        "string": _string,
        "number": _number,
        "integer": _number,
        "boolean": _boolean,
        "array": _array,
        "object": _object,
        None: _words,
    }.get(kind if isinstance(kind := keywords.pop("type", None), str | None) else "several")
    if build is None:
        return _nothing
    accepts = build(keywords, schema)
    return _nothing if keywords else accepts


def _nothing(value: Any) -> bool:
    return False


def _words(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Accepts:
    words = keywords.pop("enum", None) or [keywords.pop("const", None)]
    if not all(isinstance(word, str) for word in words):
        return _nothing
    allowed = frozenset(words)
    return lambda value: type(value) is str and value in allowed


def _string(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Accepts:
    shortest, longest = keywords.pop("minLength", 0), keywords.pop("maxLength", None)
    tests: list[Callable[[str], object]] = []
    if "pattern" in keywords:
        tests.append(pattern(keywords.pop("pattern")).search)
    if schema.get("format") in FORMATS:
        tests.append(FORMATS[keywords.pop("format")])
    if len(tests) == 1 and not shortest and longest is None:
        test = tests[0]
        return lambda value: type(value) is str and bool(test(value))

    def accepts(value: Any) -> bool:
        return (
            type(value) is str
            and len(value) >= shortest
            and (longest is None or len(value) <= longest)
            and all(test(value) for test in tests)
        )

    return accepts


def _number(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Accepts:
    types = (int,) if schema["type"] == "integer" else (int, Fraction)
    least, most = keywords.pop("minimum", None), keywords.pop("maximum", None)
    above = keywords.pop("exclusiveMinimum", None)

    def accepts(value: Any) -> bool:
        return (
            type(value) in types
            and (least is None or value >= least)
            and (most is None or value <= most)
            and (above is None or value > above)
        )

    return accepts


def _boolean(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Accepts:
    return lambda value: type(value) is bool


def _array(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Accepts:
    item = acceptance(keywords.pop("items", {}))
    fewest, most = keywords.pop("minItems", 0), keywords.pop("maxItems", None)
    unique = keywords.pop("uniqueItems", False)
    if unique and "enum" not in schema.get("items", {}) and schema.get("items", {}).get("type") != "string":
        return _nothing

    def accepts(value: Any) -> bool:
        return (
            type(value) is list
            and len(value) >= fewest
            and (most is None or len(value) <= most)
            and all(map(item, value))
            and (not unique or len(set(value)) == len(value))
        )

    return accepts


def _object(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Accepts:
    members = {name: acceptance(member) for name, member in keywords.pop("properties", {}).items()}
    required = frozenset(keywords.pop("required", ()))
    if keywords.pop("additionalProperties", True) is not False:
        return _nothing

    def accepts(value: Any) -> bool:
        if type(value) is not dict or not required <= value.keys():
            return False
        for name, member in value.items():
            test = members.get(name)
            if test is None or not test(member):
                return False
        return True

    return accepts
