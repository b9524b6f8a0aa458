"""The things that somebody submitted, by kind: out of a dossier, or out of an example of a rule.

What enters: a dossier's data (it fits the schema), or a mapping of kinds to what is given of their things; beside it
what only a program sees (wordings found, as plain mappings). What leaves: `Submitted`. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from validator.crosscheck.naive.values import Bounds, Thing
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

Data = Mapping[str, Any]


@dataclass(slots=True)
class Submitted:
    """Things by kind. They are for one reading: what is worked out of a thing is kept with it.

    ``singles``: of kinds that stand once. ``lists``: of all others; None where the list was left out. ``roles``: who
    is said to play a role. ``lexicon``: for functions that only a program can work out.
    """

    singles: dict[str, Thing] = field(default_factory=dict)
    lists: dict[str, Sequence[Thing] | None] = field(default_factory=dict)
    roles: dict[str, Thing] = field(default_factory=dict)
    lexicon: Any = None

    @staticmethod
    def of_dossier(
        data: Data, vocabulary: Vocabulary, made: Mapping[str, Sequence[Data] | None] | None = None, lexicon: Any = None
    ) -> Submitted:
        """The things of a dossier. ``made``: by kind, what a program found; None where it could not look."""
        found = Submitted(lexicon=lexicon)
        for kind in vocabulary.kinds.values():
            if kind.at is not None:
                found.singles[kind.name] = _thing(kind, _single(data, kind.at.strip("/")))
            elif kind.each is not None:
                found.lists[kind.name] = _listed(kind, list(_places(kind.each.split("/*"), data)))
            elif kind.made_by is not None:
                seen = (made or {}).get(kind.name)
                found.lists[kind.name] = None if seen is None else [Thing(kind.name, None, {}, one) for one in seen]
        return found

    @staticmethod
    def of_given(given: Data, vocabulary: Vocabulary, lexicon: Any = None) -> Submitted:
        """The things of an example: of each kind a mapping of facts by name, or a list of these."""
        found = Submitted(lexicon=lexicon)
        for kind in vocabulary.kinds.values():
            raw = given.get(kind.name)
            if kind.role_of is not None:
                if raw is not None:
                    found.roles[kind.name] = _given(vocabulary.kinds[kind.role_of], raw)
            elif kind.single:
                found.singles[kind.name] = _given(kind, raw or {})
            elif raw is not None:
                found.lists[kind.name] = [_given(kind, one) for one in (raw if isinstance(raw, list) else [raw])]
            else:
                found.lists[kind.name] = [] if kind.absent_none else None
        found._list_players(vocabulary)
        return found

    def _list_players(self, vocabulary: Vocabulary) -> None:
        """Whoever is said to play a role is one of its kind, unless somebody of the same id is listed."""
        for role, player in self.roles.items():
            kind = str(vocabulary.kinds[role].role_of)
            listed = self.lists[kind] or []
            if player.id is None or all(each.id != player.id for each in listed):
                self.lists[kind] = [*listed, player]


def below(data: Any, pointer: str) -> Any:
    """What stands at a relative pointer such as ``scope/facilities``; None where nothing does."""
    if "/" not in pointer:
        return data.get(pointer)
    found = data
    for step in pointer.split("/"):
        found = None if found is None else found.get(step)
    return found


def _single(data: Data, pointer: str) -> Data:
    return (below(data, pointer) or {}) if pointer else data


def read(attribute: Attribute, data: Data) -> Any:
    """What a mapping says of an attribute, as a value; None where it is left out."""
    raw = below(data, attribute.pointer or attribute.name)
    return raw if attribute.type not in ("date", "list") else as_value(attribute, raw)


def as_value(attribute: Attribute, raw: Any) -> Any:
    """What was submitted as a value of the naive reading; an example may give a number by its bounds."""
    if attribute.type == "date" and isinstance(raw, str):
        return date.fromisoformat(raw)
    if attribute.type in ("integer", "number") and isinstance(raw, Mapping):
        return Bounds(raw["low"], raw["high"])
    return tuple(raw) if attribute.type == "list" and raw is not None else raw


def _thing(kind: Kind, data: Data, inside: Data | None = None) -> Thing:
    """``inside``: the mapping of the thing that this one stands in."""
    stated = {each.name: (inside or {}).get(each.of_parent) for each in kind.inherited}
    return Thing(kind.name, data.get(kind.id) if kind.id else None, data, stated)


def _places(steps: Sequence[str], data: Data) -> Iterator[tuple[Sequence[Data] | None, Data]]:
    """Each list at a path with a place for any index, and the mapping that it stands in."""
    items = below(data, steps[0].strip("/"))
    if len(steps) == 1 or items is None:
        yield items, data
        return
    for item in items:
        yield from _places(steps[1:], item)


def _listed(kind: Kind, places: Sequence[tuple[Sequence[Data] | None, Data]]) -> Sequence[Thing] | None:
    """The things of all lists together; left out only where each of them is."""
    if all(items is None for items, _ in places):
        return [] if kind.absent_none else None
    return [_thing(kind, item, inside) for items, inside in places for item in items or ()]


def _given(kind: Kind, given: Data) -> Thing:
    """A thing of an example: its facts are put where a dossier would have them."""
    data: dict[str, Any] = {}
    stated: dict[str, Any] = {}
    for name, raw in given.items():
        attribute = kind.attributes.get(name)
        if attribute is None or attribute.pointer is None:
            stated[name] = raw if attribute is None else as_value(attribute, raw)
            continue
        *groups, last = attribute.pointer.split("/")
        place = data
        for step in groups:
            place = place.setdefault(step, {})
        place[last] = as_value(attribute, raw)
    identity = kind.attributes.get(kind.id) if kind.id else None
    return Thing(kind.name, None if identity is None else read(identity, data), data, stated)
