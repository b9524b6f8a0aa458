"""What formulas make of many things: the one that fits, the latest, the values, the choice between two values.

What enters: things with whether they belong (True or unknown) and, where asked, a value of each; ``more``: why others
may exist, or None. What leaves: a value. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from validator.evaluation.comparing import equal, is_bounded
from validator.facts.bounds import ends, within
from validator.facts.element import Element
from validator.facts.values import NO_MOST, NOTHING, Interval, Missing, Nothing, Selection, Unknown

Pairs = Sequence[tuple[Any, Any]]


def selected(kind: str, source: Any) -> Selection:
    """What a range runs over: of an unknown selection no members, and others may exist."""
    if source.__class__ is Selection:
        return source
    return Selection(kind, (), source if isinstance(source, Unknown) else None)


def the_one(pairs: Pairs, more: Unknown | None, kind: str) -> Any:
    """The only thing that surely fits; none where none does, unknown where that is unsure or several fit."""
    sure = [each for each, fits in pairs if fits is True]
    if len(sure) > 1:
        names = ", ".join(str(each.id) for each in sure)
        return Unknown((Missing(kind, sure[0].pointer, "missing", f"Which {kind} is meant: {names}?"),))
    unsure = [fits for _, fits in pairs if fits is not True]
    if unsure or more is not None:
        return Unknown((*unsure, *(() if more is None else (more,))))
    return sure[0] if sure else NOTHING


def picked(ranked: Sequence[tuple[Any, Any, Any]], more: Unknown | None, latest: bool) -> Any:
    """The thing with the largest (or smallest) value; the first in the file of equal ones; none of none."""
    unsure = [part for _, fits, value in ranked for part in (fits, value) if isinstance(part, Unknown)]
    if unsure or more is not None:
        return Unknown((*unsure, *(() if more is None else (more,))))
    sure = [(each, value) for each, _, value in ranked if value.__class__ is not Nothing]
    if not sure:
        return NOTHING
    best = (max if latest else min)(value for _, value in sure)
    return next(each for each, value in sure if value == best)


def extreme_of(pairs: Pairs, more: Unknown | None, largest: bool) -> Any:
    """The largest (or smallest) of some values; none of none."""
    unsure = [part for pair in pairs for part in pair if isinstance(part, Unknown)]
    if unsure or more is not None:
        return Unknown((*unsure, *(() if more is None else (more,))))
    settled = [value for value, _ in pairs if value.__class__ is not Nothing]
    return (max if largest else min)(settled) if settled else NOTHING


def values_of(pairs: Pairs, more: Unknown | None) -> Any:
    """The values as a list, in file order."""
    unsure = [part for pair in pairs for part in pair if isinstance(part, Unknown)]
    if unsure or more is not None:
        return Unknown((*unsure, *(() if more is None else (more,))))
    return tuple(value for value, _ in pairs if value.__class__ is not Nothing)


def others(more: Unknown) -> Interval:
    """What things that the dossier does not list may add to a sum that is never negative."""
    return Interval(0, NO_MOST, (more,))


def chosen(condition: Any, one: Any, other: Any) -> Any:
    """One of two values where the condition is open: what both are, the bounds of both, or unknown."""
    parts = (condition, one, other)
    if isinstance(one, Selection | Element) or isinstance(other, Selection | Element):
        return one if one is other else Unknown(parts)
    if equal(one, other) is True:
        return one
    if is_bounded(one) and is_bounded(other):
        (low, high), (least, most) = ends(one), ends(other)
        return within(min(low, least), max(high, most), *parts)
    return Unknown(parts)
