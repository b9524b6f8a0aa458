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
from validator.rulebook.rule import Rule


def comes_out_right(each: ExampleFacts, rule: Rule, evaluator: Evaluator) -> bool:
    """Whether a rule, perhaps a changed one, comes to what the example says."""
    decisions = each.decisions(rule, evaluator.changed(rule))
    got, outcome = came_to(rule, decisions, each.facts, evaluator.explaining, evaluator.rulebook.table)
    wanted = each.example
    return got == wanted.expect and (wanted.outcome is None or outcome == wanted.outcome)


def own_example_notices(mutant: Mutant, examples: Iterable[ExampleFacts], evaluator: Evaluator) -> bool:
    """Whether an example of the rule comes out otherwise than it says."""
    seen = (shifted(mutant, each, evaluator) or each for each in examples)
    return any(not comes_out_right(each, mutant.rule, evaluator) for each in seen)


def other_example_notices(mutant: Mutant, examples: Iterable[ExampleFacts], evaluator: Evaluator) -> bool:
    """Whether an example of another rule violates what it does not say, or no longer what it says."""
    rule = mutant.rule.id
    return any(
        any(one.status == "violated" for one in _decisions(mutant, each, evaluator))
        is not (rule in each.example.also_violates)
        for each in examples
        if each.rule.id != rule and mutant.rule.effective_on(each.day)
    )


def _decisions(mutant: Mutant, each: ExampleFacts, evaluator: Evaluator) -> Sequence[Decision]:
    seen = shifted(mutant, each, evaluator)
    return [] if seen is None else seen.decisions(mutant.rule, evaluator.changed(mutant.rule))
