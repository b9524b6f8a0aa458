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
from typing import Any, NamedTuple

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


class _Absence(NamedTuple):
    """What it means that an attribute was left out.

    ``can_be_none``: there may be none, which depends on ``group``, the group that it is a part of (empty: it stands
    alone): it is none where that is ``in_group``. ``bounded``: a number that is never negative.
    """

    attribute: Attribute
    can_be_none: bool
    group: str
    in_group: bool
    bounded: bool


def unsaid(vocabulary: Vocabulary, nothing_defined: bool = False) -> Unsaid:
    """What a fact is that was left out of a dossier, by the vocabulary.

    ``nothing_defined``: what would be worked out is unknown where it is not given, like everything else.
    """
    kinds = vocabulary.kinds
    absences = {
        kind.name: {
            each.name: _absence(each) for each in kind.attributes.values() if nothing_defined or not each.defined
        }
        for kind in kinds.values()
    }

    def find(element: Element, name: str, needed: bool) -> Any:
        attribute, can_be_none, group, in_group, bounded = absences[element.kind][name]
        roots = partial(_roots, kinds, attribute, element)
        if can_be_none and not needed:
            group_given = element.data.get(group) is not None if group else False
            if group_given is in_group:
                return Nothing(roots)
        return Interval(0, NO_MOST, roots) if bounded else Unknown(roots)

    return find


def _absence(attribute: Attribute) -> _Absence:
    first, _, rest = (attribute.pointer or attribute.name).partition("/")
    return _Absence(
        attribute,
        can_be_none=attribute.absent_none or attribute.absent_in_group,
        group=first if rest else "",
        in_group=attribute.absent_in_group,
        bounded=attribute.least and attribute.type in NUMBERS,
    )


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
