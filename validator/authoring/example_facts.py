"""The facts of a rule's examples, made once for everything that is asked of them.

What enters: rules and their rulebook. What leaves: for each example its facts and its parameters. An example whose
facts are wrong has none here; running it tells why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from validator.authoring.examples import day_of_examples, parameters_on, with_stand_ins
from validator.engine.scope import Scope
from validator.facts.build import facts_from_given
from validator.facts.element import Facts
from validator.rulebook.rule import Example, Rule
from validator.rulebook.rulebook import Rulebook
from validator.verdict.findings import Parameters


@dataclass(frozen=True, slots=True)
class ExampleFacts:
    """An example with what it gives, and the day on which it is judged."""

    rule: Rule
    example: Example
    facts: Facts
    parameter: Parameters
    day: date

    def scopes(self) -> Iterator[Scope]:
        """One scope for each thing that the rule looks at."""
        return (Scope(self.facts, subject, self.parameter) for subject in self.facts.subjects(self.rule.subject))


def example_facts(rule: Rule, book: Rulebook) -> tuple[ExampleFacts, ...]:
    """The examples of a rule."""
    made = (facts_of(rule, example, book) for example in rule.examples)
    return tuple(each for each in made if each is not None)


def facts_of(rule: Rule, example: Example, book: Rulebook) -> ExampleFacts | None:
    """One example of a rule."""
    facts = facts_from_given(example.given, book.vocabulary)
    if not isinstance(facts, Facts):
        return None
    day = day_of_examples(rule)
    return ExampleFacts(rule, example, facts, with_stand_ins(parameters_on(book, day), example), day)
