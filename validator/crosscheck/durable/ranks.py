"""Constants and ranks: values as small integers that keep their order.

What enters: a test or a value. What leaves: the type under which the engine compares it, and its rank among the
constants that the rules compare with: 2i + 1 at the i-th constant, even numbers between; texts have their place, 0 for
any other; none has the rank above all others. Exact for every number and date. `EngineFailure` for a value of another
type than the rules compare with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from validator.crosscheck.durable.rulesets import Leaf, Rank
from validator.crosscheck.naive.conditions import ORDER
from validator.crosscheck.naive.values import NONE, UNKNOWN, Bounds, Value
from validator.errors import EngineFailure
from validator.rulebook.conditions import Literal, Operator, Test

EQUALITY = (Operator.EQUALS, Operator.IN, Operator.NOT_IN)
TYPES = {bool: "boolean", int: "number", Fraction: "number", str: "text", date: "date", Bounds: "number"}
Ranker = Callable[[Value], Rank | None]


def type_of(value: Value) -> str:
    """The vocabulary's word for a value's type. True is a boolean and never the number 1."""
    return TYPES.get(type(value), type(value).__name__)


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


def highest(leaf: Leaf) -> int:
    """The highest rank that a value of the leaf can have, none left aside."""
    if leaf.type in ("number", "date"):
        return 2 * len(leaf.constants)
    return len(leaf.constants) if leaf.type == "text" else 1


def of_none(leaf: Leaf) -> int:
    """The rank of none."""
    return highest(leaf) + 1


def ranker(leaf: Leaf) -> Ranker:
    """The function that turns a value of the leaf's attribute into its rank; None for what is unknown."""
    rank, none = _plain_ranker(leaf), of_none(leaf)
    is_number, type_ = leaf.type == "number", leaf.type

    def of(value: Value) -> Rank | None:
        if value is UNKNOWN:
            return None
        if value is NONE:
            return (none, none) if is_number else none
        if TYPES.get(value.__class__) != type_:
            raise EngineFailure(f"{leaf.kind}.{leaf.attribute} is {value!r}; the rules compare it with a {type_}")
        if not is_number:
            return rank(value)
        low, high = (value.low, value.high) if isinstance(value, Bounds) else (value, value)
        return rank(low), rank(high)

    return of


def _plain_ranker(leaf: Leaf) -> Callable[[Any], int]:
    if leaf.type == "boolean":
        return int
    if leaf.type == "text":
        places = {text: place for place, text in enumerate(leaf.constants, 1)}
        return lambda value: places.get(value, 0)
    read: Callable[[str], Any] = Fraction if leaf.type == "number" else date.fromisoformat
    constants = [read(text) for text in leaf.constants]
    return lambda value: _among(constants, value)


def _among(constants: Sequence[Any], value: Any) -> int:
    place = bisect_left(constants, value)
    return 2 * place + (place < len(constants) and constants[place] == value)
