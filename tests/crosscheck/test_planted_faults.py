"""Faults planted in either reading: random formulas notice every one of them, so that agreement means something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from validator.crosscheck.naive import arithmetic, comparing, formulas, many, twins
from validator.crosscheck.naive.reading import Reading
from validator.crosscheck.naive.values import NONE, UNKNOWN, Things
from validator.evaluation import comparing as their_comparing
from validator.evaluation import counting, gathering, logic
from validator.evaluation.operations import OPERATIONS
from validator.facts.values import Nothing, Unknown
from validator.rulebook.formulas import tree

from .test_formulas_agree import compared

Patch = pytest.MonkeyPatch
SEEDS = 500


def differs() -> bool:
    """Whether any of many random formulas comes out differently."""
    return any(compiled != naive for seed in range(SEEDS) for _, compiled, naive in compared(seed))


def later(moved: Callable[..., Any]) -> Callable[..., Any]:
    """A day too late."""

    def shifted(*arguments: Any, **named: Any) -> Any:
        found = moved(*arguments, **named)
        return found + timedelta(days=1) if isinstance(found, date) and found != date.max else found

    return shifted


def without_last(reading: Any, ranged: Any, source: Things, this: Any, names: Any) -> Any:
    return ORIGINAL_MEMBERS(reading, ranged, Things(source.kind, source.members[:-1], source.others), this, names)


def of_meaning(kind: type[tree.Node], change: Callable[[Callable[..., Any]], Callable[..., Any]]) -> Any:
    """A fault in what a class of node means."""
    return lambda patch: patch.setitem(formulas.MEANINGS, kind, change(formulas.MEANINGS[kind]))


ORIGINAL_MEMBERS = many.members
NAIVE: dict[str, Callable[[Patch], None]] = {
    "smaller counts as no larger": lambda patch: patch.setattr(
        formulas, "compared", lambda word, *two: comparing.compared("<=" if word == "<" else word, *two)
    ),
    "none equals what is unknown": lambda patch: patch.setattr(
        formulas, "compared", lambda word, *two: (NONE in two and word == "=") or comparing.compared(word, *two)
    ),
    "a range drops its last thing": lambda patch: patch.setattr(many, "members", without_last),
    "unknown is read as false": lambda patch: patch.setattr(many, "truth", lambda value: value is True),
    "not of unknown is true": lambda patch: patch.setattr(formulas, "opposite", lambda value: value is not True),
    "a difference is a sum": lambda patch: patch.setitem(formulas.OPERATIONS, "-", arithmetic.added),
    "who is unsure counts in full": lambda patch: patch.setattr(many, "part_of_sum", lambda value, _: value),
    "others add nothing": lambda patch: patch.setattr(
        many, "_sum", lambda found, _others, upwards: ORIGINAL_SUM(found, False, upwards)
    ),
    "an open choice takes the first": lambda patch: patch.setattr(formulas, "_either", lambda one, _other: one),
    "a word is given where it is unknown": of_meaning(
        tree.IsGiven, lambda meaning: lambda *here: meaning(*here) is not False
    ),
    "none is kept where another is given": of_meaning(
        tree.Otherwise, lambda _: lambda reading, node, *here: formulas.value_of(reading, node.part, *here)
    ),
    "a table's row is that of its first word": of_meaning(
        tree.TableOf,
        lambda meaning: (
            lambda reading, node, *here: meaning(
                reading, tree.TableOf(node.name, node.key and tree.Constantly("FSC")), *here
            )
        ),
    ),
    "a list left out is empty": lambda patch: patch.setattr(
        Reading, "all_of", lambda self, kind: Things(kind, [(each, True) for each in self.subjects(kind)], False)
    ),
    "an id that names nothing is unknown": lambda patch: patch.setattr(
        Reading, "named", lambda *given: UNKNOWN if (found := ORIGINAL_NAMED(*given)) is NONE else found
    ),
    "what is needed may be none": lambda patch: patch.setattr(Reading, "needed", Reading.fact),
    "things that may fit are not looked up": lambda patch: patch.setattr(
        Reading, "_index", lambda *given: {key: found for key, found in ORIGINAL_INDEX(*given).items() if key}
    ),
    "a day too late": lambda patch: patch.setattr(arithmetic, "moved", later(arithmetic.moved)),
    "the larger is the smaller": lambda patch: patch.setattr(arithmetic, "larger", arithmetic.smaller),
    "a distance has a sign": lambda patch: patch.setitem(
        twins.TWINS,  # type: ignore[arg-type]
        "distance",
        lambda _reading, _this, one, other: arithmetic.taken(one, other),
    ),
    "in common is all": lambda patch: patch.setitem(twins.TWINS, "some_in", twins.TWINS["all_in"]),  # type: ignore[arg-type]
}
ORIGINAL_SUM, ORIGINAL_NAMED, ORIGINAL_INDEX = many._sum, Reading.named, Reading._index


def swapped(name: str, body: Any) -> Callable[[Patch], None]:
    """A fault in an operation of compiled formulas."""
    return lambda patch: patch.setitem(OPERATIONS, name, body)  # type: ignore[arg-type]


COMPILED: dict[str, Callable[[Patch], None]] = {
    "smaller counts as no larger": swapped("less", their_comparing.at_most),
    "unequal is equal": swapped("unequal", their_comparing.equal),
    "not of unknown is true": swapped("negated", lambda part: part is not True),
    "unknown and true is false": swapped("both", lambda one, other: one is True and other is True),
    "unknown or false is false": swapped("either", lambda one, other: one is True or other is True),
    "a difference is a sum": swapped("minus", counting.plus),
    "who is unsure counts in full": swapped("perhaps", lambda value, _: value),
    "others add nothing": swapped("others", lambda _: 0),
    "an open choice takes the first": swapped("chosen", lambda _condition, one, _other: one),
    "the latest is the earliest": swapped(
        "picked", lambda ranked, more, late: gathering.picked(ranked, more, not late)
    ),
    "the one is the first": swapped("the_one", lambda pairs, *_: pairs[0][0] if pairs else Nothing()),
    "a table knows every word": swapped("looked_up", lambda rows, _key: next(iter(rows.values()))),
    "a day too late": swapped("shifted", later(counting.shifted)),
    "the largest is the smallest": swapped("extreme_of", lambda *given: gathering.extreme_of(*given[:2], not given[2])),
    "what is open is not among": swapped("among", lambda *two: their_comparing.among(*two) is True),
    "unknown is given": swapped("is_given", lambda value: logic.is_given(value) is not False),
    "values leave out the last": swapped("values_of", lambda pairs, more: gathering.values_of(pairs[:-1], more)),
    "unknown of a table is none": swapped(
        "looked_up", lambda rows, key: Nothing() if isinstance(key, Unknown) else rows.get(key, Nothing())
    ),
}


@pytest.mark.parametrize("fault", NAIVE)
def test_a_fault_in_the_naive_reading_is_noticed(fault: str, monkeypatch: Patch) -> None:
    NAIVE[fault](monkeypatch)
    assert differs()


@pytest.mark.parametrize("fault", COMPILED)
def test_a_fault_in_the_evaluation_is_noticed(fault: str, monkeypatch: Patch) -> None:
    COMPILED[fault](monkeypatch)
    assert differs()
