"""Disjunctive normal forms over the ranks of leaves.

What enters and leaves: a `Dnf`, a tuple of conjuncts, true where one of them is. A conjunct gives, for each property it
looks at, the set of ranks that it allows, as the bits of an integer. No conjunct at all is never true, an empty one is
always. A property that is not there satisfies nothing, so a form is about what surely is. `TooLargeError` where a form
would outgrow the limit that is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Property(NamedTuple):
    """A property of a leaf's fact: the leaf's number, its highest rank, and which one (1 for an upper bound)."""

    leaf: int
    top: int
    bound: int = 0


class Run(NamedTuple):
    """Neighbouring ranks, both ends included; ``but`` is the one rank left out of them, -1 for none."""

    first: int
    last: int
    but: int = -1


Conjunct = tuple[tuple[Property, int], ...]
Dnf = tuple[Conjunct, ...]
NEVER: Dnf = ()
ALWAYS: Dnf = ((),)
SLACK = 4  # how many times the limit a form may be before the superfluous is taken out


class TooLargeError(Exception):
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
    found = [conjunct for form in forms for conjunct in form]
    if len(found) > SLACK * limit.rules:
        raise TooLargeError
    return _within(_absorbed(found), limit)


def both(forms: Iterable[Dnf], limit: Limit) -> Dnf:
    """All of the forms are true."""
    result = ALWAYS
    for form in forms:
        if len(result) * len(form) > SLACK * limit.rules:
            raise TooLargeError
        joined = (_join(left, right) for left in result for right in form)
        result = _within(_absorbed(conjunct for conjunct in joined if conjunct is not None), limit)
    return result


def leaves_of(form: Dnf) -> frozenset[int]:
    """The leaves that a form looks at."""
    return frozenset(prop.leaf for conjunct in form for prop, _ in conjunct)


def runs(prop: Property, ranks: int) -> tuple[Run, ...]:
    """A set of ranks as what an engine can test at once: any of the runs, or all ranks but one."""
    absent = ((2 << prop.top) - 1) & ~ranks
    if absent.bit_count() == 1 and 0 < (left_out := absent.bit_length() - 1) < prop.top:
        return (Run(0, prop.top, left_out),)
    edges = [rank for rank in range(prop.top + 2) if _has(ranks, rank) != _has(ranks, rank - 1)]
    return tuple(Run(first, after - 1) for first, after in zip(edges[::2], edges[1::2], strict=True))


def _has(ranks: int, rank: int) -> bool:
    return rank >= 0 and bool(ranks >> rank & 1)


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
        for prop, ranks in conjunct:
            alternatives *= len(runs(prop, ranks))
        made += alternatives
        if len({prop.leaf for prop, _ in conjunct}) > limit.leaves:
            raise TooLargeError
    if made > limit.rules:
        raise TooLargeError
    return form
