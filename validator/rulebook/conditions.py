"""Conditions as checked values: what a rule's ``when`` and ``require`` become once they are linked.

What enters: nothing but the linker's output, so every path names an attribute of the vocabulary and every operand has
that attribute's type. What leaves: frozen trees that the reference evaluator, the compiler and the explanations walk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

Literal = bool | int | Fraction | str | date
Literals = tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """An attribute of a fact. ``kind`` is where it is looked up.

    ``own`` is true for a bare name inside a quantifier (the element ranged over); otherwise the innermost element of
    that kind that a quantifier or the rule itself ranges over, else the one element of a kind that stands once.
    """

    kind: str
    attribute: str
    own: bool = False

    @property
    def name(self) -> str:
        """As a rule author writes it with its kind: ``certificate.status``."""
        return f"{self.kind}.{self.attribute}"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number, date or duration of rules/parameters.yaml, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Span:
    """``within: {months: 24, after: entity.joined_on}``: at most so long after (or before) a day, both inclusive.

    ``length`` is a whole number or a parameter; ``unit`` is days, months or years; ``anchor`` is the other day.
    """

    length: int | Parameter
    unit: str
    direction: str
    anchor: Path | Parameter | date


Operand = Literal | Literals | Path | Parameter | Span


class Operator(Enum):
    """The closed list of tests; the values are the words a rule author writes."""

    EQUALS = "equals"
    IN = "in"
    NOT_IN = "not_in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"
    AFTER = "after"
    ON_OR_AFTER = "on_or_after"
    WITHIN = "within"
    INCLUDES = "includes"
    INCLUDES_ANY = "includes_any"
    INCLUDES_ALL = "includes_all"
    SUBSET_OF = "subset_of"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Test:
    """One test of one attribute. The operand of ``known`` is a boolean."""

    path: Path
    operator: Operator
    operand: Operand


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; true of no parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds; false of no parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


class Quantifier(Enum):
    """How many of the elements that satisfy ``where`` must satisfy ``have``."""

    SOME = "some"
    EVERY = "every"
    NO = "no"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantified:
    """A condition over the elements of a kind.

    ``some``: one element satisfies both; ``every``: each that satisfies ``where`` satisfies ``have``; ``no``: none
    satisfies both; ``count``: how many satisfy both, tested with ``operator`` (at_least, at_most, equals, …) and
    ``number``.
    """

    quantifier: Quantifier
    kind: str
    where: Condition
    have: Condition
    operator: Operator = Operator.AT_LEAST
    number: int | Parameter = 0


Condition = Test | All | Any | Not | Quantified
ALWAYS = All(())


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that this one is made of; none for a test or a quantifier."""
    if isinstance(condition, All | Any):
        return condition.parts
    return (condition.part,) if isinstance(condition, Not) else ()
