"""How many elements of each kind decide a question: as many as can make a difference, and no more.

What enters: the conditions of the question. What leaves: a number by kind. ``some``, ``every`` and ``no`` are settled
by one element each, whatever else there is (taking away an element that does not matter changes no answer); a count up
to n by n + 1. A quantifier inside another one needs its own for each element outside. Where that grows too large, the
question is `Undecided`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from validator.rulebook.conditions import All, Any, Condition, Not, Parameter, Quantified, Quantifier
from validator.rulebook.load_parameters import Parameters

MOST = 12
ROUNDS = 5


class Undecided(Exception):
    """The question cannot be put to the solver."""


def slots_needed(conditions: Iterable[Condition], parameters: Parameters) -> Mapping[str, int]:
    """How many elements of each kind there must be room for."""
    listed = tuple(conditions)
    needed: Counter[str] = Counter()
    for _ in range(ROUNDS):
        again: Counter[str] = Counter()
        for condition in listed:
            for quantified, times in _quantifiers(condition, 1, needed):
                again[quantified.kind] += times * _size(quantified, parameters)
        if again == needed:
            return needed
        needed = again
        if max(needed.values(), default=0) > MOST:
            break
    raise Undecided("quantifiers in quantifiers")


def _quantifiers(condition: Condition, times: int, outside: Mapping[str, int]) -> Iterator[tuple[Quantified, int]]:
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _quantifiers(part, times, outside)
        case Not(part):
            yield from _quantifiers(part, times, outside)
        case Quantified(kind=kind, where=where, have=have):
            yield condition, times
            for part in (where, have):
                yield from _quantifiers(part, times * (outside.get(kind, 0) + 1), outside)


def _size(condition: Quantified, parameters: Parameters) -> int:
    if condition.quantifier is not Quantifier.COUNT:
        return 1
    number = condition.number
    values = (
        [each.value for each in parameters.entries[number.name].values] if isinstance(number, Parameter) else [number]
    )
    whole = [int(value) for value in values if isinstance(value, int | Fraction)]
    if len(whole) < len(values):
        raise Undecided("a count against a number that nobody has seen")
    return max(whole) + 1
