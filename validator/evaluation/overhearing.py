"""The distances over which facts are compared: how far a number or a day lies from the bound that it is held against.

What enters: every comparison that compiled formulas make while somebody listens. What leaves: distances between
numbers, and between days. A fact that is moved by one of them stands on the bound. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from validator.evaluation import comparing, counting

ORDERED = ("less", "at_most", "more", "at_least", "equal", "unequal")
EXTREMES = ("smaller", "larger")


class Overhearing:
    """Listens to comparisons."""

    def __init__(self) -> None:
        self.numbers: set[int | Fraction] = set()
        self.days: set[int] = set()

    def operations(self) -> Mapping[str, Callable[..., Any]]:
        """The comparisons of formulas, each of them heard."""
        compared = {name: self._heard(getattr(comparing, name)) for name in ORDERED}
        return compared | {name: self._heard(getattr(counting, name)) for name in EXTREMES}

    def begin(self) -> None:
        """Forget what was heard."""
        self.numbers.clear()
        self.days.clear()

    def _heard(self, compare: Callable[..., Any]) -> Callable[..., Any]:
        def heard(one: Any, other: Any) -> Any:
            self._note(one, other)
            return compare(one, other)

        return heard

    def _note(self, one: Any, other: Any) -> None:
        if isinstance(one, date) and isinstance(other, date):
            self.days.add((other - one).days)
        elif _number(one) and _number(other):
            self.numbers.add(other - one)


def _number(value: Any) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)
