"""The reference evaluator: the meaning of the rule language, in Kleene's three-valued logic.

What enters: conditions or rules, and facts. What leaves: a `Truth` for a condition, a `Decision` for each subject of a
rule. Every other engine is held against this one. May fail with `EngineFailure` for what linking would have refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from validator.engine.compare import compare, holds
from validator.engine.scope import Scope
from validator.engine.truth import Truth, conjunction, disjunction
from validator.facts.element import Element, Facts
from validator.facts.values import Interval, Known, Unknown, Value
from validator.rulebook.conditions import All, Any, Condition, Not, Parameter, Quantified, Quantifier, Test
from validator.rulebook.rule import Rule, Status

VERSION = "1"  # of the language's meaning; it changes when any condition comes to mean something else


@dataclass(frozen=True, slots=True)
class Decision:
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


def judge(rule: Rule, facts: Facts, parameter: Callable[[str], Value]) -> tuple[Decision, ...]:
    """What a rule says of each of its subjects."""
    return tuple(decide(rule, Scope(facts, subject, parameter)) for subject in facts.subjects(rule.subject))


def decide(rule: Rule, scope: Scope) -> Decision:
    """What a rule says of one subject."""
    applies = evaluate(rule.when, scope)
    if applies is Truth.FALSE or rule.require is None:
        return Decision(rule.id, scope.subject, applies, Truth.UNKNOWN)
    required = evaluate(rule.require, scope)
    violated = applies is Truth.TRUE and required is Truth.FALSE
    return Decision(rule.id, scope.subject, applies, required, _case(rule, scope) if violated else None)


def _case(rule: Rule, scope: Scope) -> int | None:
    sure = (i for i, violation in enumerate(rule.violations) if evaluate(violation.when, scope) is Truth.TRUE)
    return next(sure, None)


def evaluate(condition: Condition, scope: Scope) -> Truth:
    """Whether a condition holds."""
    match condition:
        case Test():
            return holds(condition, scope)
        case All(parts):
            return conjunction(evaluate(part, scope) for part in parts)
        case Any(parts):
            return disjunction(evaluate(part, scope) for part in parts)
        case Not(part):
            return evaluate(part, scope).negated()
        case Quantified():
            return _quantified(condition, scope)


def _quantified(condition: Quantified, scope: Scope) -> Truth:
    elements = scope.facts.elements(condition.kind)
    if isinstance(elements, Unknown):
        return Truth.UNKNOWN
    if condition.quantifier is Quantifier.EVERY:
        return conjunction(_implies(condition, scope.bind(element)) for element in elements)
    matches = (_matches(condition, scope.bind(element)) for element in elements)
    if condition.quantifier is Quantifier.COUNT:
        return counted(condition, matches, scope)
    some = disjunction(matches)
    return some if condition.quantifier is Quantifier.SOME else some.negated()


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


def _matches(condition: Quantified, scope: Scope) -> Truth:
    return conjunction(evaluate(part, scope) for part in (condition.where, condition.have))


def _implies(condition: Quantified, scope: Scope) -> Truth:
    excused = evaluate(condition.where, scope).negated()
    return excused if excused is Truth.TRUE else disjunction((excused, evaluate(condition.have, scope)))
