"""From decisions to findings: status, outcome, message, facts and what is missing.

What enters: one `Decision` of the engine with the facts it was made from. What leaves: its outcome alone, or the whole
`Finding`. Pure; the facts shown are those that decide the condition, as the reference semantics explains them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from validator.engine.explain import Leaf, explain, missing_of
from validator.engine.reference import Decision
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.facts.element import Element, Facts
from validator.facts.values import Known, Missing, Value
from validator.rulebook.conditions import ALWAYS
from validator.rulebook.rule import Outcome, Rule, Status, Violation
from validator.rulebook.verdict_table import VerdictTable
from validator.verdict.cap import capped
from validator.verdict.finding import Finding, ShownFact, Span, Told
from validator.verdict.message import fill

PHRASE = "phrase"
Parameters = Callable[[str], Value]
Wording = Mapping[str, Mapping[str, str]]


def finding(
    rule: Rule,
    decision: Decision,
    facts: Facts,
    parameter: Parameters,
    table: VerdictTable,
    wording: Wording,
) -> Finding:
    """The finding of one decision."""
    status, subject = decision.status, decision.subject
    look_up = partial(_facts, rule, decision, facts, parameter)
    if status in ("met", "not_applicable") and subject.kind != PHRASE:
        return Finding(rule, subject, _told_of_all(status, rule.title), look_up)
    scope = Scope(facts, subject, parameter)
    asked_for, message, remedy = _answer(rule, decision, status, scope)
    outcome, capped_from = capped(rule, asked_for, table)
    missing = _missing(rule, decision, scope) if status == "unknown" else ()
    suggestion = _suggestion(subject, wording) if status == "violated" else None
    told = Told(status, outcome, message, capped_from, remedy, missing, _span(subject), suggestion)
    return Finding(rule, subject, told, look_up)


@lru_cache(maxsize=4096)
def _told_of_all(status: Status, title: str) -> Told:
    return Told(status, "none", title)


def outcome_of(rule: Rule, decision: Decision, table: VerdictTable) -> Outcome:
    """What a decision leads to, the basis gate included."""
    status = decision.status
    if status == "violated":
        return capped(rule, _violation(rule, decision).outcome, table)[0]
    return capped(rule, rule.unknown, table)[0] if status == "unknown" else "none"


def _violation(rule: Rule, decision: Decision) -> Violation:
    return rule.violations[-1 if decision.case is None else decision.case]


def _answer(rule: Rule, decision: Decision, status: Status, scope: Scope) -> tuple[Outcome, str, str]:
    if status == "violated":
        violation = _violation(rule, decision)
        return violation.outcome, fill(violation.message, scope), fill(violation.remedy, scope)
    if status == "unknown":
        question = fill(rule.question, scope) if rule.question else ""
        return rule.unknown, question or f"Cannot be decided yet: {rule.title}.", ""
    return "none", rule.title, ""


def _facts(rule: Rule, decision: Decision, facts: Facts, parameter: Parameters) -> tuple[ShownFact, ...]:
    scope = Scope(facts, decision.subject, parameter)
    conditions = [rule.when] if decision.applies is not Truth.TRUE or rule.require is None else []
    conditions += [rule.require] if rule.require is not None else []
    leaves: dict[ShownFact, None] = {}
    for condition in conditions:
        if condition != ALWAYS:
            leaves.update(dict.fromkeys(_shown(leaf) for leaf in explain(condition, scope)))
    return tuple(leaves)


def _shown(leaf: Leaf) -> ShownFact:
    return ShownFact(leaf.name, leaf.value.value if isinstance(leaf.value, Known) else None, leaf.pointer)


def _missing(rule: Rule, decision: Decision, scope: Scope) -> tuple[Missing, ...]:
    roots: dict[Missing, None] = {}
    if decision.applies is Truth.UNKNOWN:
        roots.update(dict.fromkeys(missing_of(rule.when, scope)))
    if rule.require is None:
        question = fill(rule.question, scope)
        roots[Missing(rule.id, decision.subject.pointer, "person", question)] = None
    elif decision.holds is Truth.UNKNOWN:
        roots.update(dict.fromkeys(missing_of(rule.require, scope)))
    return tuple(roots)


def _span(subject: Element) -> Span | None:
    if subject.kind != PHRASE:
        return None
    values = [subject.value(name) for name in ("statement", "start", "end", "text")]
    plain = [value.value for value in values if isinstance(value, Known)]
    if len(plain) < len(values):
        return None
    statement, start, end, text = plain
    return Span(str(statement), int(start), int(end), str(text))  # type: ignore[arg-type]


def _suggestion(subject: Element, wording: Wording) -> str | None:
    """What could be said instead, in the language of the words found, else in English."""
    if subject.kind != PHRASE:
        return None
    kind, language = subject.value("class"), subject.value("language")
    if not isinstance(kind, Known):
        return None
    own = wording.get(str(language.value)) if isinstance(language, Known) else None
    return (own or {}).get(str(kind.value)) or wording.get("en", {}).get(str(kind.value))
