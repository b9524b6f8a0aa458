"""What the examples reach, as text and as data.

What enters: the reach of each rule, and the names of the rulebook's words. What leaves: text, or dicts, lists and plain
values. A branch is told with the place of its test, so that an author can go there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from validator.authoring.naming import Naming
from validator.authoring.reach.branches import Branch, Reach
from validator.authoring.single_test import test_clause
from validator.dossier.document import Document

BREAK = "\n"
Read = Sequence[tuple[Document, Reach]]


def reach_text(found: Read, naming: Naming) -> str:
    """Every branch that nothing reaches and that has no reason, then the summary."""
    lines = [line for document, reach in found for line in _of_rule(document, reach, naming)]
    return BREAK.join([*lines, summary([reach for _, reach in found])]) + BREAK


def summary(found: Iterable[Reach]) -> str:
    """The line that a hurried reader needs."""
    reaches = tuple(found)
    branches = sum(len(reach.branches) for reach in reaches)
    unreached = sum(len(reach.unreached) for reach in reaches)
    unexplained = sum(len(reach.unexplained) for reach in reaches)
    reasons = f", {unreached - unexplained} unreached with a reason" if unreached > unexplained else ""
    return (
        f"{branches} branches of {len(reaches)} rules: {branches - unreached} reached by an example{reasons}, "
        f"{unexplained} that no example reaches."
    )


def reach_data(found: Read, naming: Naming) -> dict[str, Any]:
    """The same as data."""
    reaches = [reach for _, reach in found]
    return {
        "rules": len(reaches),
        "branches": sum(len(reach.branches) for reach in reaches),
        "unreached": sum(len(reach.unexplained) for reach in reaches),
        "unreached_with_reason": sum(len(reach.unreached) - len(reach.unexplained) for reach in reaches),
        "of": [_branch(document, branch, naming) for document, reach in found for branch in reach.unreached],
        "reasons_not_needed": [
            {"rule": reach.rule.id, "at": at, "is": wanted} for reach in reaches for at, wanted in reach.stale
        ],
    }


def _of_rule(document: Document, reach: Reach, naming: Naming) -> Iterator[str]:
    for branch in reach.unexplained:
        place = document.key_place(branch.pointer)
        yield f"{document.path}:{place.line}:{place.column}: {reach.rule.id}: {told(branch, naming)}"
    for at, wanted in reach.stale:
        yield f"{document.path}: {reach.rule.id}: the reason for {at}, {wanted}, is not needed: an example reaches it."


def told(branch: Branch, naming: Naming) -> str:
    """What is missing, as a sentence."""
    if branch.test is None:
        return f"no example reaches this case ({branch.pointer})."
    clause = test_clause(branch.test, naming, denied=branch.wanted == "false")
    return f"no example in which this decides: {clause} ({branch.pointer} {branch.wanted})."


def _branch(document: Document, branch: Branch, naming: Naming) -> dict[str, Any]:
    place = document.key_place(branch.pointer)
    return {
        "rule": branch.rule.id,
        "path": document.path,
        "line": place.line,
        "column": place.column,
        "at": branch.pointer,
        "is": branch.wanted,
        "told": told(branch, naming),
        "reason": branch.reason or None,
    }
