"""Constants and ranks: values as small integers that keep their order.

What enters: a test or a value. What leaves: the type under which the engine compares it, and its rank among the
constants that the rules compare with: 2i + 1 at the i-th constant, even numbers between; texts have their place, 0 for
any other. Exact for every number and date. `EngineFailure` for a value of another type than the rules compare with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from validator.engine.compare import ORDER, type_of
from validator.engine.compiled import Leaf, Rank
from validator.errors import EngineFailure
from validator.facts.values import Interval, Known, Value
from validator.rulebook.conditions import Literal, Operator, Test

EQUALITY = (Operator.EQUALS, Operator.IN, Operator.NOT_IN)


def constants_of(test: Test) -> tuple[Literal, ...]:
    """The constants of a test that the engine can make itself; none where it has to be lifted."""
    operand = test.operand
    listed = operand if isinstance(operand, tuple) and test.operator in EQUALITY[1:] else (operand,)
    constants = tuple(one for one in listed if isinstance(one, bool | int | Fraction | str | date))
    types = {type_of(constant) for constant in constants}
    fits = test.operator in EQUALITY or (test.operator in ORDER and types <= {"number", "date"})
    return constants if fits and len(types) == 1 and len(constants) == len(listed) else ()


def written(constants: set[Literal]) -> tuple[str, ...]:
    """Constants of one type in order, as text."""
    return tuple(one.isoformat() if isinstance(one, date) else str(one) for one in sorted(constants))


def top_rank(leaf: Leaf) -> int:
    """The highest rank that a value of the leaf can have."""
    if leaf.type in ("number", "date"):
        return 2 * len(leaf.constants)
    return len(leaf.constants) if leaf.type == "text" else 1


def ranker(leaf: Leaf) -> Callable[[Value], Rank | None]:
    """The function that turns a value of the leaf's attribute into its rank; None for what is unknown."""
    name = f"{leaf.kind}.{leaf.attribute}"
    if leaf.type == "number":
        return _number_ranker(name, [Fraction(text) for text in leaf.constants])
    rank = _plain_ranker(leaf)

    def of(value: Value) -> Rank | None:
        if not isinstance(value, Known):
            return None
        if type_of(value.value) != leaf.type:
            raise EngineFailure(f"{name} is {value.value!r}; the rules compare it with a {leaf.type}")
        return rank(value.value)

    return of


def _plain_ranker(leaf: Leaf) -> Callable[[Any], int]:
    if leaf.type == "boolean":
        return int
    if leaf.type == "text":
        places = {text: place for place, text in enumerate(leaf.constants, 1)}
        return lambda value: places.get(value, 0)
    days = [date.fromisoformat(text) for text in leaf.constants]
    return lambda value: _rank(days, value)


def _number_ranker(name: str, constants: Sequence[Fraction]) -> Callable[[Value], Rank | None]:
    def of(value: Value) -> Rank | None:
        if isinstance(value, Interval):
            return _rank(constants, value.low), _rank(constants, value.high)
        if not isinstance(value, Known):
            return None
        if type_of(value.value) != "number":
            raise EngineFailure(f"{name} is {value.value!r}; the rules compare it with a number")
        rank = _rank(constants, value.value)
        return rank, rank

    return of


def _rank(constants: Sequence[Any], value: Any) -> int:
    place = bisect_left(constants, value)
    return 2 * place + (place < len(constants) and constants[place] == value)
