"""Kleene's strong three-valued logic: true, false, unknown."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """What a condition can be."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # Enum's own is written in Python, and truths are looked up all the time

    def negated(self) -> Truth:
        """Not."""
        if self is Truth.UNKNOWN:
            return self
        return Truth.FALSE if self is Truth.TRUE else Truth.TRUE


def truth(answer: bool) -> Truth:
    """The truth of a settled answer."""
    return Truth.TRUE if answer else Truth.FALSE


def conjunction(parts: Iterable[Truth]) -> Truth:
    """All of: false if one is false, else unknown if one is, else true. Asks no further than it must."""
    return joined(parts, Truth.FALSE)


def disjunction(parts: Iterable[Truth]) -> Truth:
    """Any of: true if one is true, else unknown if one is, else false. Asks no further than it must."""
    return joined(parts, Truth.TRUE)


def joined(parts: Iterable[Truth], decisive: Truth) -> Truth:
    """``decisive`` where one part is it, else unknown where one part is, else its opposite."""
    result = decisive.negated()
    for part in parts:
        if part is decisive:
            return part
        if part is Truth.UNKNOWN:
            result = part
    return result
