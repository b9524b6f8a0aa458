"""Facts as the solver sees them: for every attribute whether it is known, and what it is.

What enters: attributes of elements, parameters, words. What leaves: `Symbol`s, and in ``domain`` what is true of them
whatever the dossier says. A number may be known within bounds only, so it has a low and a high end; a text or a word is
a whole number that stands for it; a list is the set of its words. Whatever is left open here can only make the linter
say less. Imported only where z3 is installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import z3

from validator.rulebook.conditions import Literal
from validator.rulebook.load_parameters import ParameterEntry
from validator.rulebook.vocabulary import Attribute

NUMBERS = ("integer", "number")
WORDS = ("text", "enum")
LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Symbol:
    """A value. ``settled``: a test on it has an answer; ``known``: it is known exactly. ``low`` is the value itself
    where it cannot be an interval."""

    type: str
    known: Any
    settled: Any
    low: Any
    high: Any


class Symbols:
    """The symbols of one question to the solver."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.domain: list[Any] = []
        self.attributes: dict[tuple[str, str], tuple[Attribute, Symbol]] = {}
        self.parameters: dict[str, tuple[ParameterEntry, Symbol]] = {}
        self.words: dict[Literal, int] = {}

    def attribute(self, element: str, attribute: Attribute) -> Symbol:
        """The value of an attribute of an element."""
        key = (element, attribute.name)
        if key not in self.attributes:
            self.attributes[key] = (attribute, self._made(f"{element}.{attribute.name}", attribute))
        return self.attributes[key][1]

    def _made(self, name: str, attribute: Attribute) -> Symbol:
        known = z3.Bool(f"{name} known")
        if attribute.type in NUMBERS:
            return self._number(name, known, whole=attribute.type == "integer")
        if attribute.type == "boolean":
            value = z3.Bool(name)
        elif attribute.type == "list":
            value = z3.Const(name, z3.SetSort(z3.IntSort()))
            if attribute.values:
                self.domain.append(z3.IsSubset(value, self.set_of(attribute.values)))
        else:
            value = z3.Int(name)
        if attribute.type == "date":
            self.domain.append(z3.And(value >= 1, value <= LAST_DAY))
        if attribute.type in WORDS and attribute.values:
            self.domain.append(z3.Or([value == self.word(each) for each in attribute.values]))
        return Symbol(attribute.type, known, known, value, value)

    def _number(self, name: str, known: Any, whole: bool) -> Symbol:
        settled, low, high = z3.Bool(f"{name} settled"), z3.Real(f"{name} low"), z3.Real(f"{name} high")
        self.domain += [low <= high, z3.Implies(known, z3.And(settled, low == high))]
        if whole:
            self.domain.append(z3.Implies(known, low == z3.ToReal(z3.Int(f"{name} whole"))))
        return Symbol("number", known, settled, low, high)

    def parameter(self, entry: ParameterEntry) -> Symbol:
        """A parameter: one of its values; where one of them is not seen yet, anything, or unknown."""
        if entry.name not in self.parameters:
            known = z3.Bool(f"parameter {entry.name} known")
            is_date = entry.unit == "date"
            value = z3.Int(f"parameter {entry.name}") if is_date else z3.Real(f"parameter {entry.name}")
            values = [dated.value for dated in entry.values]
            if None not in values:
                self.domain += [known, z3.Or([value == constant(each) for each in values if each is not None])]
            else:
                self.domain.append(value >= 0)
            kind = "date" if is_date else "number"
            self.parameters[entry.name] = (entry, Symbol(kind, known, known, value, value))
        return self.parameters[entry.name][1]

    def word(self, word: Literal) -> int:
        """The number that stands for a word."""
        return self.words.setdefault(word, len(self.words))

    def set_of(self, words: tuple[Literal, ...]) -> Any:
        """The set of several words."""
        found = z3.EmptySet(z3.IntSort())
        for each in words:
            found = z3.SetAdd(found, z3.IntVal(self.word(each)))
        return found

    def literal(self, value: Literal, kind: str) -> Symbol:
        """A value that a rule writes out, for a test of an attribute of some type."""
        written = z3.IntVal(self.word(value)) if kind in (*WORDS, "list") else constant(value)
        return Symbol(kind, z3.BoolVal(True), z3.BoolVal(True), written, written)


def constant(value: Literal) -> Any:
    """A boolean, a day or a number as the solver writes it."""
    if isinstance(value, bool):
        return z3.BoolVal(value)
    if isinstance(value, date):
        return z3.IntVal(value.toordinal())
    assert isinstance(value, int | Fraction)
    return z3.RealVal(f"{Fraction(value).numerator}/{Fraction(value).denominator}")
