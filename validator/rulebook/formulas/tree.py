"""The syntax tree of formulas, as both readings walk it.

What enters: nothing but the parser's and the linker's output. What leaves: frozen nodes. Three of them (`Name`,
`Dotted`, `Called`) stand for words that the linker has yet to find; a linked tree holds none of these. Every node
knows the place in its formula where it begins; two nodes are equal whatever their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from fractions import Fraction
from typing import Literal as Word
from typing import NamedTuple

Constant = bool | int | Fraction | str | date


class Place(NamedTuple):
    """Line and column in the text of a formula, from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Node:
    """Part of a formula. ``place`` is where it begins."""

    place: Place = field(default=Place(), compare=False, repr=False, kw_only=True)


# Words that are still to be linked ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A bare word: an attribute of the defined thing, an argument, something bound, or a kind that stands once."""

    word: str


@dataclass(frozen=True, slots=True)
class Dotted(Node):
    """``of.word`` or ``of.word(arguments)``; ``arguments`` is None where there are no brackets."""

    of: Node
    word: str
    arguments: tuple[Node, ...] | None = None


@dataclass(frozen=True, slots=True)
class Called(Node):
    """``word(arguments)``: a definition of the same kind, or a function."""

    word: str
    arguments: tuple[Node, ...]


# Values ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constantly(Node):
    """A number, a text, true or false as written. A day stands only in what was a rule's condition."""

    value: Constant


@dataclass(frozen=True, slots=True)
class Nothing(Node):
    """``none``: what is not there."""


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """``[a, b]``."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ParameterOf(Node):
    """``parameter(name)``: its value on the judged day."""

    name: str


@dataclass(frozen=True, slots=True)
class TableOf(Node):
    """``table(name)``, a list; ``table(name, key)``, what a table says of a word (an empty list for other words)."""

    name: str
    key: Node | None = None


@dataclass(frozen=True, slots=True)
class JudgedDay(Node):
    """The day on which the claim is judged."""


@dataclass(frozen=True, slots=True)
class This(Node):
    """The thing that the definition is about."""


@dataclass(frozen=True, slots=True)
class Bound(Node):
    """An argument of the definition, or what a range runs over."""

    name: str


@dataclass(frozen=True, slots=True)
class Single(Node):
    """The one thing of a kind that stands once in a dossier."""

    kind: str


@dataclass(frozen=True, slots=True)
class Attribute(Node):
    """A fact of a thing: submitted, or defined (then perhaps with ``arguments``).

    ``needed``: left out it is unknown, although its absence otherwise means that there is none.
    """

    of: Node
    kind: str
    name: str
    arguments: tuple[Node, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Followed(Node):
    """The thing of a kind that an id names."""

    of: Node
    kind: str


@dataclass(frozen=True, slots=True)
class Function(Node):
    """One of the functions that formulas may call."""

    name: str
    arguments: tuple[Node, ...]


# Arithmetic and logic ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """Sum, difference, product or quotient."""

    operator: Word["+", "-", "*", "/"]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Shifted(Node):
    """A day so many days, months or years later (earlier for ``-``)."""

    day: Node
    operator: Word["+", "-"]
    length: Node
    unit: Word["days", "months", "years"]


@dataclass(frozen=True, slots=True)
class Duration(Node):
    """``3 days``, ``months(…)``: only as what is added to a day; the linker leaves none."""

    length: Node
    unit: Word["days", "months", "years"]


@dataclass(frozen=True, slots=True)
class Extreme(Node):
    """The smaller or the larger of two numbers or days."""

    word: Word["min", "max"]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """Equal, unequal, or in order."""

    operator: Word["=", "!=", "<", "<=", ">", ">="]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Among(Node):
    """``item in items``: a list, or a selection that a thing may be among."""

    item: Node
    items: Node


@dataclass(frozen=True, slots=True)
class IsGiven(Node):
    """``x is given``: not where there surely is none."""

    part: Node


@dataclass(frozen=True, slots=True)
class IsKnown(Node):
    """Whether a value is settled. Formulas cannot say it: it is the rules' test ``known:``."""

    part: Node


@dataclass(frozen=True, slots=True)
class Otherwise(Node):
    """``given(part, other)``: the other where there surely is none."""

    part: Node
    other: Node


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """Not."""

    part: Node


@dataclass(frozen=True, slots=True)
class Conjunction(Node):
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Disjunction(Node):
    """One of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice(Node):
    """``if condition then one else other``."""

    condition: Node
    one: Node
    other: Node


# Many things -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Range(Node):
    """Things of a kind, each called ``name``: all, or those of a selection ``source``; those that fit ``where``.

    ``listed``: only those that the dossier lists, whatever else there may be.
    """

    kind: str
    name: str
    source: Node | None = None
    where: Node | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """``some``, ``every`` or ``no`` thing of a range ``has``; ``every`` without ``has`` is about ``where``."""

    word: Word["some", "every", "no"]
    range: Range
    has: Node | None = None


@dataclass(frozen=True, slots=True)
class Aggregate(Node):
    """``sum``, ``min``, ``max`` or ``values`` of something of each thing of a range."""

    word: Word["sum", "min", "max", "values"]
    of: Node
    range: Range


@dataclass(frozen=True, slots=True)
class Count(Node):
    """How many."""

    range: Range


@dataclass(frozen=True, slots=True)
class Selection(Node):
    """``each …``: those things, some of them perhaps unsure."""

    range: Range


@dataclass(frozen=True, slots=True)
class The(Node):
    """The only one; none where there is none, unknown where several may fit."""

    range: Range


@dataclass(frozen=True, slots=True)
class Pick(Node):
    """The one with the latest (largest) or earliest (smallest) ``by``; none where there is none."""

    word: Word["latest", "earliest"]
    range: Range
    by: Node


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below, in the order of the formula."""
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple) and not isinstance(value, Place):
            yield from (part for part in value if isinstance(part, Node))


def depth(node: Node) -> int:
    """How many nodes stand in one another."""
    return 1 + max((depth(part) for part in children(node)), default=0)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    for part in children(node):
        yield from walk(part)
