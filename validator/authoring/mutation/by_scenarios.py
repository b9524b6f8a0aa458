"""Whether a scenario notices a mutant: its verdict, or the rules that decide it, are then other than its entry says.

What enters: a mutant and the scenarios with what was decided of them. What leaves: yes or no. Engine: reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace

from validator.authoring.mutation.mutants import Mutant
from validator.authoring.mutation.shift import shifted
from validator.authoring.scenario_file import Scenario
from validator.authoring.scenarios import verdict_faults
from validator.engine.reference import RuleMeaning, in_scope
from validator.engine.scope import Scope
from validator.verdict.decide import Case, decide

Conclude = Callable[[Set[str]], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A scenario that comes out as it says, with what the rules decided."""

    scenario: Scenario
    case: Case


def come_out_right(told: Iterable[Told], conclude: Conclude) -> Iterator[Told]:
    """The scenarios that come out as they say; of the others nothing can be noticed."""
    return (each for each in told if not any(verdict_faults(each.scenario, decide(each.case, conclude))))


def scenario_notices(mutant: Mutant, scenarios: Iterable[Told], conclude: Conclude) -> bool:
    """Whether a scenario that names the rule comes out otherwise than it says."""
    naming = (each for each in scenarios if mutant.rule.id in each.scenario.rules)
    return any(_notices(mutant, each, conclude) for each in naming)


def _notices(mutant: Mutant, told: Told, conclude: Conclude) -> bool:
    case, rule = told.case, mutant.rule
    if not case.decisions.of(rule.id):
        return False
    parameter = shifted(mutant, case.parameter)
    meaning = RuleMeaning(rule, in_scope)
    subjects = case.facts.subjects(rule.subject)
    after = [meaning.answer(Scope(case.facts, subject, parameter)) for subject in subjects]
    rulebook = replace(case.rulebook, rules={**case.rulebook.rules, rule.id: rule})
    changed = replace(case, rulebook=rulebook, decisions=case.decisions.replacing(rule.id, after))
    return any(verdict_faults(told.scenario, decide(changed, conclude)))
