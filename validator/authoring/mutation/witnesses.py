"""All who may notice a mutant: the examples of every rule, and the scenarios.

What enters: rules with their examples, scenarios with what was decided of them, the evaluation that each belongs to.
What leaves: by whom a mutant is noticed first. Who does not come out right without any change is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

from validator.authoring.example_facts import ExampleFacts, example_facts
from validator.authoring.examples import came_to
from validator.authoring.mutation.by_examples import other_example_notices, own_example_notices
from validator.authoring.mutation.by_meaning import Resting, notices, rules_on
from validator.authoring.mutation.by_scenarios import Told, scenario_notices
from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.mutants import Mutant
from validator.evaluation.evaluator import Evaluator
from validator.rulebook.resting import Fact
from validator.rulebook.rule import Rule
from validator.verdict.decide import Conclude

By = Literal["own example", "example of another rule", "scenario", "proposed example", "nothing"]
AnyMutant = Mutant | MeaningMutant


class Witnesses:
    """Asked in the order: examples written by hand, scenarios, examples that a search proposed."""

    def __init__(
        self, rules: Iterable[Rule], home: Callable[[Rule], Evaluator], told: Sequence[Told], conclude: Conclude
    ) -> None:
        """``home``: the evaluation of the rulebook that a rule belongs to; ``told``: scenarios that come out right."""
        self._rules = tuple(rules)
        self._home = home
        self._told = told
        self._conclude = conclude
        self._examples = {rule.id: tuple(filter(self._right, example_facts(rule, home(rule)))) for rule in self._rules}

    def by_hand(self, mutant: AnyMutant, evaluator: Evaluator) -> By:
        """Who notices it without what a search proposed; ``evaluator``: of a changed definition, with the change."""
        if isinstance(mutant, MeaningMutant):
            if notices(mutant, self._resting[False], evaluator, self._conclude):
                return "own example"
            return "scenario" if notices(mutant, self._decided, evaluator, self._conclude) else "nothing"
        if own_example_notices(mutant, self._of(mutant.rule, False), evaluator.rulebook.table, evaluator):
            return "own example"
        if other_example_notices(mutant, self._written, evaluator):
            return "example of another rule"
        return "scenario" if scenario_notices(mutant, self._told, self._conclude, evaluator) else "nothing"

    def noticed_by(self, mutant: AnyMutant) -> By:
        """Who notices it first."""
        evaluator = self.evaluator(mutant)
        found = self.by_hand(mutant, evaluator)
        if found == "nothing" and self._proposed_notices(mutant, evaluator):
            return "proposed example"
        return found

    def evaluator(self, mutant: AnyMutant) -> Evaluator:
        """The evaluation that a mutant is tried in."""
        if isinstance(mutant, Mutant):
            return self._home(mutant.rule)
        return self._of_meaning.with_meaning(mutant.changed)

    def _proposed_notices(self, mutant: AnyMutant, evaluator: Evaluator) -> bool:
        if isinstance(mutant, MeaningMutant):
            return notices(mutant, self._resting[True], evaluator, self._conclude)
        return own_example_notices(mutant, self._of(mutant.rule, True), evaluator.rulebook.table, evaluator)

    @cached_property
    def _of_meaning(self) -> Evaluator:
        """Any of the evaluations: definitions and tables are the same with every profile, and rules are handed in."""
        return self._home(next(each.rule for each in self._written if each.rule.profile is None))

    @cached_property
    def _written(self) -> tuple[ExampleFacts, ...]:
        return tuple(each for listed in self._examples.values() for each in listed if not each.example.proposed)

    @cached_property
    def _resting(self) -> Mapping[bool, Resting]:
        every = [each for listed in self._examples.values() for each in listed]
        return {
            mark: Resting((each for each in every if each.example.proposed is mark), self._rules_on)
            for mark in (False, True)
        }

    @cached_property
    def _decided(self) -> Resting:
        return Resting(self._told, self._rules_on)

    @cached_property
    def _rules_on(self) -> Mapping[Fact, frozenset[str]]:
        return rules_on(self._rules, self._of_meaning.rulebook)

    def _of(self, rule: Rule, proposed: bool) -> list[ExampleFacts]:
        return [each for each in self._examples.get(rule.id, ()) if each.example.proposed is proposed]

    def _right(self, each: ExampleFacts) -> bool:
        evaluator, wanted = self._home(each.rule), each.example
        decisions = each.decisions(each.rule, evaluator.changed(each.rule))
        got, outcome = came_to(each.rule, decisions, each.facts, evaluator.explaining, evaluator.rulebook.table)
        return got == wanted.expect and (wanted.outcome is None or outcome == wanted.outcome)
