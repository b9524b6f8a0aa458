"""What to say of each thing that the schema does not allow: what is wrong, and what to do.

What enters: an error of jsonschema. What leaves: one or more complaints, each about the erroneous value or
about something below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

from jsonschema.exceptions import ValidationError

from validator.dossier.nearest import hint
from validator.dossier.problem import quoted
from validator.dossier.scalars import NUMBER, WORDS
from validator.dossier.strict_validator import second_of_two

GROUPED_DIGITS = re.compile(r"[-+]?[0-9][0-9 .,_']*")
TYPES = {"object": "a group of keys", "array": "a list", "string": "a text"}
PATTERNS = {
    "^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$": (
        "an id: at most 80 letters, digits and . _ : - beginning with a letter or digit"
    ),
    "^[A-Z]{2}$": "a country: its two capital letters, for example NO or DE (EU for the European Union)",
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language: its code, for example en or pt-BR",
    "^[0-9a-f]{64}$": "a SHA-256: 64 digits 0-9 and small letters a-f",
}
FORMATS = {
    "date": "a day of the calendar; write year-month-day, for example 2026-05-31",
    "uri": "a web address; write it in full, for example https://example.org/claim",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A message, and the steps from the erroneous value to what it is about (with ``of_key``: to its key)."""

    message: str
    below: tuple[str | int, ...] = ()
    of_key: bool = False


def complaints(error: ValidationError) -> Iterator[Complaint]:
    """What to say of one error."""
    if error.instance is None:
        yield _nothing_there(error)
        return
    say = SAYINGS.get(str(error.validator))
    if say is None:
        yield Complaint(
            f"{shown(error.instance)} is not allowed here; see `{error.validator}` in the dossier's schema."
        )
    else:
        yield from say(error.instance, error.validator_value, cast("Mapping[str, Any]", error.schema))


def _nothing_there(error: ValidationError) -> Complaint:
    if not error.absolute_path:
        return Complaint("The file holds no value; write the dossier into it.")
    return Complaint("No value stands here; write one, or leave the key out if the fact is not known.")


def shown(value: object) -> str:
    """A submitted value as a message shows it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value) if value else "an empty text"
    if isinstance(value, Fraction):
        return _decimal(value)
    return str(value) if isinstance(value, int) else TYPES["array" if isinstance(value, list) else "object"]


def _decimal(value: Fraction) -> str:
    # Every number that is read has finitely many decimals.
    places = next(n for n in range(1_000) if (value * 10**n).denominator == 1)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _missing(value: Mapping[str, Any], required: list[str], schema: Mapping[str, Any]) -> Iterator[Complaint]:
    for name in required:
        if name not in value:
            yield Complaint(f"The key '{name}' is missing here; add it.", of_key=True)


def _unknown_keys(value: Mapping[str, Any], allowed: bool, schema: Mapping[str, Any]) -> Iterator[Complaint]:
    known = schema.get("properties", {})
    for name in value:
        if name not in known:
            found = hint(name, [each for each in known if each not in value])
            advice = found or f" Allowed are: {', '.join(known)}."
            message = f"The key {quoted(name)} is not known here; correct or remove it.{advice}"
            yield Complaint(message, (name,), of_key=True)


def _wrong_type(value: object, wanted: str, schema: Mapping[str, Any]) -> Iterator[Complaint]:
    if wanted == "boolean":
        yield Complaint(f"{shown(value)} stands where true or false is expected; write true or false{_bare(value)}.")
    elif wanted in ("number", "integer"):
        yield Complaint(_not_a_number(value, wanted))
    elif wanted == "string" and not isinstance(value, (dict, list)):
        yield Complaint(f"A text is expected here, but {shown(value)} stands here; put it in quotes.")
    else:
        yield Complaint(f"{TYPES[wanted].capitalize()} is expected here, but {shown(value)} stands here; replace it.")


def _bare(value: object) -> str:
    return " without quotes" if isinstance(value, str) and value in WORDS else ""


def _not_a_number(value: object, wanted: str) -> str:
    expected = "A whole number" if wanted == "integer" else "A number"
    begin = f"{expected} is expected here, but {shown(value)} stands here"
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return f"{begin} in quotes; remove the quotes."
    if isinstance(value, str) and GROUPED_DIGITS.fullmatch(value):
        return f"{begin}; write digits alone, with a point before decimals, for example 1250.5."
    return f"{begin}; write digits alone, without a unit, or leave the key out."


def _not_a_word(value: object, words: list[Any], schema: Mapping[str, Any]) -> Iterator[Complaint]:
    found = hint(value, words) if isinstance(value, str) else ""
    yield Complaint(f"{shown(value)} is not one of the words allowed here: {', '.join(map(str, words))}.{found}")


def _doubles(value: list[Any], wanted: bool, schema: Mapping[str, Any]) -> Iterator[Complaint]:
    index = second_of_two(value)
    if index is not None:
        yield Complaint(f"{shown(value[index])} stands twice in this list; remove one.", (index,))


Say = Callable[[Any, Any, Mapping[str, Any]], Iterator[Complaint]]


def _sentence(template: Callable[[Any, Any], str]) -> Say:
    def say(value: Any, wanted: Any, schema: Mapping[str, Any]) -> Iterator[Complaint]:
        yield Complaint(template(value, wanted))

    return say


SAYINGS: Mapping[str, Say] = {
    "required": _missing,
    "additionalProperties": _unknown_keys,
    "type": _wrong_type,
    "enum": _not_a_word,
    "uniqueItems": _doubles,
    "const": _sentence(lambda value, wanted: f"{shown(value)} stands here; write {wanted}."),
    "pattern": _sentence(
        lambda value, wanted: f"{shown(value)} is not {PATTERNS.get(wanted, f'of the form {wanted}')}."
    ),
    "format": _sentence(lambda value, wanted: f"{shown(value)} is not {FORMATS.get(wanted, f'a {wanted}')}."),
    "minimum": _sentence(lambda value, wanted: f"{shown(value)} is too small; write {shown(wanted)} or more."),
    "maximum": _sentence(lambda value, wanted: f"{shown(value)} is too large; write {shown(wanted)} or less."),
    "exclusiveMinimum": _sentence(
        lambda value, wanted: f"{shown(value)} is too small; write more than {shown(wanted)}."
    ),
    "minLength": _sentence(lambda value, wanted: "The text is empty; write it, or leave out what it belongs to."),
    "maxLength": _sentence(lambda value, wanted: f"The text has {len(value)} characters; shorten it to {wanted}."),
    "minItems": _sentence(
        lambda value, wanted: f"The list has {len(value)} items; at least {wanted} must stand in it."
    ),
    "maxItems": _sentence(lambda value, wanted: f"The list has {len(value)} items; at most {wanted} may stand in it."),
}
