"""Comparisons of values: equal, in order, among.

What enters: two values of types that fit (the linker saw to it). What leaves: a truth; between bounds it is settled
where the bounds settle it. Nothing fails.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from validator.evaluation.logic import Truth, negated
from validator.facts.bounds import ends
from validator.facts.values import Interval, Nothing, Selection, Unknown, Unsettled

NUMBERS = (int, Fraction, Interval)


def equal(one: Any, other: Any) -> Truth:
    """Whether two values are the same; none is the same as none, and as nothing else."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return _equal_within(one, other)
    if one.__class__ is tuple and other.__class__ is tuple:
        return _same_items(one, other)
    return one == other


def unequal(one: Any, other: Any) -> Truth:
    """Whether two values differ."""
    return negated(equal(one, other))


def _equal_within(one: Any, other: Any) -> Truth:
    if Unknown in (one.__class__, other.__class__) or Nothing in (one.__class__, other.__class__):
        return Unknown((one, other))
    (low, high), (least, most) = ends(one), ends(other)
    return False if high < least or low > most else Unknown((one, other))


def _same_items(one: tuple[Any, ...], other: tuple[Any, ...]) -> Truth:
    """Lists are the same where each has all that the other has."""
    if any(isinstance(each, Unknown) for each in (*one, *other)):
        return Unknown((*one, *other))
    return set(one) == set(other)


def less(one: Any, other: Any) -> Truth:
    """Whether one is smaller, or earlier."""
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        return _less_within(one, other, one, other)
    return one < other


def at_most(one: Any, other: Any) -> Truth:
    """Whether one is no larger, or no later."""
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        return negated(_less_within(other, one, one, other))
    return one <= other


def more(one: Any, other: Any) -> Truth:
    """Whether one is larger, or later."""
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        return _less_within(other, one, one, other)
    return one > other


def at_least(one: Any, other: Any) -> Truth:
    """Whether one is no smaller, or no earlier."""
    if isinstance(one, Unsettled) or isinstance(other, Unsettled):
        return negated(_less_within(one, other, one, other))
    return one >= other


def _less_within(one: Any, other: Any, *written: Any) -> Truth:
    """Whether one is smaller, within bounds; where that is open, for the reasons of both sides as they are written."""
    if is_bounded(one) and is_bounded(other):
        (low, high), (least, most) = ends(one), ends(other)
        if high < least:
            return True
        if low >= most:
            return False
    return Unknown(written)


def is_bounded(value: Any) -> bool:
    """Whether a value is a number, exactly or within bounds."""
    return value.__class__ in NUMBERS


def among(item: Any, items: Any) -> Truth:
    """Whether a word is in a list, or a thing in a selection."""
    if items.__class__ is Selection:
        return Unknown((item,)) if isinstance(item, Unsettled) else items.membership(item)
    if items == ():
        return False
    if isinstance(items, Unsettled) or isinstance(item, Nothing):
        return Unknown((item, items))
    if isinstance(item, Unknown):  # between bounds it may surely be none of them
        return False if all(equal(item, each) is False for each in items) else Unknown((item,))
    if item in items:
        return True
    open_ones = [each for each in items if isinstance(each, Unknown) and equal(item, each) is not False]
    return Unknown(tuple(open_ones)) if open_ones else False
