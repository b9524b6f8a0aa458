"""The functions that formulas may call, once more: every function that counts or walks has a twin here.

What enters: the reading, the thing that a formula is about, and values. What leaves: a value. Functions that only a
program can see through (letters, addresses, the lexicon) have none: their bodies are shared, see `shared`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from validator.crosscheck.naive import graph_twins
from validator.crosscheck.naive.arithmetic import between, divided, ends, multiplied
from validator.crosscheck.naive.comparing import all_of, is_open_list, some_of
from validator.crosscheck.naive.shared import SHARED, shared
from validator.crosscheck.naive.values import INFINITY, NONE, UNKNOWN, Thing, Things, Truth, Value, is_missing

if TYPE_CHECKING:
    from validator.crosscheck.naive.reading import Reading

Twin = Callable[..., Value]


def twins() -> Mapping[str, Twin]:
    """Every function by name."""
    return {**TWINS, **{name: shared(name) for name in SHARED}}


# Numbers -----------------------------------------------------------------------------------------------------------


def _share(_reading: Reading, _this: Thing, part: Value, whole: Value) -> Value:
    (low, high), (least, most) = ends(part), ends(whole)
    if most <= 0:
        return 0
    return between(_ratio(low, most), _ratio(high, least))


def _ratio(part: Any, whole: Any) -> Any:
    """A part of a whole, never below nothing nor above all."""
    if part <= 0 or whole == INFINITY:
        return 0
    return 1 if part >= whole else Fraction(part) / whole


def _as_percent(_reading: Reading, _this: Thing, part: Value) -> Value:
    low, high = ends(part)
    return UNKNOWN if low <= 0 and high >= 1 and low < high else multiplied(part, 100)


def _percent_of(_reading: Reading, _this: Thing, percent: Value, whole: Value) -> Value:
    return divided(multiplied(_from_0(percent), _from_0(whole)), 100)


def _from_0(value: Value) -> Value:
    low, high = ends(value)
    return between(max(low, 0), max(high, 0))


def _tonnes(_reading: Reading, _this: Thing, grams: Value) -> Value:
    return divided(grams, 1_000_000)


def _distance(_reading: Reading, _this: Thing, one: Value, other: Value) -> Value:
    (low, high), (least, most) = ends(one), ends(other)
    apart = max(low - most, least - high, 0)
    return between(apart, max(high - least, most - low))


def _year_of(_reading: Reading, _this: Thing, day: Value) -> Value:
    return UNKNOWN if is_missing(day) else day.year


def _last_day_of(_reading: Reading, _this: Thing, year: Value) -> Value:
    return UNKNOWN if is_missing(year) else date(min(max(int(year), MINYEAR), MAXYEAR), 12, 31)


# Lists -------------------------------------------------------------------------------------------------------------


def _some_in(_reading: Reading, _this: Thing, one: Value, other: Value) -> Value:
    return some_of(one, other)


def _all_in(_reading: Reading, _this: Thing, one: Value, other: Value) -> Value:
    return all_of(one, other)


def _open(*lists: Value) -> bool:
    return any(map(is_open_list, lists))


def _without(_reading: Reading, _this: Thing, one: Value, other: Value) -> Value:
    return UNKNOWN if _open(one, other) else tuple(each for each in one if each not in other)


def _joined(_reading: Reading, _this: Thing, one: Value, other: Value) -> Value:
    if _open(one, other):
        return UNKNOWN
    found: list[Value] = []
    for each in (*one, *other):
        if each not in found:
            found.append(each)
    return tuple(found)


def _flat(_reading: Reading, _this: Thing, lists: Value) -> Value:
    found: Value = ()
    for each in (UNKNOWN,) if is_missing(lists) else lists:
        found = _joined(_reading, _this, found, each)
    return found


def _sorted(_reading: Reading, _this: Thing, one: Value) -> Value:
    return UNKNOWN if _open(one) else tuple(sorted(set(one)))


def _count_of(_reading: Reading, _this: Thing, one: Value) -> Value:
    return UNKNOWN if _open(one) else len(set(one))


def _place_in(_reading: Reading, _this: Thing, word: Value, words: Value) -> Value:
    if _open(word, words):
        return UNKNOWN
    return words.index(word) + 1 if word in words else NONE


# Selections, and what a person says --------------------------------------------------------------------------------


def _has_any(_reading: Reading, _this: Thing, one: Value) -> Truth:
    if not isinstance(one, Things):
        return UNKNOWN if is_missing(one) else one != ()
    if any(belongs for _, belongs in one.members):
        return True
    return UNKNOWN if one.members or one.others else False


def _asked_for(_reading: Reading, _this: Thing, one: Value) -> Value:
    empty = isinstance(one, Things) and not one.members and not one.others
    return UNKNOWN if empty else one


def _or_ask(_reading: Reading, _this: Thing, condition: Value, _question: Value) -> Value:
    return UNKNOWN if condition is False else condition


def _surely(_reading: Reading, _this: Thing, condition: Value) -> Value:
    return condition is True


TWINS: Mapping[str, Twin] = {
    "share": _share,
    "as_percent": _as_percent,
    "percent_of": _percent_of,
    "tonnes": _tonnes,
    "distance": _distance,
    "year_of": _year_of,
    "last_day_of": _last_day_of,
    "some_in": _some_in,
    "all_in": _all_in,
    "without": _without,
    "joined": _joined,
    "flat": _flat,
    "sorted": _sorted,
    "count_of": _count_of,
    "place_in": _place_in,
    "has_any": _has_any,
    "asked_for": _asked_for,
    "or_ask": _or_ask,
    "surely": _surely,
    "leading_to": graph_twins.leading_to,
    "coming_from": graph_twins.coming_from,
    "on_cycles": graph_twins.on_cycles,
}
