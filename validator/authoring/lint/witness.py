"""Facts that show what the solver found, tried in the engine before anybody sees them.

What enters: the model of a question. What leaves: `Witness`, facts as an example of a rule gives them, with what the
engine says of them. A witness of which the engine says something else than the solver is None: then the linter has
nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import z3

from validator.authoring.lint.question import Question
from validator.authoring.lint.symbols import WORDS, Symbol
from validator.evaluation.rules import one_rule
from validator.facts.build import Reading
from validator.facts.element import FactBase
from validator.facts.functions import functions
from validator.facts.given import facts_from_given
from validator.facts.reading import unsaid
from validator.facts.values import Missing, Unknown
from validator.judging.judgement import Decision
from validator.rulebook.conditions import Literal
from validator.rulebook.rule import Rule, Status
from validator.rulebook.vocabulary import Vocabulary

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Witness:
    """Facts, parameters as they were taken, and the status of each rule of the question."""

    given: Given
    parameters: Mapping[str, Literal | None]
    statuses: tuple[Status, ...]
    decisions: tuple[Decision, ...]
    rules: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """As a reader sees it."""
        told = [f"given: {flow(self.given)}"]
        if self.parameters:
            told.append(f"parameters: {flow(self.parameters)}")
        said = ", ".join(f"{rule}: {status}" for rule, status in zip(self.rules, self.statuses, strict=True))
        return (*told, f"the engine says: {said}")


def replayed(question: Question, model: Any) -> Witness | None:
    """The witness of a model, or None where its facts cannot be given."""
    reader = _ModelReader(question, model)
    given, parameters = reader.given(), reader.parameters()
    vocabulary = question.encoding.vocabulary

    def parameter(name: str) -> Any:
        value = parameters.get(name)
        return Unknown((Missing(f"parameter.{name}", "", "parameter"),)) if value is None else value

    reading = Reading(vocabulary, unsaid(vocabulary, nothing_defined=True), {}, {}, {})
    facts = facts_from_given(given, reading, date.min, parameter)
    if not isinstance(facts, FactBase):
        return None
    ordered = tuple(_decision(rule, facts, vocabulary) for rule in question.rules)
    names = tuple(rule.id for rule in question.rules)
    return Witness(given, parameters, tuple(one.status for one in ordered), ordered, names)


def _decision(rule: Rule, facts: FactBase, vocabulary: Vocabulary) -> Decision:
    """What a rule says of the first thing that it is about."""
    subject = facts.subjects(rule.subject)[0]
    return Decision(rule.id, subject, one_rule(rule, vocabulary, functions())(facts, subject), rule.subject)


class _ModelReader:
    """A model read back into facts."""

    def __init__(self, question: Question, model: Any) -> None:
        self.encoding = question.encoding
        self.symbols = question.encoding.symbols
        self.model = model
        self.words = {number: word for word, number in self.symbols.words.items()}

    def given(self) -> dict[str, Any]:
        values: dict[str, dict[str, Any]] = {}
        for (element, name), (_, symbol) in self.symbols.attributes.items():
            if self._true(symbol.settled):
                values.setdefault(element, {})[name] = self._value(symbol)
        given: dict[str, Any] = {}
        for kind in self.encoding.vocabulary.kinds:
            listed, elements = self.encoding.elements(kind)
            there = [values.get(bound.name, {}) for present, bound in elements if self._true(present)]
            if self.encoding.vocabulary.kinds[kind].single:
                given |= {kind: there[0]} if there[0] else {}
            elif kind in self.encoding.subjects and len(there) == 1:
                given[kind] = there[0]
            elif (kind in self.encoding.slots or kind in self.encoding.subjects) and self._true(listed):
                given[kind] = there
        return given

    def parameters(self) -> dict[str, Literal | None]:
        return {
            name: self._value(symbol) if self._true(symbol.known) else None
            for name, (_, symbol) in self.symbols.parameters.items()
        }

    def _true(self, formula: Any) -> bool:
        return bool(z3.is_true(self.model.eval(formula, model_completion=True)))

    def _value(self, symbol: Symbol) -> Any:
        if symbol.type == "boolean":
            return self._true(symbol.low)
        if symbol.type == "list":
            return [word for number, word in sorted(self.words.items()) if self._true(z3.IsMember(number, symbol.low))]
        if symbol.type == "number":
            low, high = self._number(symbol.low), self._number(symbol.high)
            return low if self._true(symbol.known) else {"low": low, "high": high}
        number = int(self._number(symbol.low))
        if symbol.type in WORDS:
            return self.words.get(number, f"text {number}")
        day = date.fromordinal(number)
        return day if symbol in self._parameters() else day.isoformat()

    def _parameters(self) -> list[Symbol]:
        return [symbol for _, symbol in self.symbols.parameters.values()]

    def _number(self, value: Any) -> int | Fraction:
        found = self.model.eval(value, model_completion=True)
        fraction = Fraction(str(found.as_fraction())) if z3.is_rational_value(found) else Fraction(found.as_long())
        return int(fraction) if fraction.denominator == 1 else fraction


def flow(value: Any) -> str:
    """A value as YAML on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null"
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, str):
        return value if value.isidentifier() else f'"{value}"'
    return str(value)
