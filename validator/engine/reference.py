"""The reference evaluator: the meaning of the rule language, in Kleene's three-valued logic.

What enters: conditions or rules, and facts. What leaves: a `Truth` for a condition, a `Decision` for each subject of a
rule. Every other engine is held against this one. A condition becomes a function once and is then only called: of a
scope among the facts, or of whatever else tells the truth of its atoms (its tests and quantifiers). May fail with
`EngineFailure` for what linking would have refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from validator.engine.compare import compare, tester
from validator.engine.joins import candidates
from validator.engine.scope import Scope
from validator.engine.truth import Truth, joined
from validator.facts.element import Element, Facts
from validator.facts.values import Interval, Known, Unknown, Value
from validator.rulebook.conditions import All, Any, Condition, Not, Parameter, Quantified, Quantifier, Test
from validator.rulebook.rule import Rule, Status

VERSION = "1"

E = TypeVar("E")
Atom = Test | Quantified
AtomMeaning = Callable[[Atom], Callable[[E], Truth]]


class Answer(NamedTuple):
    """What a rule comes to for one subject; see `Decision`."""

    applies: Truth
    holds: Truth
    case: int | None = None


Answers = tuple[Answer, ...]


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


class RuleMeaning(Generic[E]):
    """A rule as functions: what it says of a subject."""

    __slots__ = ("applies", "cases", "holds", "id")

    def __init__(self, rule: Rule, atom: AtomMeaning[E]) -> None:
        """``rule``: as linked. ``atom``: as in `meaning`."""
        self.id = rule.id
        self.applies = meaning(rule.when, atom)
        self.holds = None if rule.require is None else meaning(rule.require, atom)
        self.cases = tuple(meaning(violation.when, atom) for violation in rule.violations)

    def answer(self, of: E) -> Answer:
        """What the rule comes to for a subject."""
        applies = self.applies(of)
        if applies is Truth.FALSE:
            return NOT_APPLICABLE
        if self.holds is None:
            return Answer(applies, Truth.UNKNOWN)
        holds = self.holds(of)
        if applies is not Truth.TRUE or holds is not Truth.FALSE:
            return Answer(applies, holds)
        sure = (case for case, when in enumerate(self.cases) if when(of) is Truth.TRUE)
        return Answer(applies, holds, next(sure, None))


NOT_APPLICABLE = Answer(Truth.FALSE, Truth.UNKNOWN)


def judge(rule: Rule, facts: Facts, parameter: Callable[[str], Value]) -> tuple[Decision, ...]:
    """What a rule says of each of its subjects."""
    return tuple(decide(rule, Scope(facts, subject, parameter)) for subject in facts.subjects(rule.subject))


def decide(rule: Rule, scope: Scope) -> Decision:
    """What a rule says of one subject."""
    return Decision(rule.id, scope.subject, *RuleMeaning(rule, in_scope).answer(scope))


def evaluate(condition: Condition, scope: Scope) -> Truth:
    """Whether a condition holds."""
    return meaning(condition, in_scope)(scope)


def meaning(condition: Condition, atom: AtomMeaning[E]) -> Callable[[E], Truth]:
    """The condition as a function; ``atom`` makes one of each test and quantifier in it."""
    match condition:
        case All(parts):
            return _joined(tuple(meaning(part, atom) for part in parts), Truth.FALSE)
        case Any(parts):
            return _joined(tuple(meaning(part, atom) for part in parts), Truth.TRUE)
        case Not(part):
            return _not(meaning(part, atom))
        case _:
            return atom(condition)


def in_scope(atom: Atom) -> Callable[[Scope], Truth]:
    """A test or a quantifier as a function of a scope among the facts."""
    return tester(atom) if isinstance(atom, Test) else _quantified(atom)


def _joined(parts: tuple[Callable[[E], Truth], ...], decisive: Truth) -> Callable[[E], Truth]:
    """``decisive`` where one part is it, else unknown where one part is, else its opposite."""
    otherwise, unknown = decisive.negated(), Truth.UNKNOWN

    def together(of: E) -> Truth:  # `truth.joined`, written out: conditions are joined thousands of times a dossier
        found = otherwise
        for part in parts:
            truth = part(of)
            if truth is decisive:
                return truth
            if truth is unknown:
                found = truth
        return found

    return parts[0] if len(parts) == 1 else together


def _not(part: Callable[[E], Truth]) -> Callable[[E], Truth]:
    return lambda of: part(of).negated()


def _quantified(condition: Quantified) -> Callable[[Scope], Truth]:
    where, have = meaning(condition.where, in_scope), meaning(condition.have, in_scope)
    matches, implies = _joined((where, have), Truth.FALSE), _joined((_not(where), have), Truth.TRUE)
    every, count = condition.quantifier is Quantifier.EVERY, condition.quantifier is Quantifier.COUNT
    asked, decisive = (implies, Truth.FALSE) if every else (matches, Truth.TRUE)
    worth_trying, negated = candidates(condition), condition.quantifier is Quantifier.NO

    def over_elements(scope: Scope) -> Truth:
        listed = scope.facts.elements(condition.kind)
        if isinstance(listed, Unknown):
            return Truth.UNKNOWN
        truths = (asked(scope.bind(element)) for element in worth_trying(scope, listed))
        if count:
            return counted(condition, truths, scope)
        found = joined(truths, decisive)
        return found.negated() if negated else found

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
