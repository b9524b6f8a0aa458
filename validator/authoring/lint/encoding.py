"""Conditions for the solver: when one surely holds, and when it surely does not.

What enters: checked conditions. What leaves: `Forms`, two formulas that cannot both be true; where neither is, the
condition is unknown. This is the meaning that `validator.evaluation` gives, with `slots` for the elements that
quantifiers range over. What cannot be said to the solver raises `Undecided`, and then the linter stays silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any as Formula

import z3

from validator.authoring.lint.comparing import Forms, both, compared, either, known, ordered, spanned
from validator.authoring.lint.slots import Undecided
from validator.authoring.lint.symbols import Symbol, Symbols
from validator.rulebook.conditions import (
    All,
    Any,
    Condition,
    Not,
    Operand,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)
from validator.rulebook.load_parameters import Parameters
from validator.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Bound:
    """An element that a name may speak of: its kind, and its name among the symbols."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Encoding:
    """Everything that the conditions of one question share.

    ``subjects``: the element that each rule of the question is asked about; ``slots``: how many further elements of a
    kind there may be.
    """

    vocabulary: Vocabulary
    parameters: Parameters
    symbols: Symbols
    subjects: Mapping[str, Bound]
    slots: Mapping[str, int]

    def forms(self, condition: Condition, subject: str, inner: tuple[Bound, ...] = ()) -> Forms:
        """The two forms of a condition of a rule ``for: subject``."""
        match condition:
            case Test():
                return self._test(condition, subject, inner)
            case All(parts):
                return both(self.forms(part, subject, inner) for part in parts)
            case Any(parts):
                return either(self.forms(part, subject, inner) for part in parts)
            case Not(part):
                return self.forms(part, subject, inner).negated()
            case Quantified():
                return self._quantified(condition, subject, inner)

    def elements(self, kind: str) -> tuple[Formula, tuple[tuple[Formula, Bound], ...]]:
        """Whether the list of a kind is given at all, and its elements, each with whether it is there."""
        if self.vocabulary.kinds[kind].single:
            return z3.BoolVal(True), ((z3.BoolVal(True), Bound(kind, kind)),)
        slots = [Bound(kind, f"{kind}[{number}]") for number in range(1, self.slots.get(kind, 0) + 1)]
        further = tuple((z3.Bool(f"{one.name} there"), one) for one in slots)
        if kind in self.subjects:
            return z3.BoolVal(True), ((z3.BoolVal(True), self.subjects[kind]), *further)
        return z3.Bool(f"{kind} listed"), further

    def _test(self, test: Test, subject: str, inner: tuple[Bound, ...]) -> Forms:
        left = self._path(test.path, subject, inner)
        if test.operator is Operator.KNOWN:
            return known(left, bool(test.operand))
        if isinstance(test.operand, Span):
            span = test.operand
            length = self._operand(span.length, "number", subject, inner)
            anchor = self._operand(span.anchor, "date", subject, inner)
            assert isinstance(length, Symbol) and isinstance(anchor, Symbol)
            return spanned(left, span, length, anchor, self.symbols.domain)
        return compared(left, test.operator, self._operand(test.operand, left.type, subject, inner), self.symbols)

    def _operand(
        self, operand: Operand, kind: str, subject: str, inner: tuple[Bound, ...]
    ) -> Symbol | tuple[Symbol, ...]:
        if isinstance(operand, Path):
            return self._path(operand, subject, inner)
        if isinstance(operand, Parameter):
            return self.symbols.parameter(self.parameters.entries[operand.name])
        if isinstance(operand, tuple):
            return tuple(self.symbols.literal(each, kind) for each in operand)
        if isinstance(operand, Span):
            raise Undecided("a span in a place of its own")
        return self.symbols.literal(operand, kind)

    def _path(self, path: Path, subject: str, inner: tuple[Bound, ...]) -> Symbol:
        attribute = self.vocabulary.kinds[path.kind].attributes[path.attribute]
        return self.symbols.attribute(self._element(path, subject, inner).name, attribute)

    def _element(self, path: Path, subject: str, inner: tuple[Bound, ...]) -> Bound:
        if path.own and inner:
            return inner[-1]
        for bound in reversed(inner):
            if bound.kind == path.kind:
                return bound
        if path.kind == subject and subject in self.subjects:
            return self.subjects[subject]
        return Bound(path.kind, path.kind)

    def _quantified(self, condition: Quantified, subject: str, inner: tuple[Bound, ...]) -> Forms:
        listed, elements = self.elements(condition.kind)
        matches = [(there, self._match(condition, subject, (*inner, bound))) for there, bound in elements]
        if condition.quantifier is Quantifier.COUNT:
            return self._counted(condition, listed, matches)
        surely = z3.And(listed, z3.Or([z3.And(there, one.true) for there, one in matches]))
        surely_not = z3.And(listed, z3.And([z3.Implies(there, one.false) for there, one in matches]))
        some = Forms(surely, surely_not)
        return some if condition.quantifier is Quantifier.SOME else some.negated()

    def _match(self, condition: Quantified, subject: str, inner: tuple[Bound, ...]) -> Forms:
        """What ``some`` asks of an element; ``every`` and ``no`` deny that there is one that goes against them."""
        have = self.forms(condition.have, subject, inner)
        wanted = have.negated() if condition.quantifier is Quantifier.EVERY else have
        return both((self.forms(condition.where, subject, inner), wanted))

    def _counted(self, condition: Quantified, listed: Formula, matches: Iterable[tuple[Formula, Forms]]) -> Forms:
        pairs = list(matches)
        sure = z3.Sum([z3.If(z3.And(there, one.true), 1, 0) for there, one in pairs] + [z3.IntVal(0)])
        possible = z3.Sum([z3.If(z3.And(there, z3.Not(one.false)), 1, 0) for there, one in pairs] + [z3.IntVal(0)])
        always = z3.BoolVal(True)
        found = Symbol("number", always, always, z3.ToReal(sure), z3.ToReal(possible))
        number = self._operand(condition.number, "number", "", ())
        assert isinstance(number, Symbol)
        answer = ordered(found, condition.operator, number)
        return Forms(z3.And(listed, answer.true), z3.And(listed, answer.false))
