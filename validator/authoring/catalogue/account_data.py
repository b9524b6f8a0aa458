"""The account of the catalogue as data: what `asi-claims rules coverage --format json` writes.

What enters: an `Account`. What leaves: dicts, lists and plain values. Nothing fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from validator.authoring.catalogue.account import STATES, Account, Row, State, counted_by, rules_by_document
from validator.authoring.catalogue.spoken import PLURALS, SORTS


def account_data(account: Account) -> dict[str, Any]:
    """The whole account."""
    return {
        "rows": len(account.rows),
        **{state: len(account.of(state)) for state in STATES},
        "accounted_twice": [{"row": row.requirement.id, "by": list(row.by)} for row in account.twice],
        "unaccounted_rows": [row.requirement.id for row in account.of("unaccounted")],
        "declined_rows": [{"row": row.requirement.id, "reason": row.reason} for row in account.of("declined")],
        "by_document": _by(account, lambda row: row.document, "document"),
        "by_section": [
            {"document": document, **entry}
            for document in counted_by(account.rows, lambda row: row.document)
            for entry in _by(_of_document(account, document), lambda row: row.requirement.section, "section")
        ],
        "by_basis": _by(account, lambda row: row.requirement.basis, "basis"),
        "account": [_row(row) for row in account.rows],
        "rules": len(account.rules),
        "rules_beyond_the_catalogue": [rule.id for rule in account.own],
        "waiting_for_clause": {
            document: [rule.id for rule in rules]
            for document, rules in rules_by_document(account.without_clause).items()
        },
        "waiting_for_confirmation": {
            document: [rule.id for rule in rules] for document, rules in rules_by_document(account.unconfirmed).items()
        },
        "bare_rules": [
            {"rule": rule, "asks": asked, "reason": account.bare.reasons.get(rule)}
            for rule, asked in account.bare.formulas.items()
        ],
        "bare_rules_without_reason": list(account.bare.unexplained),
        "reasons_without_bare_rule": list(account.bare.stale),
        "languages": [
            {
                "language": one.language,
                **{PLURALS[sort]: {"texts": one.texts[sort], "given": one.given[sort]} for sort in SORTS},
                "missing": list(one.missing),
            }
            for one in account.spoken
        ],
        "parameters_without_value": [{"name": entry.name, "about": entry.about} for entry in account.unseen],
    }


def _by(account: Account, key: Callable[[Row], str], name: str) -> list[dict[str, Any]]:
    return [{name: value, **counts(found)} for value, found in counted_by(account.rows, key).items()]


def counts(found: Counter[State]) -> dict[str, int]:
    """The number of rows, and of those of each state."""
    return {"rows": found.total(), **{state: found[state] for state in STATES}}


def _of_document(account: Account, document: str) -> Account:
    return replace(account, rows=tuple(row for row in account.rows if row.document == document))


def _row(row: Row) -> dict[str, Any]:
    return {
        "row": row.requirement.id,
        "document": row.document,
        "section": row.requirement.section,
        "basis": row.requirement.basis,
        "state": row.state,
        "by": list(row.by),
    }
