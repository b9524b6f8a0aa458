"""Measures: the documented pure functions that derive facts, and what they may look at.

What enters: a `World` (facts, with the day and the parameters) and the element that is asked about. What leaves: one
`Value`; a missing input gives `Unknown` (or an `Interval`) that names the roots, never a guess. A measure reads
attributes with ``element.value`` and so sees submitted and derived ones alike.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from validator.facts.day import MONTH_SLACK_DAYS, JudgedDay
from validator.facts.element import Element, Facts
from validator.facts.values import Unknown, Value
from validator.rulebook.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class World(Facts):
    """The facts of a dossier with what else a measure may look at.

    ``parameter`` gives a parameter's value on the judged day (unknown where null).
    """

    judged_on: JudgedDay
    parameter: Callable[[str], Value]
    lexicon: Lexicon | None = None

    def one(self, kind: str) -> Element:
        """The element of a kind that stands once in a dossier."""
        return self.singles[kind]


Measure = Callable[[World, Element], Value]
Maker = Callable[[World], tuple[Element, ...] | Unknown]
_registry: dict[str, Measure] = {}
_makers: dict[str, Maker] = {}


def measure(name: str) -> Callable[[Measure], Measure]:
    """Register a measure under the name that the vocabulary uses, e.g. ``certificate.in_force``."""

    def register(function: Measure) -> Measure:
        if name in _registry:
            raise ValueError(f"two measures are called {name}")
        _registry[name] = function
        return function

    return register


def measures() -> Mapping[str, Measure]:
    """Every registered measure by name. Import `validator.facts` first: that registers them all."""
    return _registry


def maker(name: str) -> Callable[[Maker], Maker]:
    """Register a function that makes the elements of a kind, under the name that the vocabulary's ``made_by`` uses."""

    def register(function: Maker) -> Maker:
        if name in _makers:
            raise ValueError(f"two makers are called {name}")
        _makers[name] = function
        return function

    return register


def makers() -> Mapping[str, Maker]:
    """Every registered maker by name. Import `validator.facts` first: that registers them all."""
    return _makers


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier if negative); the month's last day where it has none.

    What lies outside the calendar becomes its first or last day.
    """
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    found = date(year, month, min(day.day, monthrange(year, month)[1]))
    return day.moved_to(found, MONTH_SLACK_DAYS) if isinstance(day, JudgedDay) else found
