"""Comparisons of the naive reading: equal, in order, among others.

What enters: two values of types that fit. What leaves: a truth; between bounds it is settled where they settle it.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Sequence

from validator.crosscheck.naive.arithmetic import ends
from validator.crosscheck.naive.values import (
    NONE,
    UNKNOWN,
    Bounds,
    Thing,
    Things,
    Truth,
    Value,
    is_missing,
    is_number,
    is_open,
    opposite,
)


def same(one: Value, other: Value) -> Truth:
    """Whether two values are equal. None is equal to none, and to nothing else; lists are by what they hold."""
    if one.__class__ is str and other.__class__ is str:
        return bool(one == other)
    if one.__class__ is Bounds or other.__class__ is Bounds:
        if not (is_number(one) and is_number(other)):
            return UNKNOWN
        (low, high), (least, most) = ends(one), ends(other)
        return False if high < least or most < low else UNKNOWN
    if one is UNKNOWN or other is UNKNOWN:
        return None
    if isinstance(one, tuple) and isinstance(other, tuple):
        if any(is_open(each) for each in (*one, *other)):
            return UNKNOWN
        return all(each in other for each in one) and all(each in one for each in other)
    return bool(one == other)


def before(one: Value, other: Value) -> Truth:
    """Whether one number is smaller than another, or one day earlier."""
    if not is_missing(one) and not is_missing(other):
        return bool(one < other)
    if not (is_number(one) and is_number(other)):
        return UNKNOWN
    (low, high), (least, most) = ends(one), ends(other)
    return True if high < least else False if low >= most else UNKNOWN


def compared(operator: str, one: Value, other: Value) -> Truth:
    """Whether two values stand as the operator says."""
    match operator:
        case "=":
            return same(one, other)
        case "!=":
            return opposite(same(one, other))
        case "<":
            return before(one, other)
        case ">":
            return before(other, one)
        case "<=":
            return opposite(before(other, one))
        case ">=":
            return opposite(before(one, other))
    raise ValueError(operator)


def among(item: Value, items: Value) -> Truth:
    """Whether a word stands in a list, or a thing is one of some things."""
    if isinstance(items, Things):
        return items.belongs(item) if isinstance(item, Thing) else UNKNOWN
    if items == ():
        return False
    if is_missing(items) or item is NONE or item is UNKNOWN:
        return UNKNOWN
    return _in_list(item, items)


def _in_list(item: Value, items: Sequence[Value]) -> Truth:
    """Equal to one of them; unknown where it may be."""
    found = [same(item, each) for each in items]
    return True if True in found else UNKNOWN if UNKNOWN in found else False


def some_of(one: Value, other: Value) -> Truth:
    """Whether two lists have something in common."""
    if one == () or other == ():
        return False
    return UNKNOWN if is_open_list(one) or is_open_list(other) else any(each in other for each in one)


def all_of(one: Value, other: Value) -> Truth:
    """Whether everything in one list is in another."""
    if one == ():
        return True
    return UNKNOWN if is_open_list(one) or is_open_list(other) else all(each in other for each in one)


def is_open_list(one: Value) -> bool:
    """Whether a list, or anything in it, is not settled."""
    return is_missing(one) or (isinstance(one, tuple) and any(map(is_missing, one)))
