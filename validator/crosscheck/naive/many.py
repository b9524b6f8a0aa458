"""Formulas over many things, read node by node: quantifiers, sums, counts, selections, the one, the latest.

What enters: a linked node with a range. What leaves: a value. A thing of which it is unknown whether it belongs is kept
and counts as it may; where others may exist that nobody listed, nothing is settled that they could unsettle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from validator.crosscheck.naive.arithmetic import added, part_of_sum
from validator.crosscheck.naive.formulas import Names, means, value_of
from validator.crosscheck.naive.least import never_negative
from validator.crosscheck.naive.values import (
    INFINITY,
    NONE,
    UNKNOWN,
    Bounds,
    Thing,
    Things,
    Truth,
    Value,
    is_open,
    opposite,
    truth,
)
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node

if TYPE_CHECKING:
    from validator.crosscheck.naive.reading import Reading


class Member(NamedTuple):
    """A thing of a range, whether it belongs (True, or unknown), and the names by which formulas know it."""

    thing: Thing
    belongs: Truth
    names: Names


def source_of(reading: Reading, ranged: tree.Range, this: Thing, names: Names) -> Things:
    """What a range runs over, before its condition."""
    if ranged.source is None:
        found = reading.candidates(ranged, this, names)
        return reading.listed(found) if ranged.listed else found
    found = value_of(reading, ranged.source, this, names)
    return found if isinstance(found, Things) else Things(ranged.kind, (), is_open(found))


def members(reading: Reading, ranged: tree.Range, source: Things, this: Thing, names: Names) -> Iterator[Member]:
    """The things that belong to a range, or may."""
    for thing, belongs in source.members:
        inner = {**names, ranged.name: thing}
        if ranged.where is not None:
            fits = truth(value_of(reading, ranged.where, this, inner))
            if fits is False:
                continue
            belongs = belongs and fits
        yield Member(thing, belongs, inner)


@means(tree.Quantified)
def _quantified(reading: Reading, node: tree.Quantified, this: Thing, names: Names) -> Value:
    """``some`` stops at the first that surely has it; ``every`` and ``no`` at the first that surely breaks them."""
    source = source_of(reading, node.range, this, names)
    some = node.word == "some"
    found: Truth = not some
    for each in members(reading, node.range, source, this, names):
        has = True if node.has is None else truth(value_of(reading, node.has, this, each.names))
        wanted = opposite(has) if node.word == "no" else has
        if wanted is some and each.belongs:
            return some
        if wanted is not (not some):
            found = UNKNOWN
    return UNKNOWN if source.others else found


@means(tree.Count)
def _count(reading: Reading, node: tree.Count, this: Thing, names: Names) -> Value:
    source = source_of(reading, node.range, this, names)
    found = [each.belongs for each in members(reading, node.range, source, this, names)]
    sure, most = found.count(True), INFINITY if source.others else len(found)
    return sure if sure == most else Bounds(sure, most)


@means(tree.Aggregate)
def _aggregate(reading: Reading, node: tree.Aggregate, this: Thing, names: Names) -> Value:
    source = source_of(reading, node.range, this, names)
    found = [
        (value_of(reading, node.of, this, each.names), each.belongs)
        for each in members(reading, node.range, source, this, names)
    ]
    if node.word == "sum":
        return _sum(found, source.others, never_negative(node.of, reading.book.vocabulary))
    if source.others or any(is_open(value) or not belongs for value, belongs in found):
        return UNKNOWN
    values = [value for value, _ in found if value is not NONE]
    if node.word == "values":
        return tuple(values)
    return (max if node.word == "max" else min)(values) if values else NONE


def _sum(found: list[tuple[Value, Truth]], others: bool, upwards: bool) -> Value:
    total: Value = 0
    for value, belongs in found:
        total = added(total, part_of_sum(value, belongs))
    if others:
        total = added(total, Bounds(0, INFINITY) if upwards else UNKNOWN)
    return total


@means(tree.Selection)
def _selection(reading: Reading, node: tree.Selection, this: Thing, names: Names) -> Value:
    source = source_of(reading, node.range, this, names)
    found = members(reading, node.range, source, this, names)
    return Things(node.range.kind, [(each.thing, each.belongs) for each in found], source.others)


@means(tree.The)
def _the(reading: Reading, node: tree.The, this: Thing, names: Names) -> Value:
    source = source_of(reading, node.range, this, names)
    found = list(members(reading, node.range, source, this, names))
    if source.others or any(not each.belongs for each in found) or len(found) > 1:
        return UNKNOWN
    return found[0].thing if found else NONE


@means(tree.Pick)
def _pick(reading: Reading, node: tree.Pick, this: Thing, names: Names) -> Value:
    source = source_of(reading, node.range, this, names)
    found = [
        (each.thing, each.belongs, value_of(reading, node.by, this, each.names))
        for each in members(reading, node.range, source, this, names)
    ]
    if source.others or any(not belongs or is_open(by) for _, belongs, by in found):
        return UNKNOWN
    chosen: tuple[Thing, Value] | None = None
    for thing, _, by in found:
        if by is not NONE and (chosen is None or (by > chosen[1] if node.word == "latest" else by < chosen[1])):
            chosen = thing, by
    return NONE if chosen is None else chosen[0]


__all__ = ["Member", "Node", "members", "source_of"]
