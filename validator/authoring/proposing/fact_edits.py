"""The small changes of one fact: moved to a bound, denied, another word, left out, an item more or less.

What enters: an example's facts and the `Hints` that its evaluation gives. What leaves: `Edit`s in a stable order.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from validator.authoring.proposing.edit import Edit, Given, Thing, things, with_facts
from validator.authoring.proposing.shown import added, left_out, moved
from validator.evaluation.counting import add_days
from validator.rulebook.form import as_day
from validator.rulebook.vocabulary import Attribute, Vocabulary

BESIDE: tuple[int | Fraction, ...] = (0, 1, -1, Fraction(1, 1000), Fraction(-1, 1000))
WHOLE = (0, 1, -1)
MOST_WORDS = 16
MOST_DISTANCES = 10


@dataclass(frozen=True, slots=True)
class Hints:
    """What an evaluation tells of where to look: distances to bounds, the judged day, facts asked for in vain.

    ``asked``: by kind and place of a thing the attributes that it lacks; ``seen``: values by kind and attribute that
    other examples of the rule give; ``words``: such as formulas look for.
    """

    numbers: Sequence[int | Fraction]
    days: Sequence[int]
    judged_day: date
    asked: Mapping[tuple[str, int | None], Sequence[str]]
    seen: Mapping[tuple[str, str], Sequence[Any]]
    words: Sequence[str] = ()

    def of(self, attribute: Attribute) -> Iterator[str]:
        """The words that the attribute can have: its own first of all."""
        yield from attribute.values[:MOST_WORDS]
        if not attribute.names:
            yield from (each for each in self.words if not attribute.values or each in attribute.values)


def fact_edits(given: Given, vocabulary: Vocabulary, hints: Hints) -> Iterator[Edit]:
    """Every small change of a fact that is given, and every fact added that was asked for in vain."""
    ids = _ids(given, vocabulary)
    for thing in things(given, vocabulary):
        attributes = thing.attributes(vocabulary)
        before = f"{thing.called}, " if thing.called else ""
        for name, value in thing.facts.items():
            attribute = attributes[name]
            rest = {key: each for key, each in thing.facts.items() if key != name}
            yield Edit(with_facts(given, thing, rest), before + left_out(attribute))
            for other in _others(value, attribute, thing, hints, ids):
                changed = with_facts(given, thing, {**thing.facts, name: other})
                yield Edit(changed, before + moved(attribute, other, value))
        for name in hints.asked.get((thing.kind.name, thing.place), ()):
            attribute = attributes[name]
            for value in _values(attribute, thing, hints, ids):
                changed = with_facts(given, thing, {**thing.facts, name: value})
                yield Edit(changed, before + added(attribute, value))


def _others(
    value: Any, attribute: Attribute, thing: Thing, hints: Hints, ids: Mapping[str, Sequence[str]]
) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | Fraction):
        yield from _numbers(value, attribute, hints.numbers)
    elif attribute.type == "date" and (day := as_day(value)) is not None:
        days = dict.fromkeys(add_days(day, int(each) + beside) for each in _both_ways(hints.days) for beside in WHOLE)
        yield from (each.isoformat() for each in days if each != day)
    elif isinstance(value, list):
        seen = hints.seen.get((thing.kind.name, attribute.name), ())
        words = (*hints.of(attribute), *ids.get(attribute.names, ()), *(word for each in seen for word in each))
        yield from _lists(value, tuple(dict.fromkeys(words)))
    elif isinstance(value, str):
        yield from (each for each in _words(attribute, thing, hints, ids) if each != value)


def _numbers(value: int | Fraction, attribute: Attribute, distances: Sequence[int | Fraction]) -> Iterator[Any]:
    whole = attribute.type == "integer"
    reached = [value + each + beside for each in _both_ways(distances) for beside in (WHOLE if whole else BESIDE)]
    for each in dict.fromkeys((*reached, 0, 1, 2 * value)):
        fits = each.denominator == 1 or (not whole and 10**6 % each.denominator == 0)
        if each != value and fits and (each >= 0 or not attribute.least):
            yield each.numerator if each.denominator == 1 else each


def _both_ways(distances: Sequence[int | Fraction]) -> list[int | Fraction]:
    """No distance, then the shortest ones, up and down."""
    shortest = sorted((abs(each), each) for each in distances)[:MOST_DISTANCES]
    return list(dict.fromkeys([0, *(sign * each for _, each in shortest for sign in (1, -1))]))


def _lists(items: list[Any], words: Sequence[Any]) -> Iterator[list[Any]]:
    """Emptied, one of several left out, a word added, another word for the last one."""
    if items:
        yield []
    if len(items) > 1:
        yield from ([*items[:index], *items[index + 1 :]] for index in range(len(items)))
    fresh = [word for word in words if word not in items]
    yield from ([*items, word] for word in fresh)
    yield from ([*items[:-1], word] for word in fresh if items)


def _words(attribute: Attribute, thing: Thing, hints: Hints, ids: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Words of the closed list, ids of things of the kind that is named, and what other examples say here."""
    words = (*hints.of(attribute), *hints.seen.get((thing.kind.name, attribute.name), ()))
    strange = "another" if not attribute.values and not attribute.names else ""
    own = thing.kind.id == attribute.name
    yield from dict.fromkeys(each for each in (*words, *ids.get(attribute.names, ()), strange) if each and not own)


def _values(attribute: Attribute, thing: Thing, hints: Hints, ids: Mapping[str, Sequence[str]]) -> Iterator[Any]:
    """What could be said where nothing is."""
    if attribute.type == "boolean":
        yield from (True, False)
    elif attribute.type == "date":
        seen = hints.seen.get((thing.kind.name, attribute.name), ())
        yield from dict.fromkeys((hints.judged_day.isoformat(), *(str(each) for each in seen)))
    elif attribute.type in ("number", "integer"):
        numbers = (each for each in hints.seen.get((thing.kind.name, attribute.name), ()) if not isinstance(each, dict))
        yield from dict.fromkeys((0, 1, 100, *numbers))
    elif attribute.type == "list":
        yield from ([], *([word] for word in (*hints.of(attribute), *ids.get(attribute.names, ()))))
        yield from (list(each) for each in hints.seen.get((thing.kind.name, attribute.name), ()))
    else:
        yield from _words(attribute, thing, hints, ids)


def _ids(given: Given, vocabulary: Vocabulary) -> Mapping[str, Sequence[str]]:
    """The ids of the things that are given, by kind."""
    found: dict[str, list[str]] = {}
    for thing in things(given, vocabulary):
        name = thing.facts.get(thing.kind.id or "")
        if isinstance(name, str):
            found.setdefault(thing.kind.role_of or thing.kind.name, []).append(name)
    return found
