"""Whether a changed definition gives anything else where it was asked for: if not, nothing that rests on it differs.

What enters: facts that were judged, and the evaluation with the change. What leaves: yes or no. Of what is not settled
only that counts, and the bounds: no answer depends on the questions behind it. A definition that rests on itself
without end is something else.
"""

from __future__ import annotations

from typing import Any

from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.touched import things_of
from validator.evaluation.evaluator import Evaluator
from validator.facts.element import Element, FactBase
from validator.facts.values import Interval, Selection, Unsettled


def differs(mutant: MeaningMutant, base: FactBase, evaluator: Evaluator) -> bool:
    """Whether one of the facts that the mutant is about comes out otherwise; ``evaluator``: with the mutant."""
    try:
        return any(
            not same(was, formula(base, thing, *arguments))
            for kind, name in mutant.facts
            for formula in (evaluator.formula(kind, name),)
            for thing in things_of(base)
            if thing.kind == kind
            for arguments, was in _asked(thing, name)
        )
    except RecursionError:
        return True


def _asked(thing: Element, name: str) -> list[tuple[tuple[Any, ...], Any]]:
    """The arguments with which a fact was asked for, and its value."""
    plain = [((), thing[name])] if name in thing else []
    return plain + [(key[1:], was) for key, was in thing.items() if isinstance(key, tuple) and key[0] == name]


def same(one: Any, other: Any) -> bool:
    """Whether nobody could tell two values apart by an answer."""
    if isinstance(one, Interval) or isinstance(other, Interval):
        return type(one) is type(other) and (one.low, one.high) == (other.low, other.high)
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        return type(one) is type(other)
    if isinstance(one, Selection) and isinstance(other, Selection):
        alike = len(one.pairs) == len(other.pairs) and (one.open is None) == (other.open is None)
        return alike and all(a is b and same(x, y) for (a, x), (b, y) in zip(one.pairs, other.pairs, strict=True))
    return one is other or bool(one == other)
