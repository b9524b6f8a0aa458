"""Whether an example or a scenario notices a changed definition or table.

What enters: a mutant, the evaluation with it, and examples and scenarios that come out as they say. What leaves: yes or
no. Asked are the examples whose rule's answer rests on the changed facts, and the scenarios whose verdict does. A
change by which a definition rests on itself without end is noticed: nothing can be judged with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from validator.authoring.example_facts import ExampleFacts, facts_of
from validator.authoring.mutation.by_examples import comes_out_right
from validator.authoring.mutation.by_scenarios import Told
from validator.authoring.mutation.differing import differs
from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.touched import touched
from validator.authoring.scenarios import verdict_faults
from validator.evaluation.evaluator import Evaluator
from validator.facts.element import FactBase
from validator.judging.judgement import Judgement
from validator.rulebook.answer import Answer
from validator.rulebook.resting import Fact, closure, named_in
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook
from validator.verdict.decide import Case, Conclude, decide
from validator.verdict.gates import passage

One = ExampleFacts | Told
Homes = Callable[[tuple[str, ...]], Evaluator]
"""The evaluation of the rulebook with some profiles."""


class Resting:
    """Examples and scenarios by the facts that were worked out to judge them, and the rules that rest on facts."""

    def __init__(self, judged: Iterable[One], rules: Mapping[Fact, frozenset[str]]) -> None:
        """``judged``: each has been judged with its own facts; ``rules``: by `rules_on`."""
        self._rules = rules
        self._by_fact: dict[Fact, list[One]] = {}
        for each in judged:
            for fact in touched(each.facts if isinstance(each, ExampleFacts) else each.case.facts):
                self._by_fact.setdefault(fact, []).append(each)

    def on(self, mutant: MeaningMutant) -> tuple[One, ...]:
        """Those that may come out otherwise with a mutant."""
        found = {id(each): each for fact in mutant.facts for each in self._by_fact.get(fact, ())}
        return tuple(found.values())

    def rules(self, mutant: MeaningMutant) -> frozenset[str]:
        """The rules that may say something else with a mutant."""
        return frozenset(rule for fact in mutant.facts for rule in self._rules.get(fact, ()))


def rules_on(rules: Iterable[Rule], book: Rulebook) -> Mapping[Fact, frozenset[str]]:
    """The rules that rest on each fact."""
    found: dict[Fact, set[str]] = {}
    for rule in rules:
        for fact in closure(named_in(rule, book.vocabulary), book.meaning):
            found.setdefault(fact, set()).add(rule.id)
    return {fact: frozenset(each) for fact, each in found.items()}


def notices(mutant: MeaningMutant, asked: Resting, changed: Homes, conclude: Conclude) -> bool:
    """Whether one of them comes out otherwise; ``changed``: the evaluation by profiles, with the mutant."""
    try:
        return any(
            _example_notices(each, changed(each.profiles))
            if isinstance(each, ExampleFacts)
            else _scenario_notices(each, changed(each.case.rulebook.profiles), conclude, asked.rules(mutant))
            for each in asked.on(mutant)
            if differs(mutant, *_judged(each, changed))
        )
    except RecursionError:
        return True


def _judged(each: One, changed: Homes) -> tuple[FactBase, Evaluator]:
    """The facts of what was judged, and the evaluation that it is judged anew by."""
    if isinstance(each, ExampleFacts):
        return each.facts, changed(each.profiles)
    return each.case.facts, changed(each.case.rulebook.profiles)


def _example_notices(each: ExampleFacts, evaluator: Evaluator) -> bool:
    seen = facts_of(each.rule, each.example, evaluator)
    assert seen is not None, "facts that were read once"
    return not comes_out_right(seen, each.rule, evaluator)


def _scenario_notices(told: Told, evaluator: Evaluator, conclude: Conclude, rules: frozenset[str]) -> bool:
    case, was = told.case, told.case.facts
    facts = evaluator.facts(was.singles["dossier"].data, was.judged_day)
    in_effect = frozenset(rule for rows in case.decisions.rows for rule in rows.rules)
    after = Judgement(evaluator.judge(facts, in_effect & rules))
    changed = replace(case, facts=facts, explaining=evaluator.explaining, decisions=after)
    if all(_answers(after, rule) == _answers(case.decisions, rule) for rule in rules) and _way(changed) == _way(case):
        return False
    whole = replace(changed, decisions=Judgement(evaluator.judge(facts, in_effect)))
    return any(verdict_faults(told.scenario, decide(whole, conclude)))


def _answers(judgement: Judgement, rule: str) -> list[Answer]:
    return [each.answer for each in judgement.of(rule)]


def _way(case: Case) -> str:
    """The way to approval that a claim takes."""
    found = passage(case.facts, case.explaining, case.rulebook.table, case.decisions).route
    return found.name if found else ""
