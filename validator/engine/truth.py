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
        return _NEGATED[self]


# Looking a member up in its class takes Python 3.11 ten times as long as a name: what runs all the time keeps names.
_TRUE, _FALSE, _UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
_NEGATED = {_TRUE: _FALSE, _FALSE: _TRUE, _UNKNOWN: _UNKNOWN}


def truth(answer: bool) -> Truth:
    """The truth of a settled answer."""
    return _TRUE if answer else _FALSE


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
        if part is _UNKNOWN:
            result = part
    return result
