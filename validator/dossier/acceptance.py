"""What one level of a schema allows: the quick answer for the ordinary case.

What enters: a schema without references. What leaves: a test that is true only of a value that the schema allows, what
the value contains left aside, and false where it does not or where the schema uses a keyword that is not known here.
It never says what is wrong: that, and every refusal, is jsonschema's, which takes longer to import than a dossier takes
to check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from validator.dossier.formats import FORMATS, pattern

Allows = Callable[[Any], bool]
ELSEWHERE = frozenset({"x-refers-to", "properties", "items"})  # what each part has to fit is its own schema's matter


def allows(schema: Mapping[str, Any]) -> Allows:
    """The test of ``schema``. Of a list or a group it may be asked only once the parts are known to fit theirs."""
    keywords = {name: value for name, value in schema.items() if name not in ELSEWHERE}
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
        return nothing
    test = build(keywords, schema)
    return nothing if keywords else test


def nothing(value: Any) -> bool:
    """Allows nothing."""
    return False


def _words(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Allows:
    words = keywords.pop("enum", None) or [keywords.pop("const", None)]
    if not all(isinstance(word, str) for word in words):
        return nothing
    allowed = frozenset(words)
    return lambda value: type(value) is str and value in allowed


def _string(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Allows:
    shortest, longest = keywords.pop("minLength", 0), keywords.pop("maxLength", None)
    tests: list[Callable[[str], object]] = []
    if "pattern" in keywords:
        tests.append(pattern(keywords.pop("pattern")).search)
    if schema.get("format") in FORMATS:
        tests.append(FORMATS[keywords.pop("format")])
    if len(tests) == 1 and not shortest and longest is None:
        only = tests[0]
        return lambda value: type(value) is str and bool(only(value))

    def test(value: Any) -> bool:
        return (
            type(value) is str
            and len(value) >= shortest
            and (longest is None or len(value) <= longest)
            and all(each(value) for each in tests)
        )

    return test


def _number(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Allows:
    types = (int,) if schema["type"] == "integer" else (int, Fraction)
    least, most = keywords.pop("minimum", None), keywords.pop("maximum", None)
    above = keywords.pop("exclusiveMinimum", None)

    def test(value: Any) -> bool:
        return (
            type(value) in types
            and (least is None or value >= least)
            and (most is None or value <= most)
            and (above is None or value > above)
        )

    return test


def _boolean(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Allows:
    return lambda value: type(value) is bool


def _array(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Allows:
    fewest, most = keywords.pop("minItems", 0), keywords.pop("maxItems", None)
    unique = keywords.pop("uniqueItems", False)
    if unique and "enum" not in schema.get("items", {}) and schema.get("items", {}).get("type") != "string":
        return nothing

    def test(value: Any) -> bool:
        return (
            type(value) is list
            and len(value) >= fewest
            and (most is None or len(value) <= most)
            and (not unique or len(set(value)) == len(value))
        )

    return test


def _object(keywords: dict[str, Any], schema: Mapping[str, Any]) -> Allows:
    required = frozenset(keywords.pop("required", ()))
    if keywords.pop("additionalProperties", True) is not False:
        return nothing
    return lambda value: type(value) is dict and required <= value.keys()
