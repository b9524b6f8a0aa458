"""What the examples of a rule already show to be possible, so that nobody need ask the solver.

What enters: a rule and the rulebook's words. What leaves: which answers its examples come to in the reference
evaluator. Examples with wrong words show nothing. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from validator.engine.reference import Decision, judge
from validator.engine.truth import Truth
from validator.errors import EngineFailure
from validator.facts.build import facts_from_given
from validator.facts.element import Facts
from validator.facts.values import Known, Missing, Unknown, Value
from validator.rulebook.load import Tables
from validator.rulebook.rule import Example, Rule


@dataclass(frozen=True, slots=True)
class Reached:
    """Whether the rule was seen to apply, to be met, to be violated; and by which cases."""

    applies: bool = False
    met: bool = False
    violated: bool = False
    cases: frozenset[int] = frozenset()

    def everything(self, rule: Rule) -> bool:
        """Whether nothing of the rule is left to ask."""
        if rule.require is None:
            return self.applies
        return self.met and self.violated and len(self.cases) == len(rule.violations)


def reached(rule: Rule, tables: Tables) -> Reached:
    """What the examples of a rule reach."""
    decisions = [one for example in rule.examples for one in _decisions(rule, example, tables)]
    applying = [one for one in decisions if one.applies is Truth.TRUE]
    return Reached(
        applies=bool(applying),
        met=any(one.holds is Truth.TRUE for one in applying),
        violated=any(one.status == "violated" for one in applying),
        cases=frozenset(one.case for one in applying if one.case is not None),
    )


def _decisions(rule: Rule, example: Example, tables: Tables) -> Iterator[Decision]:
    facts = facts_from_given(example.given, tables.vocabulary)
    if not isinstance(facts, Facts):
        return

    def parameter(name: str) -> Value:
        value = example.parameters.get(name, tables.parameters.value(name, date.max))
        return Unknown((Missing(f"parameter.{name}", "", "parameter"),)) if value is None else Known(value)

    try:
        yield from judge(rule, facts, parameter)
    except EngineFailure:
        return
