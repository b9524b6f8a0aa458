"""jsonschema, taught our numbers and bounded in time.

What enters: a schema without references. What leaves: a validator for data with exact numbers, with the
formats of `formats`, whose patterns end where they say and whose search for doubles does not grow with the
square of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from validator.dossier.formats import FORMATS, pattern


def strict_validator(schema: Mapping[str, Any]) -> Validator:
    """A validator for ``schema``."""
    validator: Validator = _STRICT(schema, format_checker=_CHECKER)
    return validator


def _is_number(checker: Any, value: object) -> bool:
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)


def _matches(validator: Any, source: str, value: object, schema: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and pattern(source).search(value) is None:
        yield ValidationError(f"does not match {source}")


def _unique(validator: Any, wanted: bool, value: object, schema: Any) -> Iterator[ValidationError]:
    if not wanted or not isinstance(value, list):
        return
    if second_of_two(value) is not None:
        yield ValidationError("has equal items")


def second_of_two(items: list[Any]) -> int | None:
    """The index of the first item that stood in the list before."""
    seen: set[object] = set()
    for index, item in enumerate(items):
        key = _key(item)
        if key in seen:
            return index
        seen.add(key)
    return None


def _key(value: Any) -> object:
    """Equal for values that JSON Schema calls equal: true is not 1."""
    if isinstance(value, dict):
        return "object", frozenset((name, _key(member)) for name, member in value.items())
    if isinstance(value, list):
        return "array", tuple(map(_key, value))
    return isinstance(value, bool), value


def _checker() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, fits in FORMATS.items():
        checker.checks(name)(lambda value, fits=fits: not isinstance(value, str) or fits(value))
    return checker


_CHECKER = _checker()
_STRICT: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    validators={"pattern": _matches, "uniqueItems": _unique},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number),
)
