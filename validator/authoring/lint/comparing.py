"""One test of one value for the solver, in the three values of `validator.evaluation.comparing`.

What enters: `Symbol`s and an operator. What leaves: `Forms`. A test that the solver is not told about raises
`Undecided`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import z3

from validator.authoring.lint.slots import Undecided
from validator.authoring.lint.symbols import WORDS, Symbol, Symbols
from validator.rulebook.conditions import Operator, Span

DAYS_PER_MONTH = "30.436875"
MONTHS_DIFFER_BY_DAYS = 5
AT_LEAST = (Operator.AT_LEAST, Operator.ON_OR_AFTER)
AT_MOST = (Operator.AT_MOST, Operator.ON_OR_BEFORE)
MORE = (Operator.MORE_THAN, Operator.AFTER)
LESS = (Operator.LESS_THAN, Operator.BEFORE)


@dataclass(frozen=True, slots=True)
class Forms:
    """When something is surely true, and when it is surely false."""

    true: Any
    false: Any

    def negated(self) -> Forms:
        """The opposite; what is unknown stays so."""
        return Forms(self.false, self.true)


def both(parts: Iterable[Forms]) -> Forms:
    """Kleene's conjunction."""
    listed = list(parts)
    return Forms(z3.And([part.true for part in listed]), z3.Or([part.false for part in listed]))


def either(parts: Iterable[Forms]) -> Forms:
    """Kleene's disjunction."""
    return both(part.negated() for part in parts).negated()


def known(value: Symbol, wanted: bool) -> Forms:
    """The only test that is never unknown."""
    return Forms(value.known, z3.Not(value.known)) if wanted else Forms(z3.Not(value.known), value.known)


def compared(left: Symbol, test: Operator, right: Symbol | tuple[Symbol, ...], symbols: Symbols) -> Forms:
    """Any test but ``known`` and ``within``."""
    if test is Operator.NOT_IN:
        return compared(left, Operator.IN, right, symbols).negated()
    if isinstance(right, tuple):
        return _with_list(left, test, right, symbols)
    if left.type == "list":
        return _sets(left, test, right)
    if test is Operator.IN:
        return _settled(left, right, z3.IsMember(left.low, _set(right)))
    return ordered(left, test, right)


def ordered(left: Symbol, test: Operator, right: Symbol) -> Forms:
    """Two values of which one may have to be more or less than the other, or the same."""
    if left.type not in ("number", "date"):
        if test is not Operator.EQUALS or "list" in (left.type, right.type):
            raise Undecided(f"{test.value} between {left.type} and {right.type}")
        return _settled(left, right, left.low == right.low)
    if test is Operator.EQUALS:
        return both((ordered(left, Operator.AT_LEAST, right), ordered(left, Operator.AT_MOST, right)))
    if test in AT_LEAST:
        true, false = left.low >= right.high, left.high < right.low
    elif test in AT_MOST:
        true, false = left.high <= right.low, left.low > right.high
    elif test in MORE:
        true, false = left.low > right.high, left.high <= right.low
    elif test in LESS:
        true, false = left.high < right.low, left.low >= right.high
    else:
        raise Undecided(f"{test.value} between {left.type} and {right.type}")
    settled = z3.And(left.settled, right.settled)
    return Forms(z3.And(settled, true), z3.And(settled, false))


def spanned(day: Symbol, span: Span, length: Symbol, anchor: Symbol, domain: list[Any]) -> Forms:
    """``within``. Months differ in length, so for them the far end is only known to a few days."""
    far = z3.Int(f"{anchor.low} {span.direction} {length.low} {span.unit}")
    days = z3.ToReal(far - anchor.low) if span.direction == "after" else z3.ToReal(anchor.low - far)
    domain.append(days >= 0)
    if span.unit == "days":
        domain.append(days == length.low)
    else:
        about = length.low * z3.RealVal(DAYS_PER_MONTH) * (12 if span.unit == "years" else 1)
        domain += [days >= about - MONTHS_DIFFER_BY_DAYS, days <= about + MONTHS_DIFFER_BY_DAYS]
    first, last = (anchor.low, far) if span.direction == "after" else (far, anchor.low)
    settled = z3.And(day.settled, length.settled, anchor.settled)
    inside = z3.And(first <= day.low, day.low <= last)
    return Forms(z3.And(settled, inside), z3.And(settled, z3.Not(inside)))


def _with_list(left: Symbol, test: Operator, right: tuple[Symbol, ...], symbols: Symbols) -> Forms:
    """A test whose right side is written out as a list."""
    if test is Operator.IN:
        return either(ordered(left, Operator.EQUALS, item) for item in right)
    if test is Operator.SUBSET_OF:
        written = z3.EmptySet(z3.IntSort())
        for item in right:
            written = z3.SetAdd(written, item.low)
        return Forms(
            z3.And(left.settled, z3.IsSubset(left.low, written)),
            z3.And(left.settled, z3.Not(z3.IsSubset(left.low, written))),
        )
    parts = [_sets(left, Operator.INCLUDES, item) for item in right]
    if test is Operator.INCLUDES_ANY:
        return either(parts)
    if test is Operator.INCLUDES_ALL:
        return both(parts)
    raise Undecided(f"{test.value} with a list")


def _sets(left: Symbol, test: Operator, right: Symbol) -> Forms:
    """A test of a list against another value."""
    if test is Operator.INCLUDES:
        if right.type not in (*WORDS, "list"):
            raise Undecided(f"a list that includes a {right.type}")
        return _settled(left, right, z3.IsMember(right.low, left.low))
    other = _set(right)
    if test is Operator.INCLUDES_ANY:
        shared = z3.SetIntersect(left.low, other) != z3.EmptySet(z3.IntSort())
        return _settled(left, right, shared)
    if test is Operator.INCLUDES_ALL:
        return _settled(left, right, z3.IsSubset(other, left.low))
    if test is Operator.SUBSET_OF:
        return _settled(left, right, z3.IsSubset(left.low, other))
    raise Undecided(f"{test.value} of a list")


def _set(value: Symbol) -> Any:
    if value.type != "list" or not z3.is_array(value.low):
        raise Undecided(f"a {value.type} where a list is needed")
    return value.low


def _settled(left: Symbol, right: Symbol, holds: Any) -> Forms:
    settled = z3.And(left.settled, right.settled)
    return Forms(z3.And(settled, holds), z3.And(settled, z3.Not(holds)))
