"""Whether an example or a scenario notices a changed definition or table.

What enters: a mutant, the evaluation with it, and examples and scenarios that come out as they say. What leaves: yes or
no. Asked are the examples whose rule's answer rests on the changed facts, and the scenarios whose verdict does. A
change by which a definition rests on itself without end is noticed: nothing can be judged with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from validator.authoring.example_facts import ExampleFacts, facts_of
from validator.authoring.examples import came_to
from validator.authoring.mutation.by_scenarios import Told
from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.touched import touched
from validator.authoring.scenarios import verdict_faults
from validator.evaluation.evaluator import Evaluator
from validator.judging.judgement import Judgement
from validator.rulebook.resting import Fact
from validator.verdict.decide import Conclude, decide


@dataclass(frozen=True, slots=True)
class Resting:
    """An example or a scenario with the facts that were worked out to judge it."""

    one: ExampleFacts | Told
    facts: frozenset[Fact]

    def on(self, mutant: MeaningMutant) -> bool:
        """Whether it can come out otherwise with a mutant."""
        return any(fact in self.facts for fact in mutant.facts)


def resting(one: ExampleFacts | Told) -> Resting:
    """What has been judged, with what it rests on."""
    return Resting(one, touched(one.facts if isinstance(one, ExampleFacts) else one.case.facts))


def notices(mutant: MeaningMutant, asked: Iterable[Resting], evaluator: Evaluator, conclude: Conclude) -> bool:
    """Whether one of them comes out otherwise; ``evaluator``: with the mutant."""
    able = (each.one for each in asked if each.on(mutant))
    try:
        return any(
            _example_notices(each, evaluator)
            if isinstance(each, ExampleFacts)
            else _scenario_notices(each, evaluator, conclude)
            for each in able
        )
    except RecursionError:
        return True


def _example_notices(each: ExampleFacts, evaluator: Evaluator) -> bool:
    seen = facts_of(each.rule, each.example, evaluator)
    assert seen is not None, "facts that were read once"
    decisions = seen.decisions(each.rule, evaluator.changed(each.rule))
    got, outcome = came_to(each.rule, decisions, seen.facts, evaluator.explaining, evaluator.rulebook.table)
    wanted = each.example
    return got != wanted.expect or (wanted.outcome is not None and outcome != wanted.outcome)


def _scenario_notices(told: Told, evaluator: Evaluator, conclude: Conclude) -> bool:
    case, was = told.case, told.case.facts
    facts = evaluator.facts(was.singles["dossier"].data, was.judged_day)
    in_effect = frozenset(rule for rows in case.decisions.rows for rule in rows.rules)
    after = Judgement(evaluator.judge(facts, in_effect))
    changed = replace(case, facts=facts, explaining=evaluator.explaining, decisions=after)
    return any(verdict_faults(told.scenario, decide(changed, conclude)))
