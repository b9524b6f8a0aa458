"""An explanation as plain data: what `asi-claims rules explain --format json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from validator.authoring.explanation import Explanation, Step
from validator.authoring.working_out import FactSeen

SCHEMA = "asi-claims/explanation/1"
TRUTHS = {True: "true", False: "false", None: "unknown"}


def explanation_data(file: str, verdict: str | None, explanations: Iterable[Explanation]) -> dict[str, Any]:
    """Every explanation of one dossier."""
    return {
        "schema": SCHEMA,
        "path": file,
        "verdict": verdict,
        "explanations": [
            {
                "rule": one.rule.id,
                "title": one.rule.title,
                "subject": one.subject,
                "pointer": one.pointer,
                "status": one.status,
                "applies_when": _step(one.applies),
                "requires": _step(one.requires),
                "question": one.rule.question or None,
            }
            for one in explanations
        ],
    }


def _step(step: Step | None) -> dict[str, Any] | None:
    if step is None:
        return None
    return {
        "text": step.text,
        "truth": TRUTHS[step.truth],
        "facts": [_fact(fact) for fact in step.facts],
        "parts": [_step(part) for part in step.parts],
        "left_out": step.left_out,
    }


def _fact(fact: FactSeen) -> dict[str, Any]:
    return {
        "name": fact.name,
        "meaning": fact.meaning,
        "value": fact.value,
        "pointer": fact.pointer or None,
        "line": fact.place.line if fact.place else None,
        "column": fact.place.column if fact.place else None,
        "working": list(fact.working),
        "missing": [
            {"name": one.name, "pointer": one.pointer, "reason": one.reason, "question": one.question}
            for one in fact.missing
        ],
    }
