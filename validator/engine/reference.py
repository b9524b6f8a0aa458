"""The reference evaluator: the meaning of the rule language, in Kleene's three-valued logic.

What enters: conditions or rules, and facts. What leaves: a `Truth` for a condition, a `Decision` for each subject of a
rule. Every other engine is held against this one. A condition becomes a function once and is then only called. May fail
with `EngineFailure` for what linking would have refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from validator.engine.compare import compare, tester
from validator.engine.joins import candidates
from validator.engine.scope import Scope
from validator.engine.truth import Truth, conjunction, disjunction
from validator.facts.element import Element, Facts
from validator.facts.values import Interval, Known, Unknown, Value
from validator.rulebook.conditions import All, Any, Condition, Not, Parameter, Quantified, Quantifier, Test
from validator.rulebook.rule import Rule, Status

VERSION = "1"

Meaning = Callable[[Scope], Truth]


class Answer(NamedTuple):
    """What a rule comes to for one subject; see `Decision`."""

    applies: Truth
    holds: Truth
    case: int | None = None


class Decision(NamedTuple):
    """What one rule says of one subject, before anyone asks what follows from it.

    ``holds`` is unknown where it is not asked: the rule does not apply, or only a person can judge it. ``case`` is the
    index of the violation case that counts; None unless the rule is violated.
    """

    rule_id: str
    subject: Element
    applies: Truth
    holds: Truth
    case: int | None = None

    @property
    def status(self) -> Status:
        """The status of the finding."""
        return status_of(self.applies, self.holds)


def status_of(applies: Truth, holds: Truth) -> Status:
    """The implication *when → require* in three values."""
    if applies is Truth.FALSE:
        return "not_applicable"
    if holds is Truth.TRUE:
        return "met"
    return "violated" if applies is Truth.TRUE and holds is Truth.FALSE else "unknown"


class RuleMeaning:
    """A rule as functions: what it says of a subject."""

    __slots__ = ("applies", "cases", "holds", "id")

    def __init__(self, rule: Rule) -> None:
        """``rule``: as linked."""
        self.id = rule.id
        self.applies = meaning(rule.when)
        self.holds = None if rule.require is None else meaning(rule.require)
        self.cases = tuple(meaning(violation.when) for violation in rule.violations)

    def answer(self, scope: Scope) -> Answer:
        """What the rule comes to for the scope's subject."""
        applies = self.applies(scope)
        if applies is Truth.FALSE:
            return NOT_APPLICABLE
        if self.holds is None:
            return Answer(applies, Truth.UNKNOWN)
        holds = self.holds(scope)
        if applies is not Truth.TRUE or holds is not Truth.FALSE:
            return Answer(applies, holds)
        sure = (case for case, when in enumerate(self.cases) if when(scope) is Truth.TRUE)
        return Answer(applies, holds, next(sure, None))


NOT_APPLICABLE = Answer(Truth.FALSE, Truth.UNKNOWN)


def judge(rule: Rule, facts: Facts, parameter: Callable[[str], Value]) -> tuple[Decision, ...]:
    """What a rule says of each of its subjects."""
    return tuple(decide(rule, Scope(facts, subject, parameter)) for subject in facts.subjects(rule.subject))


def decide(rule: Rule, scope: Scope) -> Decision:
    """What a rule says of one subject."""
    return Decision(rule.id, scope.subject, *RuleMeaning(rule).answer(scope))


def evaluate(condition: Condition, scope: Scope) -> Truth:
    """Whether a condition holds."""
    return meaning(condition)(scope)


def meaning(condition: Condition) -> Meaning:
    """The condition as a function."""
    match condition:
        case Test():
            return tester(condition)
        case All(parts):
            return _all(tuple(meaning(part) for part in parts))
        case Any(parts):
            return _any(tuple(meaning(part) for part in parts))
        case Not(part):
            return _not(meaning(part))
        case Quantified():
            return _quantified(condition, meaning(condition.where), meaning(condition.have))


def _all(parts: tuple[Meaning, ...]) -> Meaning:
    def every(scope: Scope) -> Truth:
        found = Truth.TRUE
        for part in parts:
            truth = part(scope)
            if truth is Truth.FALSE:
                return truth
            if truth is Truth.UNKNOWN:
                found = truth
        return found

    return every


def _any(parts: tuple[Meaning, ...]) -> Meaning:
    return _not(_all(tuple(_not(part) for part in parts)))


def _not(part: Meaning) -> Meaning:
    return lambda scope: part(scope).negated()


def _quantified(condition: Quantified, where: Meaning, have: Meaning) -> Meaning:
    matches, implies = _all((where, have)), _any((_not(where), have))
    worth_trying = candidates(condition)

    def over_elements(scope: Scope) -> Truth:
        listed = scope.facts.elements(condition.kind)
        if isinstance(listed, Unknown):
            return Truth.UNKNOWN
        elements = worth_trying(scope, listed)
        if condition.quantifier is Quantifier.EVERY:
            return conjunction(implies(scope.bind(element)) for element in elements)
        found = (matches(scope.bind(element)) for element in elements)
        if condition.quantifier is Quantifier.COUNT:
            return counted(condition, found, scope)
        some = disjunction(found)
        return some if condition.quantifier is Quantifier.SOME else some.negated()

    return over_elements


def counted(condition: Quantified, matches: Iterator[Truth], scope: Scope) -> Truth:
    """Whether the number of elements that match is as asked: surely so many, possibly so many more."""
    answers = list(matches)
    sure = answers.count(Truth.TRUE)
    number = condition.number
    wanted = scope.parameter(number.name) if isinstance(number, Parameter) else Known(number)
    if isinstance(wanted, Unknown):
        return Truth.UNKNOWN
    found = Interval(sure, sure + answers.count(Truth.UNKNOWN), ())
    return compare(found, condition.operator, wanted.value if isinstance(wanted, Known) else wanted)
