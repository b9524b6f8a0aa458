"""How the verdict on one dossier differs between two rulebooks, and which rules made it differ.

What enters: the two determinations. What leaves: a `Change`, plain enough to be sent between processes, or None where
the verdict is the same. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.rulebook.rule import Rule
from validator.verdict.determination import Determination

NO_RULE = ""
WORSE = ("approve", "flag", "reject")


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule said of one thing. ``status`` is also `open gate`."""

    subject: str
    status: str
    outcome: str
    message: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule that made the difference, and what it said before and after; nothing where it did not apply."""

    rule: str
    title: str
    before: tuple[Said, ...]
    after: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A dossier whose verdict differs. No cause is known where the route to approval itself is another."""

    path: str
    before: str
    after: str
    causes: tuple[Cause, ...]


def change(before: Determination, after: Determination) -> Change | None:
    """The difference between two determinations of the same dossier; None where the verdict is the same."""
    if before.verdict is None or after.verdict is None or before.verdict == after.verdict:
        return None
    return Change(before.path, before.verdict, after.verdict, tuple(_causes(before, after)))


def _causes(before: Determination, after: Determination) -> Iterator[Cause]:
    """The rules that lead to the worse of the two verdicts on its side, and not on the other."""
    got_worse = WORSE.index(str(after.verdict)) > WORSE.index(str(before.verdict))
    worse, better = (after, before) if got_worse else (before, after)
    known: dict[str, Rule] = {}
    for determination in (worse, better):
        known |= {finding.rule.id: finding.rule for finding in determination.findings}
    leading = _leading(worse, str(worse.verdict)) - _leading(better, str(worse.verdict))
    for rule in sorted(leading):
        yield Cause(rule, known[rule].title, tuple(_said(before, rule)), tuple(_said(after, rule)))


def _leading(determination: Determination, verdict: str) -> set[str]:
    """The rules with a finding that alone would lead to a verdict."""
    return {finding.rule.id for finding in determination.findings.unmet if finding.outcome == verdict}


def _said(determination: Determination, rule: str) -> Iterator[Said]:
    for finding in determination.findings:
        if finding.rule.id == rule:
            subject = f"{finding.subject.kind} {finding.subject.id or ''}".strip()
            yield Said(subject, finding.status, finding.outcome, finding.message)
