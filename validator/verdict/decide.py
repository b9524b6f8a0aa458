"""From decisions to a determination.

What enters: the engine's decisions, the facts and the rulebook. What leaves: findings in the contract's order, the open
gates, the questions, and the verdict that the engine concludes from their outcomes. May fail with `EngineFailure` where
the two engines conclude differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import cast

from validator.engine.reference import Decision
from validator.facts.element import Facts
from validator.facts.values import Missing
from validator.rulebook.rule import Rule
from validator.rulebook.verdict_table import VerdictTable
from validator.verdict.determination import Asked, Finding, OpenGate, Verdict
from validator.verdict.findings import Parameters, Wording, finding, order
from validator.verdict.gates import Passage, passage

Conclude = Callable[[Set[str]], str]


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything the dossier's facts lead to."""

    verdict: Verdict
    route: str | None
    findings: tuple[Finding, ...]
    open_gates: tuple[OpenGate, ...]
    asked: tuple[Asked, ...]


def decide(
    decisions: Sequence[Decision],
    rules: Mapping[str, Rule],
    facts: Facts,
    parameter: Parameters,
    table: VerdictTable,
    wording: Wording,
    conclude: Conclude,
) -> Decided:
    """Findings, gates, questions and verdict of one dossier."""
    found = [finding(rules[one.rule_id], one, facts, parameter, table, wording) for one in decisions]
    findings = tuple(sorted(found, key=order))
    passed = passage(facts.singles["claim"], facts, parameter, table, rules, findings)
    outcomes: set[str] = {one.outcome for one in findings}
    if not passed.clear:
        outcomes.add("flag")
    return Decided(
        verdict=cast(Verdict, conclude(outcomes)),
        route=passed.route.name if passed.route else None,
        findings=findings,
        open_gates=passed.open,
        asked=_asked(findings, passed),
    )


def _asked(findings: Sequence[Finding], passed: Passage) -> tuple[Asked, ...]:
    rules: dict[Missing, dict[str, None]] = {}
    sources = [(one.rule.id, one.missing) for one in findings if one.outcome != "none"]
    sources += [(gate.rule.id, gate.missing) for gate in passed.open] + [("", passed.missing)]
    for rule, missing in sources:
        for root in missing:
            waiting = rules.setdefault(root, {})
            if rule:
                waiting[rule] = None
    return tuple(Asked(root, tuple(waiting)) for root, waiting in rules.items())
