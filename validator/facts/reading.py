"""Submitted facts: what a dossier's mapping says of a thing, and what a fact is that was left out.

What enters: the vocabulary and the submitted mapping of a thing (it fits the schema). What leaves: plain values by
attribute; for what is left out `Unknown` (a number: from its least on), or none where the vocabulary says so, with the
place of the answer and the question to ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from validator.facts.element import Element, Unsaid
from validator.facts.values import NO_MOST, Interval, Missing, Nothing, Plain, Unknown
from validator.rulebook.vocabulary import Attribute, AttributeType, Kind, Submitted, Vocabulary

CONVERTED: Mapping[AttributeType | None, Callable[[Any], Plain]] = {"date": date.fromisoformat, "list": tuple}
NUMBERS = ("integer", "number")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\.([a-z0-9_]+)\}")


def given(kind: Kind, data: Mapping[str, Any]) -> dict[str, Plain]:
    """What a submitted mapping says of a thing: the values by attribute."""
    values: dict[str, Plain] = {}
    _collect(kind.submitted, data, values)
    return values


def _collect(places: Mapping[str, Submitted], data: Mapping[str, Any], values: dict[str, Plain]) -> None:
    for key, found in data.items():
        if key not in places or found is None:
            continue
        name, kind, below = places[key]
        if name is not None:
            convert = CONVERTED.get(kind)
            values[name] = found if convert is None else convert(found)
        if below:
            _collect(below, found, values)


def unsaid(vocabulary: Vocabulary, nothing_defined: bool = False) -> Unsaid:
    """What a fact is that was left out of a dossier, by the vocabulary.

    ``nothing_defined``: what would be worked out is unknown where it is not given, like everything else.
    """
    kinds = vocabulary.kinds

    def find(element: Element, name: str, needed: bool) -> Any:
        attribute = kinds[element.kind].attributes[name]
        if attribute.defined and not nothing_defined:
            raise KeyError(f"{element.kind}.{name} has no formula")
        roots = partial(_roots, kinds, attribute, element)
        if not needed and (attribute.absent_none or attribute.absent_in_group) and _means_none(attribute, element.data):
            return Nothing(roots)
        if attribute.least and attribute.type in NUMBERS:
            return Interval(0, NO_MOST, roots)
        return Unknown(roots)

    return find


def _means_none(attribute: Attribute, data: Mapping[str, Any]) -> bool:
    """Whether there surely is none of what was left out: alone, with its group, or out of a group that is given."""
    first, _, rest = (attribute.pointer or attribute.name).partition("/")
    group_given = bool(rest) and data.get(first) is not None
    return group_given if attribute.absent_in_group else not group_given


def _roots(kinds: Mapping[str, Kind], attribute: Attribute, element: Element) -> tuple[Missing, ...]:
    place = f"{element.pointer}/{attribute.pointer or attribute.name}"
    return (Missing(f"{attribute.kind}.{attribute.name}", place, ask=partial(_question, kinds, attribute, element)),)


def _question(kinds: Mapping[str, Kind], attribute: Attribute, element: Element) -> str:
    """The question about a thing, with its placeholders filled in."""
    told, last = "", 0
    for found in PLACEHOLDER.finditer(attribute.question):
        before = told + attribute.question[last : found.start()]
        of = element if found[1] == attribute.kind else element.base.singles.get(found[1])
        told = _named(before, kinds[found[1]], found[2], of)
        last = found.end()
    return told + attribute.question[last:]


def _named(before: str, kind: Kind, name: str, of: Element | None) -> str:
    """``before`` and what follows it: a submitted value, else the thing's id, else 'this certificate'."""
    found = None if of is None else of.get(name, of.id)
    return f"{before}{found}" if found is not None and not isinstance(found, Unknown) else _this(before, kind.title)


def _this(before: str, title: str) -> str:
    """'… of certificate ' becomes '… of this certificate'."""
    words, own = before.split(" "), title.casefold().split(" ")
    while len(words) > 1 and words[-2].casefold() in own:
        del words[-2]
    first = title.partition(" ")[0]
    name = title if any(letter.isupper() for letter in first[1:]) else title[0].lower() + title[1:]
    return f"{' '.join(words)}this {name}"
