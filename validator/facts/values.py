"""The values that facts have: settled, none, known within bounds, unknown; and selections of things.

What enters: what the dossier says, or what a definition makes of it. What leaves: a settled value is a plain ``bool``,
``int``, ``Fraction``, ``str``, ``date`` or tuple of these; everything else is a value of its own class that carries the
root facts that would settle it. Nothing here fails; numbers are exact, but for the bounds ``NO_LEAST`` and ``NO_MOST``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, Union

if TYPE_CHECKING:
    from validator.facts.element import Element

Number = int | Fraction
Scalar = bool | int | Fraction | str | date
Plain = Scalar | tuple[Scalar, ...]
Reason = Literal["missing", "stale", "conflicting", "parameter", "person"]

NO_LEAST, NO_MOST = -math.inf, math.inf
"""Bounds of what has none. They only bound: a settled value is always finite and exact."""


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


class Unsettled:
    """What is unknown or none: whatever a formula asks of it, or makes of it, has to be looked at first."""

    __slots__ = ()


class Unknown(Unsettled):
    """A value that is not settled, with the root facts that would settle it.

    They are given as roots, as a function that works them out, or as the values whose roots they are: mostly nobody
    asks. Whatever is asked of an unknown thing is unknown for the same reasons.
    """

    __slots__ = ("_because", "_roots")

    def __init__(self, because: tuple[Any, ...] | Callable[[], tuple[Missing, ...]]) -> None:
        """``because``: roots and values, first reason first; or what works the roots out."""
        self._because = because
        self._roots: tuple[Missing, ...] | None = None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The root facts that would settle the value, each once."""
        if self._roots is None:
            self._roots = self._because() if callable(self._because) else tuple(dict.fromkeys(_flat(self._because)))
        return self._roots

    def __getitem__(self, _name: object) -> Unknown:
        """A fact of an unknown thing."""
        return self

    __iter__ = None  # what answers to [] would else be taken for endless

    def __eq__(self, other: object) -> bool:
        """Unknown for the same reasons."""
        return type(other) is Unknown and self.missing == other.missing

    def __hash__(self) -> int:
        """By identity would do: it is hashed as an argument of definitions."""
        return id(self)

    def __repr__(self) -> str:
        """As it would be written."""
        return f"Unknown({self.missing!r})"


class Interval(Unknown):
    """A number known to lie between two bounds, both inclusive, with what is missing to settle it."""

    __slots__ = ("high", "low")

    def __init__(
        self, low: Number | float, high: Number | float, because: tuple[Any, ...] | Callable[[], tuple[Missing, ...]]
    ) -> None:
        """``because`` as of `Unknown`."""
        self._because = because
        self._roots = None
        self.low = low
        self.high = high

    def __eq__(self, other: object) -> bool:
        """The same bounds for the same reasons."""
        if type(other) is not Interval:
            return False
        return (self.low, self.high, self.missing) == (other.low, other.high, other.missing)

    def __hash__(self) -> int:
        """As `Unknown`."""
        return id(self)

    def __repr__(self) -> str:
        """As it would be written."""
        return f"Interval({self.low!r}, {self.high!r}, {self.missing!r})"


class Nothing(Unsettled):
    """``none``: there surely is nothing. ``missing`` are the roots by which there could be something."""

    __slots__ = ("_roots",)

    def __init__(self, roots: tuple[Missing, ...] | Callable[[], tuple[Missing, ...]] = ()) -> None:
        """``roots`` may be given as a function that works them out."""
        self._roots = roots

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What could be given."""
        if not isinstance(self._roots, tuple):
            self._roots = self._roots()
        return self._roots

    def __getitem__(self, _name: object) -> Unknown:
        """A fact of what is not there: unknown."""
        return Unknown((self,))

    __iter__ = None

    def __eq__(self, other: object) -> bool:
        """One nothing is like another."""
        return type(other) is Nothing

    def __hash__(self) -> int:
        """As any other."""
        return 0

    def __repr__(self) -> str:
        """As formulas write it."""
        return "none"


NOTHING = Nothing()


class Selection:
    """Some things of a kind: each with whether it belongs (True, or what is unknown about that), in file order.

    ``open``: None where there surely are no others, else why others may exist.
    """

    __slots__ = ("_members", "kind", "open", "pairs")

    def __init__(self, kind: str, pairs: Iterable[tuple[Element, Any]], more: Unknown | None = None) -> None:
        """``pairs`` without those that surely do not belong."""
        self.kind = kind
        self.pairs = tuple(pairs)
        self.open = more
        self._members: dict[Element, Any] | None = None

    def membership(self, element: Element) -> Any:
        """Whether a thing belongs: True, False or unknown."""
        if self._members is None:
            self._members = dict(self.pairs)
        found = self._members.get(element)
        return found if found is not None else False if self.open is None else self.open

    def __repr__(self) -> str:
        """The ids."""
        return f"Selection({[each.id for each, _ in self.pairs]}, {self.open!r})"


Value = Union[Plain, Unknown, Nothing, Selection, "Element"]


def merge(values: Iterable[Any]) -> tuple[Missing, ...]:
    """The missing roots of several values, first mention first, each once; of settled ones none."""
    return tuple(dict.fromkeys(_flat(values)))


def _flat(values: Iterable[Any]) -> Iterable[Missing]:
    for value in values:
        if isinstance(value, Missing):
            yield value
        elif isinstance(value, Unknown | Nothing):
            yield from value.missing
        elif isinstance(value, Selection) and value.open is not None:
            yield from value.open.missing


def is_settled(value: object) -> bool:
    """Whether a value is plain: neither unknown nor none."""
    return not isinstance(value, Unsettled) and value.__class__ is not Selection
