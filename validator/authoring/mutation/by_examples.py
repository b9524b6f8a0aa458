"""Whether an example notices a mutant.

What enters: a mutant and the facts of examples. What leaves: yes or no. Asked first are the examples of the rule itself
(another status, another outcome); then those of all other rules, which say what else they violate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validator.authoring.example_facts import ExampleFacts
from validator.authoring.examples import came_to
from validator.authoring.mutation.mutants import Mutant
from validator.authoring.mutation.shift import shifted
from validator.evaluation.evaluator import Evaluator
from validator.judging.judgement import Decision
from validator.rulebook.rule import Outcome, Status
from validator.rulebook.verdict_table import VerdictTable


def own_example_notices(
    mutant: Mutant, examples: Iterable[ExampleFacts], table: VerdictTable, evaluator: Evaluator
) -> bool:
    """Whether an example of the rule comes out otherwise than it says."""
    for each in examples:
        got, outcome = _came_to(mutant, each, table, evaluator)
        if got != each.example.expect or (each.example.outcome is not None and outcome != each.example.outcome):
            return True
    return False


def other_example_notices(mutant: Mutant, examples: Iterable[ExampleFacts], evaluator: Evaluator) -> bool:
    """Whether an example of another rule violates what it does not say, or no longer what it says."""
    rule = mutant.rule.id
    return any(
        any(one.status == "violated" for one in _decisions(mutant, each, evaluator))
        is not (rule in each.example.also_violates)
        for each in examples
        if each.rule.id != rule and mutant.rule.effective_on(each.day)
    )


def _came_to(
    mutant: Mutant, each: ExampleFacts, table: VerdictTable, evaluator: Evaluator
) -> tuple[Status, Outcome | None]:
    seen = shifted(mutant, each, evaluator) or each
    decisions = seen.decisions(mutant.rule, evaluator.changed(mutant.rule))
    return came_to(mutant.rule, decisions, seen.facts, evaluator.explaining, table)


def _decisions(mutant: Mutant, each: ExampleFacts, evaluator: Evaluator) -> Sequence[Decision]:
    seen = shifted(mutant, each, evaluator)
    return [] if seen is None else seen.decisions(mutant.rule, evaluator.changed(mutant.rule))
