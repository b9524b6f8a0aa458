"""From decisions to findings: status, outcome, message, facts and what is missing.

What enters: one `Decision` of the engine with the facts it was made from. What leaves: its outcome alone, or the whole
`Finding`. Pure; the facts shown are those that decide the condition, as the reference semantics explains them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from validator.evaluation.explaining import Explaining, Leaf
from validator.evaluation.scope import Scope
from validator.facts.element import Element, FactBase
from validator.facts.values import Missing, is_settled
from validator.judging.judgement import Decision
from validator.rulebook.conditions import ALWAYS
from validator.rulebook.rule import Basis, Outcome, Rule, Status, Violation
from validator.rulebook.verdict_table import VerdictTable
from validator.verdict.cap import capped, weakest
from validator.verdict.finding import Finding, ShownFact, Span, Told
from validator.verdict.message import fill
from validator.verdict.remedy import remedy_of

PHRASE = "phrase"
Wording = Mapping[str, Mapping[str, str]]


def finding(
    rule: Rule,
    decision: Decision,
    facts: FactBase,
    explaining: Explaining,
    table: VerdictTable,
    wording: Wording,
) -> Finding:
    """The finding of one decision."""
    status, subject = decision.status, decision.subject
    scope = Scope(facts, subject, decision.kind)
    look_up = (
        partial(_facts, rule, decision, scope, explaining),
        partial(_basis, rule, decision, scope, explaining, table),
    )
    if status in ("met", "not_applicable") and subject.kind != PHRASE:
        return Finding(rule, subject, _told_of_all(status, rule.title), *look_up)
    missing = _missing(rule, decision, scope, explaining) if status == "unknown" else ()
    asked_for, message, remedy = _answer(rule, decision, status, scope, missing)
    outcome, capped_from = capped(rule, decision, asked_for, table, explaining, scope)
    suggestion = _suggestion(subject, wording) if status == "violated" else None
    told = Told(status, outcome, message, capped_from, remedy, missing, _span(subject), suggestion)
    return Finding(rule, subject, told, *look_up)


def _told_of_all(status: Status, title: str) -> Told:
    return Told(status, "none", title)


def outcome_of(rule: Rule, decision: Decision, facts: FactBase, explaining: Explaining, table: VerdictTable) -> Outcome:
    """What a decision leads to, the basis gate included."""
    status = decision.status
    if status not in ("violated", "unknown"):
        return "none"
    outcome = _violation(rule, decision).outcome if status == "violated" else rule.unknown
    scope = Scope(facts, decision.subject, decision.kind)
    return capped(rule, decision, outcome, table, explaining, scope)[0]


def _violation(rule: Rule, decision: Decision) -> Violation:
    return rule.violations[-1 if decision.case is None else decision.case]


def _answer(
    rule: Rule, decision: Decision, status: Status, scope: Scope, missing: tuple[Missing, ...]
) -> tuple[Outcome, str, str]:
    if status == "violated":
        violation = _violation(rule, decision)
        return violation.outcome, fill(violation.message, scope), fill(violation.remedy, scope)
    if status == "unknown":
        question = fill(rule.question, scope) if rule.question else ""
        return rule.unknown, question or f"Cannot be decided yet: {rule.title}.", _way_on(rule, scope, missing)
    return "none", rule.title, ""


def _way_on(rule: Rule, scope: Scope, missing: tuple[Missing, ...]) -> str:
    """What to do while a rule cannot be decided: where no single fact would settle it, what mends it would."""
    return remedy_of(missing) or next((fill(each.remedy, scope) for each in rule.violations if each.remedy), "")


def _facts(rule: Rule, decision: Decision, scope: Scope, explaining: Explaining) -> tuple[ShownFact, ...]:
    conditions = [rule.when] if decision.applies is not True or rule.require is None else []
    conditions += [rule.require] if rule.require is not None else []
    leaves: dict[ShownFact, None] = {}
    for condition in conditions:
        if condition != ALWAYS:
            leaves.update(dict.fromkeys(_shown(leaf) for leaf in explaining.deciding(condition, scope)))
    return tuple(leaves)


def _basis(rule: Rule, decision: Decision, scope: Scope, explaining: Explaining, table: VerdictTable) -> Basis:
    if rule.counted_basis == rule.basis:
        return rule.basis
    return weakest(rule, decision, table, explaining, scope)


def _shown(leaf: Leaf) -> ShownFact:
    return ShownFact(leaf.name, leaf.value if is_settled(leaf.value) else None, leaf.pointer)  # type: ignore[arg-type]


def _missing(rule: Rule, decision: Decision, scope: Scope, explaining: Explaining) -> tuple[Missing, ...]:
    roots: dict[Missing, None] = {}
    if decision.applies is None:
        roots.update(dict.fromkeys(explaining.missing(rule.when, scope)))
    if rule.require is None:
        question = fill(rule.question, scope)
        roots[Missing(rule.id, decision.subject.pointer, "person", question)] = None
    elif decision.holds is None:
        roots.update(dict.fromkeys(explaining.missing(rule.require, scope)))
    return tuple(roots)


def _span(subject: Element) -> Span | None:
    if subject.kind != PHRASE or not isinstance(subject["start"], int):
        return None
    return Span(str(subject["statement"]), subject["start"], subject["end"], str(subject["text"]))


def _suggestion(subject: Element, wording: Wording) -> str | None:
    """What could be said instead, in the language of the words found, else in English."""
    if subject.kind != PHRASE:
        return None
    kind, language = subject["class"], subject["language"]
    own = wording.get(language, {}) if isinstance(language, str) else {}
    return own.get(str(kind)) or wording.get("en", {}).get(str(kind))
