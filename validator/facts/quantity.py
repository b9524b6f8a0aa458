"""Exact arithmetic on quantities that are known within bounds.

What enters: values of facts. What leaves: a `Quantity`, an exact number or the bounds between which it surely lies,
with the facts that would settle it. Every operation is sound: the true result lies within the bounds. A quantity that
nobody has given lies between zero and the largest mass that a dossier may hold.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from fractions import Fraction

from validator.facts.plain import Number, as_number
from validator.facts.values import FALSE, TRUE, Interval, Known, Missing, Unknown, Value, merge

MOST = 10**9


class Quantity:
    """Between ``low`` and ``high``, both inclusive. ``missing`` is empty where the two are equal.

    Like `Known` no frozen dataclass, though nobody changes it: an account's arithmetic makes a hundred.
    """

    __slots__ = ("high", "low", "missing")

    def __init__(self, low: Number, high: Number, missing: tuple[Missing, ...] = ()) -> None:
        """See the class."""
        self.low = low
        self.high = high
        self.missing = missing

    def __eq__(self, other: object) -> bool:
        """The same bounds for the same reasons."""
        if not isinstance(other, Quantity):
            return NotImplemented
        return (self.low, self.high, self.missing) == (other.low, other.high, other.missing)

    def __hash__(self) -> int:
        """As its bounds."""
        return hash((self.low, self.high))

    def __repr__(self) -> str:
        """As it would be written."""
        return f"Quantity({self.low!r}, {self.high!r}, {self.missing!r})"

    @property
    def exact(self) -> bool:
        """Whether it is settled."""
        return self.low == self.high

    def value(self) -> Value:
        """As a value of a fact. Bounds so wide that they say nothing are unknown."""
        if self.low == self.high:
            return Known(_whole(self.low))
        if self.high - self.low >= MOST:
            return Unknown(self.missing)
        return Interval(_whole(self.low), _whole(self.high), self.missing)

    def percent(self) -> Value:
        """As a value of a fact in percent: anything from 0 to 100 is unknown."""
        return Unknown(self.missing) if self.low <= 0 and self.high >= 100 and self.missing else self.value()

    def __add__(self, other: Quantity) -> Quantity:
        """The sum."""
        return _at_both_ends(operator.add, self, other)

    def __sub__(self, other: Quantity) -> Quantity:
        """The difference."""
        return _at_both_ends(operator.sub, self, other, falling=True)

    def __mul__(self, other: Quantity) -> Quantity:
        """The product of two quantities that are not negative."""
        return _at_both_ends(operator.mul, self, other)

    def at_least(self, other: Quantity) -> Quantity:
        """The larger of the two."""
        return _at_both_ends(max, self, other)

    def at_most(self, other: Quantity) -> Quantity:
        """The smaller of the two."""
        return _at_both_ends(min, self, other)

    def share_of(self, whole: Quantity) -> Quantity:
        """This part of a whole, between 0 and 1; 0 where the whole is nothing."""
        return NOTHING if whole.high <= 0 else _at_both_ends(_share, self, whole, falling=True)


NOTHING = Quantity(0, 0)


def exactly(number: Number) -> Quantity:
    """A settled quantity."""
    return Quantity(number, number)


def quantity(value: Value, high: Number = MOST) -> Quantity:
    """A fact as a quantity; unknown is anything from 0 to ``high``."""
    number = as_number(value)
    if number is not None:
        return Quantity(number, number)
    if isinstance(value, Interval):
        return Quantity(value.low, value.high, value.missing)
    return Quantity(0, high, merge((value,)))


def perhaps(whole: Quantity, *values: Value) -> Quantity:
    """Either nothing or the whole, which hangs on what is missing in ``values``."""
    return Quantity(min(0, whole.low), whole.high, tuple(dict.fromkeys((*whole.missing, *merge(values)))))


def total(parts: Iterable[Quantity]) -> Quantity:
    """The sum of all."""
    low: Number = 0
    high: Number = 0
    missing: dict[Missing, None] = {}
    for part in parts:
        low, high = low + part.low, high + part.high
        missing.update(dict.fromkeys(part.missing))
    return Quantity(low, high, () if low == high else tuple(missing))


def not_more(one: Quantity, other: Quantity) -> Value:
    """Whether ``one`` is surely at most ``other``, surely more, or neither."""
    if one.high <= other.low:
        return TRUE
    if one.low > other.high:
        return FALSE
    return Unknown(tuple(dict.fromkeys((*one.missing, *other.missing))))


def _at_both_ends(
    work: Callable[[Number, Number], Number], one: Quantity, other: Quantity, falling: bool = False
) -> Quantity:
    """What ``work`` makes of two quantities; ``falling``: the less, the larger the second one is."""
    if one.low is one.high and other.low is other.high:
        return exactly(work(one.low, other.low))
    low, high = (other.high, other.low) if falling else (other.low, other.high)
    return _settle(work(one.low, low), work(one.high, high), one, other)


def _share(part: Number, whole: Number) -> Number:
    share = Fraction(max(0, part), whole) if whole > 0 else 1
    return share if share < 1 else 1


def _settle(low: Number, high: Number, *parts: Quantity) -> Quantity:
    if low == high:
        return Quantity(low, high)
    return Quantity(low, high, tuple(dict.fromkeys(root for part in parts for root in part.missing)))


def _whole(number: Number) -> Number:
    return int(number) if number == int(number) else number
