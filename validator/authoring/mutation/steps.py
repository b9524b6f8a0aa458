"""The small steps in which a single test can be changed.

What enters: a checked test and the attribute that it looks at. What leaves: each step as a word for it and the changed
condition. Numbers of rules/parameters.yaml are not changed here (see `mutants`). Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from validator.rulebook.conditions import Condition, Literal, Not, Operand, Operator, Span, Test
from validator.rulebook.vocabulary import Attribute

BOUNDS = {
    Operator.AT_LEAST: Operator.MORE_THAN,
    Operator.AT_MOST: Operator.LESS_THAN,
    Operator.BEFORE: Operator.ON_OR_BEFORE,
    Operator.AFTER: Operator.ON_OR_AFTER,
}
OTHER_BOUND = BOUNDS | {to: since for since, to in BOUNDS.items()}
OTHER_SIDE = {"after": "before", "before": "after"}
Step = tuple[str, Condition]


def steps_of(test: Test, attribute: Attribute) -> Iterator[Step]:
    """Every step, in a stable order."""
    if test.operator in OTHER_BOUND:
        yield (
            f"{OTHER_BOUND[test.operator].value} for {test.operator.value}",
            replace(test, operator=OTHER_BOUND[test.operator]),
        )
    yield from ((word, replace(test, operand=operand)) for word, operand in _operands(test.operand, attribute))
    if not isinstance(test.operand, bool):
        yield "denied", Not(test)


def _operands(operand: Operand, attribute: Attribute) -> Iterator[tuple[str, Operand]]:
    if isinstance(operand, bool):
        yield "the opposite", not operand
    elif isinstance(operand, int | Fraction):
        yield "one more", operand + 1
        yield "one less", operand - 1
    elif isinstance(operand, date):
        yield "a day later", operand + timedelta(1)
        yield "a day earlier", operand - timedelta(1)
    elif isinstance(operand, str):
        yield "another word", _another(operand, attribute)
    elif isinstance(operand, tuple) and len(operand) > 1:
        yield "its first word left out", operand[1:]
        yield "its first word alone", operand[:1]
    elif isinstance(operand, Span):
        yield from _spans(operand)


def _another(word: str, attribute: Attribute) -> Literal:
    """The next word of the vocabulary; of a text, another text."""
    words = attribute.values
    return words[(words.index(word) + 1) % len(words)] if word in words else f"{word} (another)"


def _spans(span: Span) -> Iterator[tuple[str, Operand]]:
    if isinstance(span.length, int):
        yield f"one of the {span.unit} more", replace(span, length=span.length + 1)
        yield f"one of the {span.unit} less", replace(span, length=span.length - 1)
    yield f"{OTHER_SIDE[span.direction]} for {span.direction}", replace(span, direction=OTHER_SIDE[span.direction])
