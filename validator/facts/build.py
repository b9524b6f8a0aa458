"""Facts from a dossier: every kind of the vocabulary becomes its elements, in the order of the file.

What enters: a dossier's data (it fits the schema and its references resolve), the vocabulary, the judged day, the
parameters, the lexicon. What leaves: a `World` whose elements read and derive their attributes on demand. A vocabulary
that names a measure nobody registered is a broken installation (``KeyError``); `unregistered` finds that beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from validator.facts.day import JudgedDay
from validator.facts.element import Element
from validator.facts.given import facts_from_given
from validator.facts.measure import World, makers, measures
from validator.facts.reading import Reader, dig, given
from validator.facts.values import Known, Missing, Unknown, Value
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.vocabulary import Kind, Vocabulary

__all__ = ["build_facts", "facts_from_given", "unregistered"]

DOSSIER = "dossier"


def build_facts(
    data: Mapping[str, Any],
    vocabulary: Vocabulary,
    judged_on: JudgedDay,
    parameter: Callable[[str], Value],
    lexicon: Lexicon | None = None,
) -> World:
    """The facts of one dossier. Without a lexicon nobody has looked for phrases: their list is unknown."""
    singles: dict[str, Element] = {}
    lists: dict[str, tuple[Element, ...] | Unknown] = {}
    reader = Reader(vocabulary.kinds)
    for kind in vocabulary.kinds.values():
        if kind.at is not None:
            singles[kind.name] = _single(kind, kind.at, data, reader)
        elif kind.each is not None:
            lists[kind.name] = _listed(kind, kind.each, data, reader)
    world = World(lists, singles, judged_on, parameter, lexicon)
    reader.derives_in(world)
    for kind in vocabulary.kinds.values():
        if kind.role_of is not None:
            singles[kind.name] = _role(kind, kind.role_of, world)
    for kind in vocabulary.kinds.values():
        if kind.made_by is not None:
            lists[kind.name] = _left_out(kind, "") if lexicon is None else makers()[kind.made_by](world)
    for name, element in singles.items():
        reader.there_is_one(element, name)
    return world


def unregistered(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The measures and makers that the vocabulary names and nobody has registered."""
    kinds = vocabulary.kinds.values()
    derived = {a.measure for kind in kinds for a in kind.attributes.values() if a.measure is not None}
    chosen = {kind.chosen_by for kind in kinds if kind.chosen_by is not None}
    made = {kind.made_by for kind in kinds if kind.made_by is not None}
    return tuple(sorted((derived | chosen) - measures().keys()) + sorted(made - makers().keys()))


def _single(kind: Kind, pointer: str, data: Mapping[str, Any], reader: Reader) -> Element:
    found = data if pointer == "" else dig(data, pointer[1:])
    return _element(kind, pointer, {} if found is None else found, reader)


def _element(kind: Kind, pointer: str, data: Mapping[str, Any], reader: Reader) -> Element:
    identity = None if kind.id is None else data.get(kind.id)
    return Element(kind.name, identity, pointer, given(kind, pointer, data), reader.value, data, kind.given)


def _listed(kind: Kind, each: str, data: Mapping[str, Any], reader: Reader) -> tuple[Element, ...] | Unknown:
    """The elements of a list, also of a list in each of several things: unknown only where none of them gives it."""
    things: list[tuple[str, Mapping[str, Any]]] = [("", data)]
    for part in each.split("/*"):
        lists = [(f"{pointer}{part}", dig(thing, part[1:])) for pointer, thing in things]
        given = [(pointer, found) for pointer, found in lists if found is not None]
        if lists and not given:
            return _left_out(kind, lists[0][0])
        things = [(f"{pointer}/{index}", item) for pointer, found in given for index, item in enumerate(found)]
    return tuple(_element(kind, pointer, item, reader) for pointer, item in things)


def _left_out(kind: Kind, pointer: str) -> Unknown:
    return Unknown((Missing(kind.name, pointer, "missing", kind.question),))


def _role(kind: Kind, role_of: str, world: World) -> Element:
    """The element that plays a role, or one of which nothing is known but what would tell who it is."""
    chosen = measures()[str(kind.chosen_by)](world, world.one(DOSSIER))
    if isinstance(chosen, Known):
        for element in world.subjects(role_of):
            if element.id == chosen.value:
                return element
    unknown = chosen if isinstance(chosen, Unknown) else _left_out(kind, "")
    return Element(kind.name, None, unknown.missing[0].pointer, derive=lambda _element, _name: unknown)
