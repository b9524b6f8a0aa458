"""From decisions to a determination.

What enters: the engine's decisions, the facts and the rulebook. What leaves: the verdict alone, or findings in the
contract's order, open gates among them, and the questions. May fail with `EngineFailure` where the engines conclude
differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from validator.evaluation.explaining import Explaining
from validator.facts.element import FactBase
from validator.facts.values import Missing
from validator.judging.judgement import Decision, Judgement
from validator.rulebook.rulebook import Rulebook
from validator.verdict.determination import Asked, Verdict
from validator.verdict.finding import Finding, Findings, order
from validator.verdict.findings import finding, outcome_of
from validator.verdict.gates import Passage, gate_findings, no_route, passage
from validator.verdict.remedy import answerable

Conclude = Callable[[Iterable[tuple[str, str]]], str]
GATES = "gates"
"""What an open gate is called among the findings that lead to a verdict."""


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier's facts with what the engine decided of them."""

    rulebook: Rulebook
    facts: FactBase
    explaining: Explaining
    decisions: Judgement

    def findings(self, decisions: Sequence[Decision]) -> tuple[Finding, ...]:
        """The findings of some decisions, in the contract's order."""
        book = self.rulebook
        found = (
            finding(book.rules[one.rule_id], one, self.facts, self.explaining, book.table, book.wording)
            for one in decisions
        )
        return tuple(sorted(found, key=order))

    def outcome(self, decision: Decision) -> str:
        """What a decision leads to."""
        book = self.rulebook
        return outcome_of(book.rules[decision.rule_id], decision, self.facts, self.explaining, book.table)

    def met(self) -> tuple[Finding, ...]:
        """The findings of rules that are met."""
        return self.findings([one for one in self.decisions if one.status == "met"])

    def inapplicable(self) -> tuple[Finding, ...]:
        """The findings of rules that do not apply."""
        return self.findings([one for one in self.decisions if one.applies is False])


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything the dossier's facts lead to."""

    verdict: Verdict
    route: str | None
    findings: Findings
    asked: tuple[Asked, ...]
    fails_from: date | None = None
    """The first later day of the claim's run on which it would no longer be approved."""


def conclude_verdict(case: Case, conclude: Conclude) -> tuple[Verdict, Passage]:
    """The verdict, and the passage through the gates that it rests on."""
    return _conclude(case, case.decisions.unmet, conclude)


def _conclude(case: Case, unmet: Sequence[Decision], conclude: Conclude) -> tuple[Verdict, Passage]:
    book = case.rulebook
    found = [
        (one.rule_id, outcome_of(book.rules[one.rule_id], one, case.facts, case.explaining, book.table))
        for one in unmet
    ]
    outcomes: list[tuple[str, str]] = [*dict.fromkeys(found)]
    passed = passage(case.facts, case.explaining, book.table, case.decisions)
    if not passed.clear:
        outcomes.append((GATES, "flag"))
    return cast(Verdict, conclude(outcomes)), passed


def decide(case: Case, conclude: Conclude) -> Decided:
    """Findings, gates, questions and verdict of one dossier."""
    not_met = case.decisions.unmet
    verdict, passed = _conclude(case, not_met, conclude)
    decided = case.findings(not_met)
    rules, facts = case.rulebook.rules, case.facts
    wayless = no_route(passed, rules, facts)
    flags = [*gate_findings(passed.open, rules, facts, decided), *([wayless] if wayless else ())]
    unmet = tuple(sorted((*decided, *flags), key=order)) if flags else decided
    return Decided(
        verdict=verdict,
        route=passed.route.name if passed.route else None,
        findings=Findings(unmet, case.decisions.met, case.met),
        asked=asked(unmet),
    )


def asked(findings: Sequence[Finding]) -> tuple[Asked, ...]:
    """The questions to the claimant: numbers that nobody has read and judgements of a person are none."""
    rules: dict[Missing, dict[str, None]] = {}
    for one in findings:
        for root in answerable(one.missing) if one.outcome != "none" else ():
            rules.setdefault(root, {})[one.rule.id] = None
    return tuple(Asked(root, tuple(waiting)) for root, waiting in rules.items())
