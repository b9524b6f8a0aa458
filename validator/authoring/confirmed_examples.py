"""The examples that come out otherwise once a rule is confirmed, because its outcomes are no longer capped.

What enters: the rule as it will be, and the evaluator of its rulebook. What leaves: each example whose status stays
and whose outcome changes. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.example_facts import facts_of
from validator.authoring.examples import came_to
from validator.evaluation.evaluator import Evaluator
from validator.rulebook.rule import Example, Outcome, Rule


@dataclass(frozen=True, slots=True)
class OtherOutcome:
    """An example, its place in the list, and what it leads to now."""

    index: int
    example: Example
    now: Outcome

    def told(self) -> str:
        """In one line."""
        return f"“{self.example.case}” (line {self.example.line}): {self.example.outcome} becomes {self.now}"


def other_outcomes(rule: Rule, evaluator: Evaluator) -> Iterator[OtherOutcome]:
    """The examples whose `outcome:` is no longer right, though their `expect:` is."""
    for index, example in enumerate(rule.written_examples):
        given = facts_of(rule, example, evaluator)
        if given is None or example.outcome is None:
            continue
        decisions = given.decisions(rule, evaluator.changed(rule))
        explaining, table = evaluator.explaining, evaluator.rulebook.table
        status, outcome = came_to(rule, decisions, given.facts, explaining, table)
        if status == example.expect and outcome is not None and outcome != example.outcome:
            yield OtherOutcome(index, example, outcome)
