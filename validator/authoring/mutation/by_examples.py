"""Whether an example notices a mutant.

What enters: a mutant and the facts of examples. What leaves: yes or no. Asked first are the examples of the rule itself
(another status, another outcome); then those of all other rules, which say what else they violate. Engine: reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validator.authoring.example_facts import ExampleFacts
from validator.authoring.examples import came_to
from validator.authoring.mutation.mutants import Mutant
from validator.authoring.mutation.shift import shifted
from validator.engine.reference import Decision, RuleMeaning, in_scope
from validator.engine.scope import Scope
from validator.rulebook.verdict_table import VerdictTable


def own_example_notices(mutant: Mutant, examples: Iterable[ExampleFacts], table: VerdictTable) -> bool:
    """Whether an example of the rule comes out otherwise than it says."""
    meaning = RuleMeaning(mutant.rule, in_scope)
    for each in examples:
        got, outcome = came_to(mutant.rule, _decisions(mutant, meaning, each), table)
        if got != each.example.expect or (each.example.outcome is not None and outcome != each.example.outcome):
            return True
    return False


def other_example_notices(mutant: Mutant, examples: Iterable[ExampleFacts]) -> bool:
    """Whether an example of another rule violates what it does not say, or no longer what it says."""
    meaning, rule = RuleMeaning(mutant.rule, in_scope), mutant.rule.id
    return any(
        any(one.status == "violated" for one in _decisions(mutant, meaning, each))
        is not (rule in each.example.also_violates)
        for each in examples
        if each.rule.id != rule and mutant.rule.effective_on(each.day)
    )


def _decisions(mutant: Mutant, meaning: RuleMeaning[Scope], each: ExampleFacts) -> Sequence[Decision]:
    parameter = shifted(mutant, each.parameter)
    subjects = each.facts.subjects(mutant.rule.subject)
    return [
        Decision(mutant.rule.id, subject, *meaning.answer(Scope(each.facts, subject, parameter)))
        for subject in subjects
    ]
