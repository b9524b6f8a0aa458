"""The judged day, and the days on which an answer about it may turn.

What enters: the judged day, and every comparison that compiled formulas make while a `Clock` listens. What leaves: the
days after which an answer may be another one. The day itself is a plain date; a comparison is noted where one side *is*
that day, handed on as it was, or a day counted from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from validator.evaluation import comparing, counting
from validator.evaluation.counting import add_days

MONTH_SLACK_DAYS = 4
"""How far a day counted back by months may lie from where it was counted from: months differ in length."""
Compare = Callable[..., Any]


class Clock:
    """Listens to what the judged day is compared with."""

    def __init__(self, day: date = date.min) -> None:
        """``day``: the judged day; facts have to be read with this very object."""
        self.start(day)

    def start(self, day: date) -> None:
        """Listen to another judged day, and forget what was noted."""
        self.day = day
        self._turns: set[date] = set()
        self._counted: dict[int, tuple[date, int, str]] = {}

    @property
    def turns(self) -> frozenset[date]:
        """The days on which an answer may turn: those compared with, and the days after them."""
        return frozenset(self._turns)

    def operations(self) -> Mapping[str, Compare]:
        """The comparisons of formulas, each of them noted."""
        names = ("equal", "unequal", "less", "at_most", "more", "at_least", "among")
        compared = {name: self._noted(getattr(comparing, name)) for name in names}
        return {**compared, "shifted": self._shifted, "shifted_back": self._shifted_back}

    def functions(self, functions: Mapping[str, Callable[..., Any]]) -> Mapping[str, Callable[..., Any]]:
        """The functions of formulas; one that is given the judged day may turn with the year, which is noted."""
        return {name: self._of_year(function) for name, function in functions.items()}

    def _of_year(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def noted(this: Any, *arguments: Any) -> Any:
            if any(each is self.day for each in arguments):
                self._turns.add(date(min(self.day.year + 1, date.max.year), 1, 1))
            return function(this, *arguments)

        return noted

    def note(self, day: date) -> None:
        """A day on which something changes: a rule or a parameter."""
        self._turns.update((day, add_days(day, 1)))

    def _noted(self, compare: Compare) -> Compare:
        def noted(one: Any, other: Any) -> Any:
            if one.__class__ is date or other.__class__ is date:
                self._see(one, other)
                self._see(other, one)
            return compare(one, other)

        return noted

    def _see(self, one: Any, other: Any) -> None:
        """Note when an answer turns that holds the judged day, or a day counted from it, against another.

        Held against itself it never turns: both sides go on together, and a day noted would be followed by the next.
        """
        counted = (self.day, 0, "days") if one is self.day else self._counted.get(id(one))
        if counted is None:
            return
        _, length, unit = counted
        slack = 0 if unit == "days" else MONTH_SLACK_DAYS
        for each in other if isinstance(other, tuple) else (other,):
            if isinstance(each, date) and not (each is self.day or id(each) in self._counted):
                turn = counting.shifted_back(each, length, unit)
                self._turns.update(add_days(turn, days) for days in range(-slack, slack + 2))

    def _shifted(self, day: Any, length: Any, unit: str) -> Any:
        found = counting.shifted(day, length, unit)
        if day is self.day and isinstance(found, date):
            self._counted[id(found)] = (found, int(length), unit)  # kept, so that its id stays its own
        return found

    def _shifted_back(self, day: Any, length: Any, unit: str) -> Any:
        return self._shifted(day, -length if isinstance(length, int) else length, unit)
