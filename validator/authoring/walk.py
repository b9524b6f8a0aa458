"""The words that a condition uses, in the order in which they stand.

What enters: a checked condition. What leaves: its attributes, its parameters and the values that it writes out, each as
often as it is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.rulebook.conditions import (
    All,
    Any,
    Condition,
    Literal,
    Not,
    Operand,
    Parameter,
    Path,
    Quantified,
    Span,
    Test,
)

Word = Path | Parameter


def paths_of(condition: Condition) -> Iterator[Path]:
    """Every attribute that the condition looks at."""
    return (word for word in _words(condition) if isinstance(word, Path))


def parameters_of(condition: Condition) -> Iterator[str]:
    """The name of every parameter that the condition compares with."""
    return (word.name for word in _words(condition) if isinstance(word, Parameter))


def values_of(condition: Condition) -> Iterator[tuple[Path, Literal]]:
    """Every value that the condition writes out, with the attribute that it is compared with."""
    match condition:
        case Test(path=path, operand=operand):
            values = operand if isinstance(operand, tuple) else (operand,)
            yield from ((path, each) for each in values if not isinstance(each, Path | Parameter | Span))
        case All(parts) | Any(parts):
            for part in parts:
                yield from values_of(part)
        case Not(part):
            yield from values_of(part)
        case Quantified(where=where, have=have):
            yield from values_of(where)
            yield from values_of(have)


def _words(condition: Condition) -> Iterator[Word]:
    match condition:
        case Test(path=path, operand=operand):
            yield path
            yield from _of_operand(operand)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _words(part)
        case Not(part):
            yield from _words(part)
        case Quantified(where=where, have=have, number=number):
            yield from _words(where)
            yield from _words(have)
            if isinstance(number, Parameter):
                yield number


def _of_operand(operand: Operand) -> Iterator[Word]:
    if isinstance(operand, Path | Parameter):
        yield operand
    elif isinstance(operand, Span):
        yield from (word for word in (operand.length, operand.anchor) if isinstance(word, Path | Parameter))
