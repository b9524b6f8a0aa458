"""One reading of one dossier: what is asked of its things, and what is remembered until it is thrown away.

What enters: the `Book` of definitions, the submitted things, the judged day, the parameters. What leaves: the value of
each fact asked for. Definitions that go back in time are worked out the oldest first, so that a long row of periods is
no deep recursion. Nothing fails for a linked rulebook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from validator.crosscheck.naive.book import Book
from validator.crosscheck.naive.formulas import Names, value_of
from validator.crosscheck.naive.submitted import Submitted, read
from validator.crosscheck.naive.values import (
    INFINITY,
    NONE,
    UNKNOWN,
    Bounds,
    Thing,
    Things,
    Value,
    is_day,
    is_missing,
    is_open,
)
from validator.rulebook.formulas import tree
from validator.rulebook.vocabulary import Kind

UNREAD = object()
DOSSIER = "dossier"
NUMBERS = ("integer", "number")


class Reading:
    """What a naive reader knows of one dossier."""

    def __init__(self, book: Book, submitted: Submitted, judged_day: date, parameter: Callable[[str], Any]) -> None:
        """``parameter`` gives the value of a parameter on the judged day; None: nobody has seen it."""
        self.book = book
        self.submitted = submitted
        self.judged_day = judged_day
        self.parameter = parameter
        self._players: dict[str, Value] = {}
        self._nobodies: dict[str, Thing] = {}
        self._in_time: set[str] = set()
        self._all: dict[str, Things] = {}
        self._by_id: dict[str, dict[Any, Thing]] = {}
        self._by_facts: dict[tuple[str, tuple[str, ...]], Mapping[Any, list[int]]] = {}

    # things

    def single(self, kind: str) -> Value:
        """The thing that stands once; who plays a role: unknown or none where that is not said."""
        role = self.book.vocabulary.kinds[kind]
        if role.role_of is None:
            return self.submitted.singles[kind]
        if kind in self.submitted.roles:
            return self.submitted.roles[kind]
        if kind not in self._players:
            assert role.role is not None
            dossier = self.submitted.singles[DOSSIER]
            self._players[kind] = self.named(role.role_of, value_of(self, role.role, dossier, {}))
        return self._players[kind]

    def subjects(self, kind: str) -> Sequence[Thing]:
        """The things that a rule for a kind is asked about; of a role that nobody plays, nobody."""
        if kind in self.submitted.lists:
            return self.submitted.lists[kind] or ()
        found = self.single(kind)
        if isinstance(found, Thing):
            return (found,)
        role_of = self.book.vocabulary.kinds[kind].role_of
        return (self._nobodies.setdefault(kind, Thing(str(role_of), None, {}, nobody=True)),)

    def all_of(self, kind: str) -> Things:
        """All things of a kind, and whether there may be others."""
        found = self._all.get(kind)
        if found is None:
            left_out = kind in self.submitted.lists and self.submitted.lists[kind] is None
            others = left_out or self._may_have_others(self.book.vocabulary.kinds[kind])
            found = self._all[kind] = Things(kind, [(each, True) for each in self.subjects(kind)], others)
        return found

    def _may_have_others(self, kind: Kind) -> bool:
        """Whether things of a kind may exist that nobody listed: where its lists are open and nobody says otherwise."""
        if not kind.open:
            return False
        dossier = self.submitted.singles.get(DOSSIER)
        return dossier is None or kind.list_name not in (dossier.data.get("lists_complete") or ())

    def listed(self, everything: Things) -> Things:
        """Only what is listed, whatever else there may be; of a list that was left out nothing is known even so."""
        left_out = everything.kind in self.submitted.lists and self.submitted.lists[everything.kind] is None
        return everything if left_out or not everything.others else Things(everything.kind, everything.members, False)

    def named(self, kind: str, identity: Value) -> Value:
        """The thing that an id names; none where nothing that is listed has it."""
        if is_missing(identity):
            return identity
        if kind not in self._by_id:
            self._by_id[kind] = {each.id: each for each in reversed(self.subjects(kind))}
        found = self._by_id[kind].get(identity)
        return found or (UNKNOWN if self.all_of(kind).others else NONE)

    # facts

    def fact(self, thing: Thing, name: str) -> Value:
        """What is known of a thing: submitted, or worked out by its definition."""
        found = thing.remembered.get(name, UNREAD)
        if found is UNREAD:
            found = thing.remembered[name] = self._fact(thing, name, ())
        return found

    def fact_about(self, thing: Thing, name: str, arguments: tuple[Value, ...]) -> Value:
        """The same, of a definition that takes arguments."""
        key = (name, *arguments)
        found = thing.remembered.get(key, UNREAD)
        if found is UNREAD:
            found = thing.remembered[key] = self._fact(thing, name, arguments)
        return found

    def needed(self, thing: Thing, name: str) -> Value:
        """A fact that is asked for although its absence may mean that there is none."""
        found = self.fact(thing, name)
        return self._left_out(thing, name) if found is NONE else found

    def _fact(self, thing: Thing, name: str, arguments: tuple[Value, ...]) -> Value:
        if thing.nobody:
            return UNKNOWN
        if name in thing.stated:
            return thing.stated[name]
        attribute, definition = self.book.facts[thing.kind][name]
        if attribute is not None and attribute.pointer is not None:
            given = read(attribute, thing.data)
            if given is not None:
                return given
        if definition is not None:
            if thing.kind in self.book.circles:
                self._oldest_first(thing.kind, name)
            return self.book.defined(self, definition, thing, arguments)
        assert attribute is not None, f"{thing.kind}.{name} is no fact"
        group, *inside = (attribute.pointer or name).split("/")
        group_given = bool(inside) and thing.data.get(group) is not None
        if attribute.absent_in_group if group_given else attribute.absent_none:
            return NONE
        return self._left_out(thing, name)

    def _left_out(self, thing: Thing, name: str) -> Value:
        """A fact that nobody gave: a number that is never negative is at least known to be that."""
        attribute = self.book.vocabulary.kinds[thing.kind].attributes[name]
        return Bounds(0, INFINITY) if attribute.type in NUMBERS and attribute.least else UNKNOWN

    def _oldest_first(self, kind: str, name: str) -> None:
        """Before the first fact of a circle along time is asked for, work them all out, from the oldest thing on."""
        if kind in self._in_time or name not in self.book.circles[kind]:
            return
        self._in_time.add(kind)
        along = self.book.along[kind]
        dated = [(self.fact(each, along), each) for each in self.subjects(kind)]
        for _, each in sorted([pair for pair in dated if is_day(pair[0])], key=lambda pair: pair[0]):
            for one in self.book.circles[kind]:
                self.fact(each, one)

    # a short cut: which things are worth trying

    def candidates(self, ranged: tree.Range, this: Thing, names: Names) -> Things:
        """The things of a range's kind, without those of which an equation of its condition surely does not hold."""
        equations = self.book.equations(ranged)
        if not equations:
            return self.all_of(ranged.kind)
        return self.matching(ranged.kind, {fact: value_of(self, other, this, names) for fact, other in equations})

    def matching(self, kind: str, wanted: Mapping[str, Value]) -> Things:
        """The things of a kind whose facts are these words and days, or may be; in the order of the file."""
        everything = self.all_of(kind)
        sought = {fact: value for fact, value in wanted.items() if isinstance(value, str | date)}
        if not sought or len(everything.members) < 2:
            return everything
        places = self._index(kind, tuple(sought)).get(tuple(sought.values()), ())
        loose = self._index(kind, tuple(sought)).get(UNKNOWN, ())
        found = sorted((*places, *loose)) if loose else places
        return Things(kind, [everything.members[place] for place in found], everything.others)

    def _index(self, kind: str, facts: tuple[str, ...]) -> Mapping[Any, list[int]]:
        """The places of things by some facts; those of which one is open under unknown."""
        found = self._by_facts.get((kind, facts))
        if found is None:
            found = self._by_facts[kind, facts] = {}
            for place, each in enumerate(self.subjects(kind)):
                values = tuple([self.fact(each, fact) for fact in facts])
                found.setdefault(UNKNOWN if any(map(is_open, values)) else values, []).append(place)
        return found
