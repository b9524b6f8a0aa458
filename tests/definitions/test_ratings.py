"""Conformance ratings: criteria that an audit left without one."""

from __future__ import annotations

from datetime import date

from validator.facts.day import JudgedDay
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.ratings import criteria_left_out
from validator.facts.values import Known, Missing, Unknown, Value

WORLD = World({}, {}, JudgedDay.of(date(2026, 11, 22)), lambda _name: Unknown((Missing("parameter", ""),)))


def left_out(**given: tuple[str, ...]) -> Value:
    """What the measure says of a certificate with these lists."""
    values: dict[str, Value] = {name: Known(value) for name, value in given.items()}
    return criteria_left_out(WORLD, Element("certificate", "267", "/certificates/0", values))


def test_a_criterion_in_both_lists_counts_once() -> None:
    assert left_out(not_applicable=("5.2", "8.7"), unable_to_rate=("8.7",)) == Known(2)


def test_nothing_left_out() -> None:
    assert left_out(not_applicable=(), unable_to_rate=()) == Known(0)


def test_a_list_that_is_not_given_leaves_it_open() -> None:
    found = left_out(not_applicable=("5.2",))

    assert isinstance(found, Unknown)
    assert [each.name for each in found.missing] == ["certificate.unable_to_rate"]
