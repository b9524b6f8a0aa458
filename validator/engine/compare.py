"""One test of one attribute, in three-valued logic.

What enters: a `Test` and the scope in which its names stand. What leaves: a `Truth`; unknown where a value that the
test needs is missing, except that ``known`` always has an answer. Values of different types are never compared:
linking rules that out, so meeting one is an `EngineFailure`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from validator.engine.scope import Scope
from validator.engine.span import within
from validator.engine.truth import Truth, conjunction, disjunction, truth
from validator.errors import EngineFailure
from validator.facts.day import JudgedDay
from validator.facts.values import Interval, Known, Plain, Unknown, Value
from validator.rulebook.conditions import Operator, Parameter, Path, Span, Test

Settled = Plain | Interval

ORDER: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.AT_LEAST: operator.ge,
    Operator.AT_MOST: operator.le,
    Operator.MORE_THAN: operator.gt,
    Operator.LESS_THAN: operator.lt,
    Operator.ON_OR_AFTER: operator.ge,
    Operator.ON_OR_BEFORE: operator.le,
    Operator.AFTER: operator.gt,
    Operator.BEFORE: operator.lt,
}

TYPES = {
    bool: "boolean",
    int: "number",
    Fraction: "number",
    Interval: "number",
    str: "text",
    date: "date",
    JudgedDay: "date",
    tuple: "list",
}


def holds(test: Test, scope: Scope) -> Truth:
    """Whether one test holds."""
    value, operand = scope.value(test.path), test.operand
    if not isinstance(operand, Path | Parameter | Span):
        return told(test, value)
    if isinstance(value, Unknown):
        return Truth.UNKNOWN
    if isinstance(operand, Span):
        try:
            return within(value, operand, scope)
        except TypeError as error:
            raise _misfit(test, error) from error
    other = named_value(operand, scope)
    return Truth.UNKNOWN if isinstance(other, Unknown) else _compared(test, value, _settled(other))


def stands_alone(test: Test) -> bool:
    """Whether the value of its attribute is all that the test looks at; `told` then answers it."""
    return not isinstance(test.operand, Path | Parameter | Span)


def told(test: Test, value: Value) -> Truth:
    """Whether a test that stands alone holds of a value."""
    operand = test.operand
    if test.operator is Operator.KNOWN:
        return truth(isinstance(value, Known) is operand)
    if isinstance(value, Unknown) or isinstance(operand, Path | Parameter | Span):
        return Truth.UNKNOWN
    return _compared(test, value, operand)


def tester(test: Test) -> Callable[[Scope], Truth]:
    """The test as a function. The most frequent ones (a word, one of some, two words, two days) take a short way."""
    path, operand = test.path, test.operand
    if isinstance(operand, Path | Parameter) and (test.operator is Operator.EQUALS or test.operator in ORDER):
        return _of_two(test, path, operand)
    if test.operator is Operator.KNOWN:
        given, left_out = truth(operand is True), truth(operand is False)
        return lambda scope: given if type(scope.value(path)) is Known else left_out
    if test.operator in (Operator.IN, Operator.NOT_IN) and isinstance(operand, tuple):
        return _among(test, path, operand)
    if test.operator is not Operator.EQUALS or not isinstance(operand, str | bool):
        return lambda scope: holds(test, scope)
    kind = type(operand)

    def equals(scope: Scope) -> Truth:
        value = scope.value(path)
        if type(value) is Known and type(value.value) is kind:
            return truth(value.value == operand)
        return told(test, value)

    return equals


def _among(test: Test, path: Path, words: tuple[object, ...]) -> Callable[[Scope], Truth]:
    among, plain = frozenset(words), all(type(word) is str for word in words)
    inside = truth(test.operator is Operator.IN)
    outside = inside.negated()

    def found(scope: Scope) -> Truth:
        value = scope.value(path)
        if type(value) is Known and type(value.value) is str and plain:
            return inside if value.value in among else outside
        return told(test, value)

    return found


def _of_two(test: Test, path: Path, other: Path | Parameter) -> Callable[[Scope], Truth]:
    fits: Callable[[Any, Any], bool] = ORDER.get(test.operator, operator.eq)
    kind = date if test.operator in ORDER else str

    def compared(scope: Scope) -> Truth:
        left, right = scope.value(path), named_value(other, scope)
        if type(left) is Known and type(right) is Known and type(left.value) is kind is type(right.value):
            return truth(fits(left.value, right.value))
        return holds(test, scope)

    return compared


def _compared(test: Test, value: Known | Interval, right: Settled) -> Truth:
    try:
        return compare(_settled(value), test.operator, right)
    except TypeError as error:
        raise _misfit(test, error) from error


def _settled(value: Known | Interval) -> Settled:
    return value.value if isinstance(value, Known) else value


def _misfit(test: Test, error: TypeError) -> EngineFailure:
    return EngineFailure(f"{test.path.name}, {test.operator.value}: {error}")


def named_value(name: Path | Parameter, scope: Scope) -> Value:
    """The value behind a name."""
    return scope.value(name) if isinstance(name, Path) else scope.parameter(name.name)


def compare(left: Settled, test: Operator, right: Settled) -> Truth:
    """Whether two values stand as the test asks; unknown only for intervals. `TypeError` for types that do not fit."""
    if test is Operator.EQUALS:
        return _equal(left, right)
    if (fits := ORDER.get(test)) is not None:
        return _ordered(left, fits, right)
    match test:
        case Operator.IN:
            return disjunction(_equal(left, item) for item in _items(right))
        case Operator.NOT_IN:
            return disjunction(_equal(left, item) for item in _items(right)).negated()
        case Operator.INCLUDES:
            return disjunction(_equal(item, right) for item in _items(left))
        case Operator.INCLUDES_ANY:
            return disjunction(compare(left, Operator.INCLUDES, item) for item in _items(right))
        case Operator.INCLUDES_ALL:
            return conjunction(compare(left, Operator.INCLUDES, item) for item in _items(right))
        case Operator.SUBSET_OF:
            return conjunction(compare(right, Operator.INCLUDES, item) for item in _items(left))
    raise TypeError(f"no such test between two values: {test.value}")


def type_of(value: Settled) -> str:
    """The vocabulary's word for a value's type. True is a boolean and never the number 1."""
    return TYPES[type(value)]


def _equal(left: Settled, right: Settled) -> Truth:
    _same_type(left, right)
    if isinstance(left, tuple) and isinstance(right, tuple):
        return conjunction((compare(left, Operator.SUBSET_OF, right), compare(right, Operator.SUBSET_OF, left)))
    if isinstance(left, Interval) or isinstance(right, Interval):
        return conjunction((_ordered(left, operator.ge, right), _ordered(left, operator.le, right)))
    return truth(left == right)


def _ordered(left: Settled, fits: Callable[[Any, Any], bool], right: Settled) -> Truth:
    _same_type(left, right)
    if type_of(left) not in ("number", "date"):
        raise TypeError(f"{left!r} has no order")
    if isinstance(left, Interval) or isinstance(right, Interval):
        answers = {fits(low, high) for low in _ends(left) for high in _ends(right)}
        return truth(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN
    return truth(fits(left, right))


def _ends(value: Settled) -> tuple[Settled, Settled]:
    return (value.low, value.high) if isinstance(value, Interval) else (value, value)


def _items(value: Settled) -> tuple[Any, ...]:
    if not isinstance(value, tuple):
        raise TypeError(f"{value!r} is a {type_of(value)}, not a list")
    return value


def _same_type(left: Settled, right: Settled) -> None:
    if type(left) is not type(right) and type_of(left) != type_of(right):
        raise TypeError(f"{left!r} is a {type_of(left)} and {right!r} a {type_of(right)}; they cannot be compared")
