"""A worksheet for checking rules against the published text: one entry for each rule that nobody has confirmed.

What enters: the account and the names of the rulebook's words. What leaves: Markdown, to print or to fill in. The
sentences are those of the conditions themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.catalogue.account import Account, rules_by_document
from validator.authoring.catalogue.requirements import Requirement
from validator.authoring.naming import Naming
from validator.authoring.sentences import Sentence, sentence
from validator.rulebook.conditions import ALWAYS
from validator.rulebook.rule import Rule

BREAK = "\n"
HOW_TO = """For each rule: find the requirement in the published text, compare it with what is written here, fill in the
clause and say whether they agree. Then record it:

    asi-claims rules confirm ID"""


def worksheet(account: Account, naming: Naming) -> str:
    """The whole worksheet, by document and section."""
    rows = {row.requirement.id: row.requirement for row in account.rows}
    blocks = [f"# Rules to check against the published text\n\n{HOW_TO}"]
    for document, rules in rules_by_document(account.unconfirmed).items():
        found = naming.rulebook.sources.documents[document]
        blocks.append(f"## {found.title} ({len(rules)})")
        blocks += [_entry(rule, rows, naming) for rule in sorted(rules, key=_place)]
    return f"{BREAK * 2}".join(blocks) + BREAK


def _place(rule: Rule) -> tuple[str, str, str]:
    return (rule.cite.edition, rule.cite.section, rule.id)


def _entry(rule: Rule, rows: dict[str, Requirement], naming: Naming) -> str:
    cite = rule.cite
    lines = [
        f"### {rule.id}: {rule.title}",
        "",
        f"Edition {cite.edition}, {cite.section}; seen in {', '.join(cite.sources)}; basis {rule.basis}.",
        "",
        *_conditions(rule, naming),
        *(f"- Catalogue, {row}: {rows[row].requirement}" for row in (rule.id, *rule.also) if row in rows),
        "",
        f"Clause: {cite.clause or '__________'}   Agrees: yes / no   By: __________   On: __________",
        "",
        "Remarks: ______________________________________________________________",
    ]
    return BREAK.join(lines)


def _conditions(rule: Rule, naming: Naming) -> Iterator[str]:
    if rule.when != ALWAYS:
        yield from _said("Applies when", sentence(rule.when, naming))
    if rule.require is None:
        yield f"- A person judges: {rule.question}"
    else:
        yield from _said("Requires that", sentence(rule.require, naming))
    outcomes = ", ".join(violation.outcome for violation in rule.violations)
    yield f"- Otherwise: {outcomes}; where it cannot be told: {rule.unknown}"


def _said(lead: str, told: Sentence) -> Iterator[str]:
    yield f"- {lead} {told.text}"
    for part in told.parts:
        yield from part.lines("  ")
