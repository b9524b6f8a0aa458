"""Numbers: shares, percentages, units, the distance between two of them.

What enters: numbers, exact or within bounds. What leaves: numbers; where a quantity stands twice in one of these
(a part and its whole), a formula's bounds would be wider than they have to be: that is why they are functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from validator.facts.bounds import ends, within
from validator.facts.bounds import whole as exact
from validator.facts.functions.registry import function
from validator.facts.values import NO_LEAST, NO_MOST, Unknown, Unsettled
from validator.rulebook.formulas.types import ANY_UNIT, NUMBER, Type

HUNDRED, GRAMS_IN_A_TONNE = 100, 1_000_000
MASS, ANY_NUMBER = Type("number", unit="t"), Type("number", unit=ANY_UNIT)
SHARE, PERCENT = Type("number", least=True), Type("number", unit="percent", least=True)


def _first(arguments: Sequence[Type]) -> Type:
    return replace(arguments[0], least=True)


@function("share", (ANY_NUMBER, ANY_NUMBER), SHARE, "this part of a whole, from 0 to 1; 0 where the whole is nothing")
def share(_this: Any, part: Any, whole: Any) -> Any:
    """The part of a whole, at least as much as it may be and no more than all."""
    (low, high), (least, most) = ends(part), ends(whole)
    return 0 if most <= 0 else within(_of(low, most), _of(high, least), part, whole)


def _of(part: Any, whole: Any) -> Any:
    if whole == NO_MOST or part <= 0:
        return 1 if part > 0 and whole <= 0 else 0
    return 1 if whole <= 0 or part >= whole else Fraction(part) / whole


@function("as_percent", (SHARE,), PERCENT, "a share in percent")
def as_percent(_this: Any, part: Any) -> Any:
    """A hundred times the share; anything from 0 to 100 is unknown."""
    low, high = ends(part)
    if low <= 0 and high >= 1 and low != high:
        return Unknown((part,))
    return within(low * HUNDRED, high * HUNDRED, part)


@function("percent_of", (PERCENT, ANY_NUMBER), lambda given: replace(given[1]), "so many percent of a quantity")
def percent_of(_this: Any, percent: Any, whole: Any) -> Any:
    """The percentage of a quantity; neither is negative, and what is counts as nothing."""
    if not isinstance(percent, Unsettled) and not isinstance(whole, Unsettled):
        return exact(_part(max(percent, 0), max(whole, 0)))
    (low, high), (least, most) = ends(percent), ends(whole)
    return within(_part(max(low, 0), max(least, 0)), _part(max(high, 0), max(most, 0)), percent, whole)


def _part(percent: Any, whole: Any) -> Any:
    if not percent or not whole:
        return 0
    return NO_MOST if float in (percent.__class__, whole.__class__) else Fraction(percent * whole) / HUNDRED


@function("tonnes", (Type("number", unit="g"),), Type("number", unit="t", least=True), "a mass in grams as tonnes")
def tonnes(_this: Any, grams: Any) -> Any:
    """A millionth."""
    low, high = ends(grams)
    return within(
        *(each if each in (NO_LEAST, NO_MOST) else Fraction(each) / GRAMS_IN_A_TONNE for each in (low, high)), grams
    )


@function("distance", (ANY_NUMBER, ANY_NUMBER), _first, "by how much two numbers differ")
def distance(_this: Any, one: Any, other: Any) -> Any:
    """The larger less the smaller."""
    (low, high), (least, most) = ends(one), ends(other)
    return within(max(low - most, least - high, 0), max(high - least, most - low), one, other)


@function("year_of", (Type("date"),), replace(NUMBER, whole=True, least=True), "the calendar year of a day")
def year_of(_this: Any, day: Any) -> Any:
    """The year."""
    return Unknown((day,)) if isinstance(day, Unsettled) else day.year


@function("last_day_of", (NUMBER,), Type("date"), "the last day of a calendar year")
def last_day_of(_this: Any, year: Any) -> Any:
    """31 December; of a year outside of the calendar, that of its first or last year."""
    if isinstance(year, Unsettled):
        return Unknown((year,))
    return date(min(max(int(year), date.min.year), date.max.year), 12, 31)
