"""The three kinds of value a fact can have: known, an interval, unknown.

What enters: what the dossier says or a measure computed. What leaves: frozen values that carry, where something is
missing, the root facts that would settle it. Nothing here fails; numbers are ``int`` or ``Fraction``, never float.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Literal

Scalar = bool | int | Fraction | str | date
Plain = Scalar | tuple[Scalar, ...]
Reason = Literal["missing", "stale", "conflicting", "parameter", "person"]


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """A root fact that nobody has given: ``name`` is ``kind.attribute``, ``pointer`` is where the answer goes.

    The question is ``told``, or what ``ask`` makes of it when somebody wants to read it: most never are.
    """

    name: str
    pointer: str
    reason: Reason = "missing"
    told: str = ""
    ask: Callable[[], str] | None = field(default=None, compare=False, repr=False)

    @property
    def question(self) -> str:
        """What to ask for the fact."""
        return self.told if self.ask is None else self.ask()


class Known:
    """A value that is settled, with the place in the dossier it came from ('' where it was computed).

    Not a frozen dataclass, though nobody changes it: a thousand are made for a dossier, and those take twice as long
    to make.
    """

    __slots__ = ("pointer", "value")

    def __init__(self, value: Plain, pointer: str = "") -> None:
        """See the class."""
        self.value = value
        self.pointer = pointer

    def __eq__(self, other: object) -> bool:
        """The same value from the same place."""
        return isinstance(other, Known) and self.value == other.value and self.pointer == other.pointer

    def __hash__(self) -> int:
        """As its value."""
        return hash(self.value)

    def __repr__(self) -> str:
        """As it would be written."""
        return f"Known({self.value!r}, {self.pointer!r})"


@dataclass(frozen=True, slots=True)
class Interval:
    """A number known to lie between two bounds, both inclusive, with what is missing to settle it."""

    low: int | Fraction
    high: int | Fraction
    missing: tuple[Missing, ...]


class Unknown:
    """A value that cannot be given, with the root facts that would settle it (at least one).

    They may be given as a function that works them out when somebody wants to know: mostly nobody does.
    """

    __slots__ = ("_missing",)

    def __init__(self, missing: tuple[Missing, ...] | Callable[[], tuple[Missing, ...]]) -> None:
        """``missing``: the root facts, or what works them out."""
        self._missing = missing

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The root facts that would settle the value."""
        if not isinstance(self._missing, tuple):
            self._missing = self._missing()
        return self._missing

    def __eq__(self, other: object) -> bool:
        """Unknown for the same reasons."""
        return isinstance(other, Unknown) and self.missing == other.missing

    def __hash__(self) -> int:
        """As its reasons."""
        return hash(self.missing)

    def __repr__(self) -> str:
        """As it would be written."""
        return f"Unknown({self.missing!r})"


Value = Known | Interval | Unknown

TRUE = Known(True)
FALSE = Known(False)


def known(value: Plain) -> Known:
    """A computed value."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    return Known(value)


def unknown(*values: Value) -> Unknown:
    """Unknown for every reason that any of the given values is not settled; order kept, each root once."""
    return Unknown(partial(merge, values))


def merge(values: Iterable[Value]) -> tuple[Missing, ...]:
    """The missing roots of several values, first mention first, each once."""
    roots: dict[Missing, None] = {}
    for value in values:
        if not isinstance(value, Known):
            roots.update(dict.fromkeys(value.missing))
    return tuple(roots)


def all_of(values: Iterable[Value]) -> Value:
    """Kleene conjunction of boolean values: false if one is false, else unknown if one is, else true."""
    return _joined(values, False)


def any_of(values: Iterable[Value]) -> Value:
    """Kleene disjunction of boolean values: true if one is true, else unknown if one is, else false."""
    return _joined(values, True)


def _joined(values: Iterable[Value], decisive: bool) -> Value:
    open_ones = []
    for value in values:
        if not isinstance(value, Known):
            open_ones.append(value)
        elif value.value is decisive:
            return TRUE if decisive else FALSE
    return unknown(*open_ones) if open_ones else FALSE if decisive else TRUE


def negate(value: Value) -> Value:
    """Kleene negation of a boolean value."""
    return known(not value.value) if isinstance(value, Known) else value


def is_true(value: Value) -> bool:
    """Whether a boolean value is surely true."""
    return isinstance(value, Known) and value.value is True


def is_false(value: Value) -> bool:
    """Whether a boolean value is surely false."""
    return isinstance(value, Known) and value.value is False
