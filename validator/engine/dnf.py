"""Disjunctive normal forms over the ranks of leaves.

What enters and leaves: a `Dnf`, a tuple of conjuncts, true where one of them is. A conjunct gives, for each property it
looks at, the set of ranks that it allows, as the bits of an integer. No conjunct at all is never true, an empty one is
always. A property that is not there satisfies nothing, so a form is about what surely is. `TooLarge` where a form
would outgrow the limit that is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Property(NamedTuple):
    """A property of a leaf's fact: the leaf's number, and which of its properties (0, or 1 for the upper bound)."""

    leaf: int
    index: int = 0


Conjunct = tuple[tuple[Property, int], ...]
Dnf = tuple[Conjunct, ...]
NEVER: Dnf = ()
ALWAYS: Dnf = ((),)


class TooLarge(Exception):
    """The form has more conjuncts, or a conjunct more leaves, than the limit; an intermediate conclusion helps."""


class Limit(NamedTuple):
    """How large a form may be: the number of engine rules it makes, the number of leaves that one of them joins."""

    rules: int
    leaves: int


def only(prop: Property, ranks: int) -> Dnf:
    """The property's rank is one of those given."""
    return (((prop, ranks),),) if ranks else NEVER


def either(forms: Iterable[Dnf], limit: Limit) -> Dnf:
    """One of the forms is true."""
    return _within(_absorbed(conjunct for form in forms for conjunct in form), limit)


def both(forms: Iterable[Dnf], limit: Limit) -> Dnf:
    """All of the forms are true."""
    result = ALWAYS
    for form in forms:
        joined = (_join(left, right) for left in result for right in form)
        result = _within(_absorbed(conjunct for conjunct in joined if conjunct is not None), limit)
    return result


def leaves_of(form: Dnf) -> frozenset[int]:
    """The leaves that a form looks at."""
    return frozenset(prop.leaf for conjunct in form for prop, _ in conjunct)


def runs(ranks: int) -> tuple[tuple[int, int], ...]:
    """A set of ranks as runs of neighbours: first and last of each."""
    found: list[tuple[int, int]] = []
    first = 0
    while ranks >> first:
        while not ranks >> first & 1:
            first += 1
        last = first
        while ranks >> (last + 1) & 1:
            last += 1
        found.append((first, last))
        first = last + 1
    return tuple(found)


def _join(left: Conjunct, right: Conjunct) -> Conjunct | None:
    """Both conjuncts at once; None where they contradict each other."""
    allowed = dict(left)
    for prop, ranks in right:
        allowed[prop] = allowed.get(prop, ranks) & ranks
    return tuple(sorted(allowed.items())) if all(allowed.values()) else None


def _absorbed(conjuncts: Iterable[Conjunct]) -> Dnf:
    """Without those that another one makes superfluous; in an order that depends on nothing else."""
    kept: list[Conjunct] = []
    for conjunct in sorted(set(conjuncts), key=lambda one: (len(one), one)):
        if not any(_covers(other, conjunct) for other in kept):
            kept = [other for other in kept if not _covers(conjunct, other)] + [conjunct]
    return tuple(kept)


def _covers(wide: Conjunct, narrow: Conjunct) -> bool:
    """Whether ``wide`` is true wherever ``narrow`` is."""
    allowed = dict(narrow)
    return all(prop in allowed and not allowed[prop] & ~ranks for prop, ranks in wide)


def _within(form: Dnf, limit: Limit) -> Dnf:
    made = 0
    for conjunct in form:
        alternatives = 1
        for _, ranks in conjunct:
            alternatives *= len(runs(ranks))
        made += alternatives
        if len({prop.leaf for prop, _ in conjunct}) > limit.leaves:
            raise TooLarge
    if made > limit.rules:
        raise TooLarge
    return form
