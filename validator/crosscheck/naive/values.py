"""The values of the naive reading.

What enters and leaves: a settled value is a plain ``bool``, ``int``, ``Fraction``, ``str``, ``date`` or tuple; ``None``
is unknown; ``NONE`` is what surely is not there; `Bounds` is a number between two others. No value says why it is not
settled: whoever asks that asks the evaluation. Nothing here fails.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final

Number = int | Fraction | float
"""Exact, but for the bounds of what has none: ``-INFINITY`` and ``INFINITY``."""
Truth = bool | None
Value = Any
UNKNOWN: Final[None] = None
INFINITY: Final = math.inf


class _None:
    """The only one of its kind."""

    def __repr__(self) -> str:
        return "none"


NONE: Final = _None()


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number that is not known exactly; both ends may be it."""

    low: Number
    high: Number


@dataclass(eq=False, slots=True)
class Thing:
    """A thing that facts are about, with the mapping that was submitted of it.

    ``stated``: what is known of it by name and not by place: facts of the thing it stands in, what a program saw.
    ``remembered``: what was worked out of it in this one reading.
    """

    kind: str
    id: Any
    data: Mapping[str, Any]
    stated: Mapping[str, Value] = field(default_factory=dict)
    nobody: bool = False
    remembered: dict[Any, Value] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Kind and id."""
        return f"<{self.kind} {self.id}>"


@dataclass(frozen=True, eq=False, slots=True)
class Things:
    """A selection: things with whether they belong (True, or unknown), in file order.

    ``others``: whether there may be more that nobody listed.
    """

    kind: str
    members: Sequence[tuple[Thing, Truth]]
    others: bool
    _belongs: dict[Thing, Truth] = field(default_factory=dict, repr=False)

    def belongs(self, thing: Thing) -> Truth:
        """Whether a thing is one of them."""
        if not self._belongs:
            self._belongs.update(self.members)
        return self._belongs.get(thing, UNKNOWN if self.others else False)


def is_open(value: Value) -> bool:
    """Whether a value is unknown, or known within bounds only."""
    return value is UNKNOWN or value.__class__ is Bounds


def is_missing(value: Value) -> bool:
    """Whether a value is open, or surely not there."""
    return value is UNKNOWN or value is NONE or value.__class__ is Bounds


def is_number(value: Value) -> bool:
    """Whether a value is a number, exactly or within bounds."""
    return value.__class__ in (int, Fraction, Bounds)


def is_day(value: Value) -> bool:
    """Whether a value is a day."""
    return isinstance(value, date)


def truth(value: Value) -> Truth:
    """A value as a truth: what is not there is unknown."""
    return value if value is True or value is False else UNKNOWN


def opposite(value: Value) -> Truth:
    """Not."""
    return False if value is True else True if value is False else UNKNOWN
