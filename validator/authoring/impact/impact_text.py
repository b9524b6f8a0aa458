"""An impact as text and as data.

What enters: an `Impact`. What leaves: text, or dicts, lists and plain values. Nothing fails.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from validator.authoring.impact.change import NO_RULE, Cause, Change, Said
from validator.authoring.impact.impact import Impact

BREAK = "\n"
WIDTH = 100
NO_CAUSE = "No rule by itself: the ways to approval (verdict.yaml) differ"


def impact_text(found: Impact) -> str:
    """The changes by rule, then the count."""
    blocks = [
        *(BREAK.join(_group(rule, changes)) for rule, changes in found.by_rule().items()),
        BREAK.join(f"Not judged: {one.path}: {one.reason}" for one in found.not_judged),
        BREAK.join(_summary(found)),
    ]
    return f"{BREAK * 2}".join(block for block in blocks if block) + BREAK


def impact_data(found: Impact) -> dict[str, Any]:
    """The same as data."""
    return {
        "dossiers": found.dossiers,
        "changed": len(found.changes),
        "ways": [
            {"before": before, "after": after, "dossiers": n} for (before, after), n in sorted(found.ways().items())
        ],
        "by_rule": [
            {"rule": rule or None, "dossiers": [_change(one, rule) for one in changes]}
            for rule, changes in found.by_rule().items()
        ],
        "not_judged": [{"path": one.path, "reason": one.reason} for one in found.not_judged],
    }


def _group(rule: str, changes: list[Change]) -> Iterator[str]:
    title = next((cause.title for cause in changes[0].causes if cause.rule == rule), "")
    yield f"{rule}: {title} ({_dossiers(len(changes))})" if rule else f"{NO_CAUSE} ({_dossiers(len(changes))})"
    for one in changes:
        yield f"  {one.path}: {one.before} before, {one.after} after"
        for cause in one.causes:
            if cause.rule == rule:
                yield from _said("before", cause.before)
                yield from _said("after", cause.after)


def _said(when: str, several: tuple[Said, ...]) -> Iterator[str]:
    if not several:
        yield f"    {when}: does not apply, or is not in the rulebook"
    for one in several:
        told = f"    {when}: {one.subject}: {one.status}, {one.outcome}: {one.message}"
        yield from textwrap.wrap(told, WIDTH, subsequent_indent="      ", break_long_words=False)


def _summary(found: Impact) -> Iterator[str]:
    for (before, after), number in sorted(found.ways().items()):
        yield f"{before} before, {after} after: {_dossiers(number)}"
    judged = found.dossiers - len(found.not_judged)
    yield f"{_dossiers(judged)} judged by both rulebooks: {len(found.changes)} with another verdict."


def _dossiers(number: int) -> str:
    return f"{number} dossier" if number == 1 else f"{number} dossiers"


def _change(one: Change, rule: str) -> dict[str, Any]:
    cause: Cause | None = next((cause for cause in one.causes if cause.rule == rule and rule != NO_RULE), None)
    return {
        "path": one.path,
        "before": {"verdict": one.before, "findings": _findings(cause.before if cause else ())},
        "after": {"verdict": one.after, "findings": _findings(cause.after if cause else ())},
    }


def _findings(several: tuple[Said, ...]) -> list[dict[str, str]]:
    return [
        {"subject": one.subject, "status": one.status, "outcome": one.outcome, "message": one.message}
        for one in several
    ]
