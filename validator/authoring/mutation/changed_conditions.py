"""Every condition that is one small step away from a condition.

What enters: a condition with its places, and the vocabulary. What leaves: for each step the pointer of the part that is
changed, a word for the step, and the whole condition as it then is. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any as Anything

from validator.authoring.mutation.steps import OTHER_BOUND, steps_of
from validator.authoring.placed import Placed
from validator.rulebook.conditions import ALWAYS, All, Any, Condition, Not, Quantified, Quantifier, Test
from validator.rulebook.vocabulary import Vocabulary

OTHER_QUANTIFIER = {
    Quantifier.SOME: Quantifier.EVERY,
    Quantifier.EVERY: Quantifier.SOME,
    Quantifier.NO: Quantifier.SOME,
}


@dataclass(frozen=True, slots=True)
class Change:
    """``whole`` is the condition that results."""

    pointer: str
    step: str
    whole: Condition


def changes(place: Placed, vocabulary: Vocabulary) -> Iterator[Change]:
    """Every change of a condition and of its parts."""
    for step, condition in _own(place.condition, vocabulary):
        yield Change(place.pointer, step, condition)
    match place.condition:
        case All() | Any():
            yield from _of_several(place, place.condition, vocabulary)
        case Not():
            yield from _inside(place.parts[0], Not, vocabulary)
        case Quantified():
            yield from _of_quantifier(place, place.condition, vocabulary)


def _own(condition: Condition, vocabulary: Vocabulary) -> Iterator[tuple[str, Condition]]:
    match condition:
        case Test(path=path):
            yield from steps_of(condition, vocabulary.kinds[path.kind].attributes[path.attribute])
        case All(parts) if len(parts) > 1:
            yield "any for all", Any(parts)
        case Any(parts) if len(parts) > 1:
            yield "all for any", All(parts)
        case Not(part):
            yield "not left out", part
        case Quantified(quantifier=Quantifier.COUNT):
            yield from _of_count(condition)
        case Quantified(quantifier=quantifier):
            other = OTHER_QUANTIFIER[quantifier]
            yield f"{other.value} for {quantifier.value}", replace(condition, quantifier=other)


def _of_count(condition: Quantified) -> Iterator[tuple[str, Condition]]:
    if condition.operator in OTHER_BOUND:
        other = OTHER_BOUND[condition.operator]
        yield f"{other.value} for {condition.operator.value}", replace(condition, operator=other)
    if isinstance(condition.number, int):
        yield "one more", replace(condition, number=condition.number + 1)


def _of_several(place: Placed, whole: All | Any, vocabulary: Vocabulary) -> Iterator[Change]:
    for i, part in enumerate(place.parts):
        before, after = whole.parts[:i], whole.parts[i + 1 :]
        if before or after:
            yield Change(part.pointer, "left out", replace(whole, parts=(*before, *after)))
        yield from _inside(part, _putting_back(whole, before, after), vocabulary)


def _putting_back(
    whole: All | Any, before: tuple[Condition, ...], after: tuple[Condition, ...]
) -> Callable[[Condition], Condition]:
    return lambda part: replace(whole, parts=(*before, part, *after))


def _of_quantifier(place: Placed, whole: Quantified, vocabulary: Vocabulary) -> Iterator[Change]:
    for part in place.parts:
        name = part_name(place, part)
        if name == "where" or whole.quantifier is not Quantifier.EVERY:
            yield Change(part.pointer, "left out", _with(whole, name, ALWAYS))
        yield from _inside(part, lambda changed, name=name: _with(whole, name, changed), vocabulary)  # type: ignore[misc]


def part_name(place: Placed, part: Placed) -> str:
    """Which part of a quantifier it is."""
    assert isinstance(place.condition, Quantified), "only quantifiers have these parts"
    return "where" if part.pointer.startswith(f"{place.pointer}/where") else "have"


def _with(whole: Quantified, name: str, part: Condition) -> Condition:
    parts: dict[str, Anything] = {name: part}
    return replace(whole, **parts)


def _inside(place: Placed, put_back: Callable[[Condition], Condition], vocabulary: Vocabulary) -> Iterator[Change]:
    for change in changes(place, vocabulary):
        yield replace(change, whole=put_back(change.whole))
