"""The basis gate: how bad a rule's outcome may be, given how well its text is known.

What enters: a rule, the outcome it asks for, the table of rules/verdict.yaml. What leaves: the outcome that counts and,
where it was capped, what was asked for.
"""

from __future__ import annotations

from validator.rulebook.rule import Outcome, Rule
from validator.rulebook.verdict_table import VerdictTable

ORDER: tuple[Outcome, ...] = ("none", "advise", "flag", "reject")


def capped(rule: Rule, outcome: Outcome, table: VerdictTable) -> tuple[Outcome, Outcome | None]:
    """The outcome after the gate, and the outcome before it where that was worse. ``confirmed`` lifts the gate."""
    worst = table.worst[rule.basis]
    if rule.confirmed is not None or ORDER.index(outcome) <= ORDER.index(worst):
        return outcome, None
    return worst, outcome
