"""A rule's card as plain data: what `asi-claims rules show --format json` prints.

What enters: a `RuleCard` and its history. What leaves: dicts, lists and scalars that JSON knows, in a fixed order.
"""

from __future__ import annotations

from typing import Any

from validator.authoring.behind_data import behind_data
from validator.authoring.fact_data import fact_data
from validator.authoring.history import History
from validator.authoring.rule_card import RuleCard
from validator.authoring.sentences import Sentence
from validator.facts.plain_data import plain

SCHEMA = "asi-claims/rule/1"


def rule_data(card: RuleCard, history: History) -> dict[str, Any]:
    """The whole card."""
    rule, cite = card.rule, card.rule.cite
    return {
        "schema": SCHEMA,
        "id": rule.id,
        "also": list(rule.also),
        "title": rule.title,
        "profile": rule.profile,
        "path": rule.path,
        "looks_at": card.looks_at,
        "subject": rule.subject,
        "effective": {"from": plain(rule.effective_from), "to": plain(rule.effective_to)},
        "applies_when": tree(card.applies),
        "requires": tree(card.requires),
        "question": rule.question or None,
        "otherwise": [
            {
                "case": tree(one.case),
                "outcome": one.outcome,
                "capped_from": one.asked_for if one.asked_for != one.outcome else None,
                "message": one.message,
                "remedy": one.remedy,
            }
            for one in card.otherwise
        ],
        "if_unknown": card.if_unknown,
        "cite": {
            "document": cite.document,
            "title": card.document,
            "edition": cite.edition,
            "section": cite.section,
            "clause": cite.clause,
            "sources": [
                {"number": one.number, "title": one.title, "site": one.site, "dated": one.dated or None}
                for one in card.sources
            ],
        },
        "basis": rule.basis,
        "worst": card.worst,
        "confirmed": _confirmed(card),
        "facts": [fact_data(fact) for fact in card.facts],
        "behind": behind_data(card.behind),
        "gates": [
            {"category": one.category, "route": one.route, "with_others": list(one.with_others)} for one in card.gates
        ],
        "parameters": [
            {
                "name": one.entry.name,
                "about": one.entry.about,
                "unit": one.entry.unit,
                "values": [{"from": plain(each.since), "value": plain(each.value)} for each in one.entry.values],
                "directly": one.directly,
            }
            for one in card.parameters
        ],
        "examples": [
            {
                "case": one.case,
                "given": plain(one.given),
                "parameters": plain(one.parameters),
                "expect": one.expect,
                "outcome": one.outcome,
            }
            for one in rule.written_examples
        ],
        "note": rule.note or None,
        "history": [
            {"commit": one.commit, "on": one.on, "by": one.by, "subject": one.subject} for one in history.changes
        ],
        "no_history_because": history.none_because or None,
    }


def tree(sentence: Sentence | None) -> dict[str, Any] | None:
    """A sentence with the sentences under it."""
    if sentence is None:
        return None
    return {"text": sentence.text, "parts": [tree(part) for part in sentence.parts]}


def _confirmed(card: RuleCard) -> dict[str, Any] | None:
    found = card.rule.confirmed
    if found is None:
        return None
    where = {"edition": found.edition, "clause": found.clause}
    return {"on": plain(found.on), "by": found.by, "against": found.against, **where}
