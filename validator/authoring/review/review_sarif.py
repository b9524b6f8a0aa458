"""A review as SARIF, for the services that write beside the lines of a pull request.

What enters: a `Review`, and a file of the new rulebook that stands for what is gone. What leaves: JSON. Nothing fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from validator.authoring.lint.reports import SARIF
from validator.authoring.review.review import Review
from validator.authoring.review.review_text import closing, verdicts

POINT, VERDICT = "rulebook-change", "verdict-change"
ABOUT = {POINT: "Something of the rulebook is new, gone or different.", VERDICT: "A dossier gets another verdict."}


def as_sarif(review: Review, stand_in: str) -> str:
    """A note for every point, a warning where it changes verdicts, and a warning for every dossier."""
    rules = [{"id": name, "shortDescription": {"text": told}} for name, told in ABOUT.items()]
    notes = [{"level": "note", "message": {"text": told}} for told in closing(review)]
    run = {
        "tool": {"driver": {"name": "asi-claims rules review", "version": version("asi-claims"), "rules": rules}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "results": [*_points(review, stand_in), *_verdicts(review)],
    }
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _points(review: Review, stand_in: str) -> Iterator[dict[str, Any]]:
    for point in review.points:
        changed = [f"verdict: {told}" for told in verdicts(review.verdicts(point))]
        texts = [point.headline, *(f"{line.mark or ' '} {line.text}" for line in point.lines), *changed]
        place = (stand_in, 1) if point.gone else (point.path, point.line)
        yield _result(POINT, "warning" if changed else "note", "\n".join(texts), *place)


def _verdicts(review: Review) -> Iterator[dict[str, Any]]:
    for one in review.impact.changes if review.impact else ():
        causes = ", ".join(cause.rule for cause in one.causes) or "the ways to approval"
        yield _result(VERDICT, "warning", f"{one.before} before, {one.after} now, by {causes}.", one.path, 1)


def _result(rule: str, level: str, text: str, path: str, line: int) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": PurePath(path).as_posix()}, "region": {"startLine": line}}
    return {
        "ruleId": rule,
        "ruleIndex": list(ABOUT).index(rule),
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
