"""Whether a scenario notices a mutant: its verdict, or the rules that decide it, are then other than its entry says.

What enters: a mutant and the scenarios with what was decided of them. What leaves: yes or no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from validator.authoring.mutation.mutants import Mutant
from validator.authoring.mutation.shift import moved
from validator.authoring.scenario_file import Scenario
from validator.authoring.scenarios import verdict_faults
from validator.evaluation.evaluator import Evaluator
from validator.facts.element import FactBase
from validator.verdict.decide import Case, Conclude, decide


@dataclass(frozen=True, slots=True)
class Told:
    """A scenario that comes out as it says, with what the rules decided."""

    scenario: Scenario
    case: Case


def come_out_right(told: Iterable[Told], conclude: Conclude) -> Iterator[Told]:
    """The scenarios that come out as they say; of the others nothing can be noticed."""
    return (each for each in told if not any(verdict_faults(each.scenario, decide(each.case, conclude))))


def scenario_notices(mutant: Mutant, scenarios: Iterable[Told], conclude: Conclude, evaluator: Evaluator) -> bool:
    """Whether a scenario that names the rule comes out otherwise than it says."""
    naming = (each for each in scenarios if mutant.rule.id in each.scenario.rules)
    return any(_notices(mutant, each, conclude, evaluator) for each in naming)


def _notices(mutant: Mutant, told: Told, conclude: Conclude, evaluator: Evaluator) -> bool:
    case, rule = told.case, mutant.rule
    if not case.decisions.of(rule.id):
        return False
    facts = _facts(mutant, case, evaluator)
    judge = evaluator.changed(rule)
    after = [judge(facts, subject) for subject in facts.subjects(rule.subject)]
    rulebook = replace(case.rulebook, rules={**case.rulebook.rules, rule.id: rule})
    changed = replace(case, rulebook=rulebook, decisions=case.decisions.replacing(rule.id, after))
    return any(verdict_faults(told.scenario, decide(changed, conclude)))


def _facts(mutant: Mutant, case: Case, evaluator: Evaluator) -> FactBase:
    """The facts as the mutant sees them: worked out anew where it moves a parameter."""
    if not mutant.shifted:
        return case.facts
    return evaluator.facts(case.facts.singles["dossier"].data, case.facts.judged_day, moved(mutant, case.facts))
