"""The examples that come out otherwise once a rule is confirmed, because its outcomes are no longer capped.

What enters: the rule as it will be, and its rulebook. What leaves: each example whose status stays and whose outcome
changes. Nothing fails. Engine: reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.example_facts import facts_of
from validator.authoring.examples import came_to
from validator.engine.reference import decide
from validator.rulebook.rule import Example, Outcome, Rule
from validator.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class OtherOutcome:
    """An example, its place in the list, and what it leads to now."""

    index: int
    example: Example
    now: Outcome

    def told(self) -> str:
        """In one line."""
        return f"“{self.example.case}” (line {self.example.line}): {self.example.outcome} becomes {self.now}"


def other_outcomes(rule: Rule, book: Rulebook) -> Iterator[OtherOutcome]:
    """The examples whose `outcome:` is no longer right, though their `expect:` is."""
    for index, example in enumerate(rule.examples):
        facts = facts_of(rule, example, book)
        if facts is None or example.outcome is None:
            continue
        status, outcome = came_to(rule, [decide(rule, scope) for scope in facts.scopes()], book.table)
        if status == example.expect and outcome is not None and outcome != example.outcome:
            yield OtherOutcome(index, example, outcome)
