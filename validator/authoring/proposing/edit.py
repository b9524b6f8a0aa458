"""Facts of an example with one small change, and the words that tell it.

What enters: facts as an example gives them, by kind and attribute. What leaves: other facts; those given stay as they
are. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

Given = Mapping[str, Any]
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """``told``: the change in words."""

    given: Given
    told: str


class Thing(NamedTuple):
    """One thing of an example: its kind, its place in the list (None: it stands alone), and what is said of it."""

    kind: Kind
    place: int | None
    facts: Facts

    def attributes(self, vocabulary: Vocabulary) -> Mapping[str, Attribute]:
        """What can be said of it; a role has the attributes of the kind that plays it."""
        return vocabulary.kinds[self.kind.role_of or self.kind.name].attributes

    @property
    def called(self) -> str:
        """``certificate C-2``; of a thing that stands once nothing has to be said."""
        name = self.facts.get(self.kind.id or "")
        word = self.kind.name.replace("_", " ")
        return "" if self.kind.single else f"{word} {name}" if name is not None else word


def things(given: Given, vocabulary: Vocabulary) -> Iterator[Thing]:
    """Every thing that an example gives."""
    for name, raw in given.items():
        if isinstance(raw, list):
            yield from (Thing(vocabulary.kinds[name], index, each) for index, each in enumerate(raw))
        else:
            yield Thing(vocabulary.kinds[name], None, raw)


def with_facts(given: Given, thing: Thing, facts: Facts | None) -> Given:
    """The same with something else said of a thing; None takes it out."""
    kind = thing.kind.name
    if thing.place is None:
        rest = {name: raw for name, raw in given.items() if name != kind}
        if facts is None:
            return rest if thing.kind.single else {**rest, kind: []}
        return {name: facts if name == kind else raw for name, raw in given.items()}
    listed = given[kind]
    middle = [] if facts is None else [facts]
    return {**given, kind: [*listed[: thing.place], *middle, *listed[thing.place + 1 :]]}


def with_another(given: Given, kind: Kind, facts: Facts) -> Given:
    """The same with one thing more of a kind that may stand several times, or with the one that stands once."""
    if kind.single:
        return {**given, kind.name: facts}
    raw = given.get(kind.name, [])
    listed = raw if isinstance(raw, list) else [raw]
    return {**given, kind.name: [*listed, facts]}
