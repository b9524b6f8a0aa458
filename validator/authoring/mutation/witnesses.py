"""All who may notice a mutant: the examples of every rule, and the scenarios.

What enters: rules with their examples, scenarios with what was decided of them, the evaluation that each belongs to.
What leaves: by whom a mutant is noticed first. Who does not come out right without any change is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Literal

from validator.authoring.example_facts import ExampleFacts, example_facts
from validator.authoring.mutation.by_examples import comes_out_right, other_example_notices, own_example_notices
from validator.authoring.mutation.by_meaning import Homes, Resting, notices, rules_on
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
        self._evaluators = {home(rule).rulebook.profiles: home(rule) for rule in self._rules}
        self._examples = {rule.id: self._right(rule) for rule in self._rules}

    def noticed_by(self, mutant: AnyMutant) -> By:
        """Who notices it first."""
        return self._of_meaning(mutant) if isinstance(mutant, MeaningMutant) else self._of_rule(mutant)

    def changed(self, mutant: AnyMutant) -> Homes:
        """The evaluation in which a mutant is tried, by profiles: of a rule's, the same as without it."""
        if isinstance(mutant, Mutant):
            return self._evaluators.__getitem__
        return cache(lambda profiles: self._evaluators[profiles].with_meaning(mutant.changed))

    def _of_rule(self, mutant: Mutant) -> By:
        evaluator, own = self._home(mutant.rule), self._examples.get(mutant.rule.id, ())
        if own_example_notices(mutant, (each for each in own if not each.example.proposed), evaluator):
            return "own example"
        if other_example_notices(mutant, self._written, evaluator):
            return "example of another rule"
        if scenario_notices(mutant, self._told, self._conclude, evaluator):
            return "scenario"
        proposed = (each for each in own if each.example.proposed)
        return "proposed example" if own_example_notices(mutant, proposed, evaluator) else "nothing"

    def _of_meaning(self, mutant: MeaningMutant) -> By:
        changed = self.changed(mutant)
        asked: tuple[tuple[By, Resting], ...] = (
            ("own example", self._resting[False]),
            ("scenario", self._decided),
            ("proposed example", self._resting[True]),
        )
        return next((by for by, each in asked if notices(mutant, each, changed, self._conclude)), "nothing")

    def examples(self, rule: str) -> tuple[ExampleFacts, ...]:
        """The examples of a rule that come out as they say, written by hand."""
        return tuple(each for each in self._examples[rule] if not each.example.proposed)

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
        return rules_on(self._rules, next(iter(self._evaluators.values())).rulebook)

    def _right(self, rule: Rule) -> tuple[ExampleFacts, ...]:
        """The examples of a rule that come out as they say without any change."""
        evaluator = self._home(rule)
        return tuple(each for each in example_facts(rule, evaluator) if comes_out_right(each, rule, evaluator))
