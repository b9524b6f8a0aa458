"""A claim that runs on is judged for every day on which it is still made, and not only for its first.

What enters: what the first day came to, and the later days of the run on which some answer turns, each with what it
came to. What leaves: the same with the findings that are worse on a later day, each saying from when on, and the
verdict over the whole run. What is to come may still be mended (a certificate renewed, a run cut short), so a later day
flags at worst. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from validator.judging.judgement import Decision
from validator.rulebook.rule import Outcome
from validator.verdict.cap import ORDER
from validator.verdict.decide import Case, Conclude, Decided, asked
from validator.verdict.determination import Verdict
from validator.verdict.finding import Finding, Findings, order
from validator.verdict.lapse import days_after

FIRST_DAY = "first_day"
"""What the verdict on the first day is called among the outcomes that lead to the one over the run."""
WORST_LATER: Outcome = "flag"
Key = tuple[str, str, str, str | None]
TurnsOn = Callable[[date], Set[date]]


@dataclass(frozen=True, slots=True)
class RunDay:
    """A later day of the run, and what the rules that may turn come to on it."""

    day: date
    case: Case


def run_days(day: date, last: date, turns_on: TurnsOn) -> Iterator[date]:
    """The days after ``day``, up to ``last``, on which an answer may turn; ``turns_on`` judges a day and tells more."""
    turns = set(turns_on(day))
    for next_day in days_after(day, turns, last):
        turns |= turns_on(next_day)
        yield next_day


def over_run(decided: Decided, first: Case, later: Iterable[RunDay], conclude: Conclude) -> Decided:
    """What a claim comes to over its run, ``later`` days in order; each is looked at before the next is asked for."""
    added = tuple(_worse(decided, first, later))
    if not added:
        return decided
    outcomes = [(finding.rule.id, finding.outcome) for _, finding in added]
    if decided.verdict != "approve":
        outcomes.append((FIRST_DAY, decided.verdict))
    found = tuple(finding for _, finding in added)
    unmet = tuple(sorted((*decided.findings.unmet, *found), key=order))
    return replace(
        decided,
        verdict=cast(Verdict, conclude(dict.fromkeys(outcomes))),
        findings=Findings(unmet, first.decisions.met, first.met),
        asked=asked((*decided.findings.unmet, *found)),
        fails_from=_fails_from(decided, added),
    )


def _fails_from(decided: Decided, added: Sequence[tuple[date, Finding]]) -> date | None:
    if decided.verdict != "approve":
        return None
    return min((day for day, finding in added if finding.outcome == WORST_LATER), default=None)


def _worse(decided: Decided, first: Case, later: Iterable[RunDay]) -> Iterator[tuple[date, Finding]]:
    """The findings that are worse on a later day than on every day before it, with that day."""
    gates = {rule for routes in first.rulebook.table.routes.values() for each in routes if each.name == decided.route
             for gate in each.gates for rule in gate}  # fmt: skip
    worst: dict[Key, int] = {}
    for finding in decided.findings.unmet:
        key = (finding.rule.id, finding.element.kind, finding.element.pointer, finding.element.id)
        worst[key] = max(worst.get(key, 0), ORDER.index(finding.outcome))
    for each in later:
        for decision in each.case.decisions.unmet:
            subject = decision.subject
            key = (decision.rule_id, subject.kind, subject.pointer, subject.id)
            outcome = _outcome(each.case, decision, decision.rule_id in gates)
            if ORDER.index(outcome) > worst.get(key, 0):
                worst[key] = ORDER.index(outcome)
                yield each.day, _on_later_day(each, decision, outcome)


def _outcome(case: Case, decision: Decision, gate: bool) -> Outcome:
    outcome = cast(Outcome, case.outcome(decision))
    return WORST_LATER if gate else min(outcome, WORST_LATER, key=ORDER.index)


def _on_later_day(each: RunDay, decision: Decision, outcome: Outcome) -> Finding:
    (finding,) = each.case.findings([decision])
    told = finding.told
    last = each.day - timedelta(days=1)
    ended = f"{told.remedy or 'Settle this before.'} Or let the claim end by {last}."
    later = replace(
        told,
        outcome=outcome,
        capped_from=None,
        message=f"From {each.day} on: {told.message}",
        remedy=ended,
    )
    facts, basis = finding.facts, finding.basis  # now, as the facts of this day go on to the next
    return replace(finding, told=later, look_up_facts=lambda: facts, look_up_basis=lambda: basis)
