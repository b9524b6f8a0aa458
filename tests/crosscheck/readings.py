"""The two readings side by side: the same dossier read by each, and values that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from validator.crosscheck.naive.book import Book
from validator.crosscheck.naive.reading import Reading
from validator.crosscheck.naive.submitted import Submitted
from validator.crosscheck.naive.values import NONE, Bounds, Thing, Things
from validator.evaluation.meaning import CompiledMeaning, compiled_meaning
from validator.facts.build import build_facts
from validator.facts.element import Element, FactBase
from validator.facts.values import NO_LEAST, NO_MOST, Interval, Missing, Nothing, Selection, Unknown
from validator.rulebook.definition import Meaning
from validator.rulebook.formulas.tree import Node
from validator.rulebook.vocabulary import Vocabulary

from .worlds import DAY, parameter


class Pair:
    """One dossier, read by the compiled evaluation and by the naive reader."""

    def __init__(self, compiled: CompiledMeaning, book: Book, data: Mapping[str, Any]) -> None:
        self.compiled = compiled
        self.base: FactBase = build_facts(data, compiled.reading(), DAY, seen)
        self.naive = Reading(book, Submitted.of_dossier(data, compiled.vocabulary), DAY, parameter)

    def subjects(self, kind: str) -> list[tuple[Element, Thing]]:
        """The things of a kind as both see them."""
        return list(zip(self.base.subjects(kind), self.naive.subjects(kind), strict=True))

    def values(self, node: Node, subject: tuple[Element, Thing]) -> tuple[Any, Any]:
        """What a formula comes to in both readings."""
        from validator.crosscheck.naive.formulas import value_of

        element, thing = subject
        compiled = self.compiled.asking.value(node, self.base, element)
        return theirs(compiled), ours(value_of(self.naive, node, thing, {}))


def pair_of(vocabulary: Vocabulary, meaning: Meaning) -> tuple[CompiledMeaning, Book]:
    """A rulebook for both readings."""
    return compiled_meaning(meaning, vocabulary), Book(vocabulary, meaning)


def seen(name: str) -> Any:
    """A parameter as the evaluation takes it."""
    found = parameter(name)
    return Unknown((Missing(f"parameter.{name}", "", "parameter"),)) if found is None else found


def theirs(value: Any) -> Any:
    """A value of the evaluation, in a form that both have."""
    if isinstance(value, Interval) and (value.low, value.high) != (NO_LEAST, NO_MOST):
        return ("between", value.low, value.high)
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, Nothing):
        return "none"
    if isinstance(value, Selection):
        members = [(theirs(each), belongs is True) for each, belongs in value.pairs]
        return ("some", value.kind, members, value.open is not None)
    if isinstance(value, Element):
        return ("thing", value.kind, value.id)
    return ("list", *map(theirs, value)) if isinstance(value, tuple) else _plain(value)


def ours(value: Any) -> Any:
    """A value of the naive reading, in a form that both have."""
    if isinstance(value, Bounds):
        return ("between", value.low, value.high)
    if value is None:
        return "unknown"
    if value is NONE:
        return "none"
    if isinstance(value, Things):
        return ("some", value.kind, [(ours(each), belongs is True) for each, belongs in value.members], value.others)
    if isinstance(value, Thing):
        return ("thing", value.kind, value.id)
    return ("list", *map(ours, value)) if isinstance(value, tuple) else _plain(value)


def _plain(value: Any) -> Any:
    """A settled value with its type: True is not 1."""
    assert isinstance(value, bool | int | Fraction | str | date), value
    return (
        "number" if isinstance(value, int | Fraction) and not isinstance(value, bool) else type(value).__name__,
        value,
    )
