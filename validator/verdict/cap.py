"""The basis gate: how bad the outcome of a finding may be, given how well all that it rests on is known.

What enters: a rule, what it decided with the scope it decided in, the outcome it asks for, the table of
rules/verdict.yaml. What leaves: the outcome that counts and, where it was capped, what was asked for. A finding is
known no better than the weakest definition or table by which it came about in this dossier.
"""

from __future__ import annotations

from validator.evaluation.explaining import Explaining
from validator.evaluation.scope import Scope
from validator.judging.judgement import Decision
from validator.rulebook.conditions import Condition
from validator.rulebook.resting import SEVERITY
from validator.rulebook.rule import Basis, Outcome, Rule
from validator.rulebook.verdict_table import VerdictTable

ORDER: tuple[Outcome, ...] = ("none", "advise", "flag", "reject")


def capped(
    rule: Rule, decision: Decision, outcome: Outcome, table: VerdictTable, explaining: Explaining, scope: Scope
) -> tuple[Outcome, Outcome | None]:
    """The outcome after the gate, and the outcome before it where that was worse. ``confirmed`` lifts the gate."""
    worst = table.worst[rule.counted_basis]
    if rule.confirmed is not None or ORDER.index(outcome) <= ORDER.index(worst):
        return outcome, None
    worst = table.worst[weakest(rule, decision, table, explaining, scope)]
    return (outcome, None) if ORDER.index(outcome) <= ORDER.index(worst) else (worst, outcome)


def capped_by_text(rule: Rule, outcome: Outcome, table: VerdictTable) -> tuple[Outcome, Outcome | None]:
    """The same for a rule by itself, whatever a finding may rest on besides."""
    worst = table.worst[rule.basis]
    if rule.confirmed is not None or ORDER.index(outcome) <= ORDER.index(worst):
        return outcome, None
    return worst, outcome


def weakest(rule: Rule, decision: Decision, table: VerdictTable, explaining: Explaining, scope: Scope) -> Basis:
    """The weakest basis among the rule's own and all that its finding rests on."""
    bases = sorted(explaining.bases(_decisive(rule, decision), scope))
    return max((rule.basis, *bases), key=lambda each: SEVERITY.index(table.worst[each]))


def _decisive(rule: Rule, decision: Decision) -> tuple[Condition, ...]:
    """The conditions that a finding came about by."""
    conditions = [rule.when]
    if rule.require is not None and decision.applies is not False:
        conditions.append(rule.require)
    if decision.status == "violated":
        last = len(rule.violations) - 1 if decision.case is None else decision.case
        conditions.append(rule.violations[last].when)
    return tuple(conditions)
