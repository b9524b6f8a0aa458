"""Facts given directly, as the examples of rules give them: by kind and attribute, submitted and derived alike.

What enters: the mapping under ``given:`` and the vocabulary. What leaves: `Facts` in which everything that is not given
is unknown, or every `Problem` found (its pointer begins at ``given``). Nothing is derived.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from validator.dossier.nearest import nearest
from validator.dossier.problem import Problem
from validator.facts.element import Element, Facts
from validator.facts.reading import Reader
from validator.facts.values import Interval, Known, Missing, Plain, Unknown, Value
from validator.rulebook.form import as_day
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

WANTED = {
    "boolean": "true or false",
    "text": "a text",
    "enum": "one of its words",
    "integer": "a whole number",
    "number": "a number, or {low: 1, high: 2} for one known within bounds",
    "date": 'a day such as "2026-05-02"',
    "list": "a list",
}


def facts_from_given(given: Mapping[str, Any], vocabulary: Vocabulary) -> Facts | tuple[Problem, ...]:
    """The facts, or everything that is wrong with them."""
    problems = [
        _problem(f"/{name}", f"`{name}` is not a kind of fact.{_hint(name, vocabulary.kinds)}")
        for name in given
        if name not in vocabulary.kinds
    ]
    singles: dict[str, Element] = {}
    lists: dict[str, tuple[Element, ...] | Unknown] = {}
    reader = Reader(vocabulary.kinds)
    for kind in vocabulary.kinds.values():
        raw = given.get(kind.name)
        if kind.single:
            pointer = f"/{kind.name}" if kind.at is None else kind.at
            singles[kind.name] = _element(kind, pointer, raw, reader, problems)
        elif raw is None:
            lists[kind.name] = Unknown((Missing(kind.name, _place(kind), "missing", kind.question),))
        else:
            listed = raw if isinstance(raw, list) else [raw]
            places = (f"{_place(kind)}/{index}" for index in range(len(listed)))
            lists[kind.name] = tuple(
                _element(kind, place, item, reader, problems) for place, item in zip(places, listed, strict=True)
            )
    for name, element in singles.items():
        reader.there_is_one(element, name)
    return tuple(problems) or Facts(lists, singles)


def _place(kind: Kind) -> str:
    return f"/{kind.name}" if kind.each is None else kind.each.replace("*", "0")


def _element(kind: Kind, pointer: str, raw: Any, reader: Reader, problems: list[Problem]) -> Element:
    if raw is not None and not isinstance(raw, dict):
        problems.append(_problem(f"/{kind.name}", f"A fact of kind {kind.name} is a mapping of its attributes."))
    given: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
    values = dict(_values(kind, pointer, given, problems))
    identity = values.get(kind.id) if kind.id is not None else None
    name = str(identity.value) if isinstance(identity, Known) else None
    return Element(kind.name, name, pointer, values, reader.value, {})


def _values(kind: Kind, pointer: str, given: Mapping[str, Any], problems: list[Problem]) -> Iterator[tuple[str, Value]]:
    for name, raw in given.items():
        attribute = kind.attributes.get(name)
        if attribute is None:
            told = f"`{name}` is not an attribute of {kind.name}.{_hint(name, kind.attributes)}"
            problems.append(_problem(f"/{kind.name}/{name}", told))
            continue
        value = _value(raw, attribute, f"{pointer}/{attribute.pointer or name}")
        if value is None:
            told = f"`{raw}` does not fit {kind.name}.{name}, which is {attribute.type}: write {_wanted(attribute)}."
            problems.append(_problem(f"/{kind.name}/{name}", told))
            continue
        yield name, value


def _value(raw: Any, attribute: Attribute, pointer: str) -> Value | None:
    if attribute.type in ("integer", "number") and isinstance(raw, dict) and set(raw) == {"low", "high"}:
        low, high = raw["low"], raw["high"]
        if not (_number(low) and _number(high) and low <= high):
            return None
        return Interval(low, high, (Missing(f"{attribute.kind}.{attribute.name}", pointer),))
    plain = _plain(raw, attribute)
    return None if plain is None else Known(plain, pointer)


def _plain(raw: Any, attribute: Attribute) -> Plain | None:
    """The given value in the attribute's type, or None."""
    if attribute.type == "list":
        items = tuple(raw) if isinstance(raw, list) else None
        fits = items is not None and all(_word(item, attribute) for item in items)
        return items if fits else None
    if attribute.type == "date":
        return as_day(raw)
    fits = {
        "boolean": isinstance(raw, bool),
        "integer": isinstance(raw, int) and not isinstance(raw, bool),
        "number": _number(raw),
        "text": isinstance(raw, str),
        "enum": isinstance(raw, str) and _word(raw, attribute),
    }[attribute.type]
    return raw if fits else None


def _number(raw: Any) -> bool:
    return isinstance(raw, int | Fraction) and not isinstance(raw, bool)


def _word(raw: Any, attribute: Attribute) -> bool:
    return isinstance(raw, str | int | Fraction) and (not attribute.values or raw in attribute.values)


def _wanted(attribute: Attribute) -> str:
    listed = f" ({', '.join(attribute.values)})" if attribute.values else ""
    return f"{WANTED[attribute.type]}{listed}"


def _hint(word: str, choices: Mapping[str, object]) -> str:
    found = nearest(word, choices)
    return f" Did you mean `{found}`?" if found else ""


def _problem(pointer: str, message: str) -> Problem:
    return Problem(pointer, 1, 1, message)
