"""Facts from a dossier: every kind of the vocabulary becomes its things, in the order of the file.

What enters: a dossier's data (it fits the schema and its references resolve), the vocabulary, the compiled formulas,
the judged day, the parameters, the lexicon. What leaves: the `FactBase`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from validator.facts.element import Element, FactBase, Formula, Unsaid
from validator.facts.makers import MAKERS
from validator.facts.reading import given
from validator.facts.values import Missing, Nothing, Unknown
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.vocabulary import Kind, Vocabulary

DOSSIER = "dossier"
COMPLETE = "lists_complete"
"""The fact of the dossier that names the lists, open by their kind, of which it lists all that there is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that facts are read with: the vocabulary, what a fact left out is, the formulas, those that pick a role."""

    vocabulary: Vocabulary
    unsaid: Unsaid
    formulas: Mapping[str, Mapping[str, Formula]]
    roles: Mapping[str, Formula]
    pointers: Mapping[tuple[str, str], str]

    def base(self, judged_day: date, parameter: Callable[[str], Any]) -> FactBase:
        """A fact base in which nothing is read yet."""
        return FactBase(judged_day, parameter, self.formulas, self.unsaid, self.asked_for, self.pointers)

    def asked_for(self, kind: str) -> Unknown:
        """Why nothing is known of things of a kind: nobody lists any."""
        found = self.vocabulary.kinds[kind]
        return left_out(found, found.each or "")


def build_facts(
    data: Mapping[str, Any],
    reading: Reading,
    judged_day: date,
    parameter: Callable[[str], Any],
    lexicon: Lexicon | None = None,
) -> FactBase:
    """The facts of one dossier. Without a lexicon nobody has looked for phrases: their list is unknown."""
    base, kinds = reading.base(judged_day, parameter), reading.vocabulary.kinds
    base.lexicon = lexicon
    for kind in kinds.values():
        if kind.at is not None:
            found = data if kind.at == "" else dig(data, kind.at[1:])
            base.singles[kind.name] = base.one[kind.name] = _element(kind, kind.at, found or {}, base)
        elif kind.each is not None:
            base.lists[kind.name] = _listed(kind, kind.each, data, base)
    say_what_is_open(base, reading)
    add_roles(base, reading)
    for kind in kinds.values():
        if kind.made_by is not None:
            base.lists[kind.name] = left_out(kind, "") if lexicon is None else MAKERS[kind.made_by](base)
    return base


def say_what_is_open(base: FactBase, reading: Reading) -> None:
    """Of which kinds others may exist than those listed: of open ones, unless the dossier says that it lists all."""
    said = base.singles[DOSSIER].get(COMPLETE, ()) if DOSSIER in base.singles else ()
    for kind in reading.vocabulary.kinds.values():
        if kind.open and kind.list_name not in said:
            base.open[kind.name] = reading.asked_for(kind.name)


def add_roles(base: FactBase, reading: Reading) -> None:
    """Find who plays each role; whoever is not known is a thing of which everything is unknown."""
    for kind in reading.vocabulary.kinds.values():
        if kind.role_of is None:
            continue
        found = base.one.get(kind.name)
        if found is None:
            role = reading.roles.get(kind.name)
            chosen = left_out(kind, "") if role is None else role(base, base.singles[DOSSIER])
            found = base.one[kind.name] = base.follow(kind.role_of, chosen)
        base.singles[kind.name] = found if isinstance(found, Element) else _Nobody(kind, found, base)


class _Nobody(Element):
    """Who plays a role that nobody is known to play."""

    __slots__ = ("_why",)

    def __init__(self, kind: Kind, why: Unknown | Nothing, base: FactBase) -> None:
        place = why.missing[0].pointer if why.missing else ""
        super().__init__(kind.role_of or kind.name, None, place, {}, base, {})
        self._why = Unknown((why,)) if why.missing else left_out(kind, "")

    def __missing__(self, key: Any) -> Any:
        """Unknown, because it is not known who this is."""
        return self._why


def _element(kind: Kind, pointer: str, data: Mapping[str, Any], base: FactBase) -> Element:
    identity = None if kind.id is None else data.get(kind.id)
    return Element(kind.name, identity, pointer, given(kind, data), base, data)


def _listed(kind: Kind, each: str, data: Mapping[str, Any], base: FactBase) -> tuple[Element, ...] | Unknown:
    """The things of a list, also of a list in each of several things: unknown only where none of them gives it."""
    found = list(_items(each.split("/*"), "", data))
    if all(items is None for _, items, _ in found):
        return () if kind.absent_none else left_out(kind, f"{found[0][0]}" if found else each)
    elements = []
    for pointer, items, parent in found:
        for place, item in enumerate(items or ()):
            element = _element(kind, f"{pointer}/{place}", item, base)
            for attribute in kind.inherited:
                element[attribute.name] = parent.get(attribute.of_parent)
            elements.append(element)
    return tuple(elements)


def _items(parts: list[str], pointer: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Any, Mapping[str, Any]]]:
    """Each list at a path with a place for any index: its pointer, its items (None: left out), what it stands in."""
    first, *rest = parts
    at = f"{pointer}{first}"
    items = dig(data, first[1:])
    if not rest:
        yield at, items, data
    elif items is None:
        yield at, None, data
    else:
        for place, item in enumerate(items):
            yield from _items(rest, f"{at}/{place}", item)


def left_out(kind: Kind, pointer: str) -> Unknown:
    """A list that the dossier leaves out."""
    return Unknown((Missing(kind.name, pointer, "missing", kind.question),))


def dig(data: Mapping[str, Any], pointer: str) -> Any:
    """What stands at a relative pointer such as ``scope/facilities``, or None."""
    if "/" not in pointer:
        return data.get(pointer)
    found: Any = data
    for step in pointer.split("/"):
        found = found.get(step)
        if found is None:
            return None
    return found
