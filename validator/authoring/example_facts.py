"""The facts of a rule's examples, and the day on which each is judged.

What enters: rules and the evaluator of their rulebook. What leaves: for each example its facts. An example whose facts
are wrong has none here; running it tells why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from validator.dossier.problem import Problem
from validator.evaluation.evaluator import Evaluator
from validator.evaluation.rules import RuleFunction
from validator.evaluation.scope import Scope
from validator.facts.element import FactBase
from validator.judging.judgement import Decision
from validator.rulebook.form import as_day
from validator.rulebook.rule import Example, Rule

DAY = date(2026, 6, 30)
"""The day on which an example is judged that says no other, where its rule is in effect on it."""


@dataclass(frozen=True, slots=True)
class ExampleFacts:
    """An example with what it gives, the day on which it is judged, and the profiles of its rulebook."""

    rule: Rule
    example: Example
    facts: FactBase
    day: date
    profiles: tuple[str, ...]

    def scopes(self) -> Iterator[Scope]:
        """One scope for each thing that the rule looks at."""
        return (Scope(self.facts, each, self.rule.subject) for each in self.facts.subjects(self.rule.subject))

    def decisions(self, rule: Rule, judge: RuleFunction) -> list[Decision]:
        """What a rule says of the facts."""
        subjects = self.facts.subjects(rule.subject)
        return [Decision(rule.id, each, judge(self.facts, each), rule.subject) for each in subjects]


def day_of(rule: Rule, example: Example) -> date:
    """The day on which an example is judged: its day of publication, else `DAY`, or the nearest one in effect."""
    claim = example.given.get("claim")
    published = as_day(claim.get("published_on")) if isinstance(claim, Mapping) else None
    if published is not None:
        return published
    day = max(DAY, rule.effective_from or DAY)
    return min(day, rule.effective_to or day)


def given_facts(
    rule: Rule, example: Example, evaluator: Evaluator, stand_ins: Mapping[str, Any] | None = None
) -> FactBase | tuple[Problem, ...]:
    """What an example gives as facts, or what is wrong with it; ``stand_ins`` for parameters beside its own."""
    own = {**example.parameters, **(stand_ins or {})}
    return evaluator.given(example.given, day_of(rule, example), own)


def example_facts(rule: Rule, evaluator: Evaluator) -> tuple[ExampleFacts, ...]:
    """The examples of a rule."""
    made = (facts_of(rule, example, evaluator) for example in rule.examples)
    return tuple(each for each in made if each is not None)


def facts_of(
    rule: Rule, example: Example, evaluator: Evaluator, stand_ins: Mapping[str, Any] | None = None
) -> ExampleFacts | None:
    """One example of a rule."""
    facts = given_facts(rule, example, evaluator, stand_ins)
    if not isinstance(facts, FactBase):
        return None
    return ExampleFacts(rule, example, facts, day_of(rule, example), evaluator.rulebook.profiles)
