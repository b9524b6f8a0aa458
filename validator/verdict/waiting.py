"""Whom a finding waits for, and where that leaves the whole claim.

What enters: findings, or one of them. What leaves: one of three things that must not be confused: it cannot be said,
it is not shown yet, it waits for ASI. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from validator.verdict.finding import Finding
from validator.verdict.remedy import answerable

Party = Literal["claimant", "asi"]
State = Literal["ready", "waits_for_asi", "waits_for_answer", "cannot_be_said"]
STATES: dict[str, State] = {"approve": "ready", "reject": "cannot_be_said"}


def waits_for(finding: Finding) -> Party | None:
    """Who can settle a flagged finding; None of one that is decided, or changes nothing.

    A fact that the claimant can give comes first: ASI is asked when nothing is left to say.
    """
    if finding.outcome != "flag":
        return None
    if finding.status != "unknown":
        return "asi"
    return "claimant" if not finding.missing or answerable(finding.missing) else "asi"


def parties(findings: Sequence[Finding]) -> tuple[Party, ...]:
    """All who are waited for, in a fixed order."""
    waiting = {waits_for(one) for one in findings}
    order: tuple[Party, ...] = ("claimant", "asi")
    return tuple(party for party in order if party in waiting)


def state_of(verdict: str, findings: Sequence[Finding]) -> State:
    """Where the claim stands."""
    flagged: State = "waits_for_answer" if "claimant" in parties(findings) else "waits_for_asi"
    return STATES.get(verdict, flagged)
