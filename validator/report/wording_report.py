"""The reports of `asi-claims wording`: what the words alone give away, as text and as JSON.

What enters: checked texts. What leaves: plain text, or the JSON document of the contract. Pure formatting.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from validator.rulebook.rule import Outcome
from validator.verdict.cap import ORDER
from validator.verdict.finding import Finding

SCHEMA = "asi-claims/wording/1"
HEADLINES = {
    "reject": "cannot be said",
    "flag": "a person at ASI has to look",
    "advise": "can be said, with advice",
    "none": "nothing found",
}


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text and the findings on its words, in the order in which the words stand."""

    text: str
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> Outcome:
        """The worst outcome of its findings; ``none`` where there is none."""
        outcomes = [finding.outcome for finding in self.findings]
        return max(outcomes, key=ORDER.index, default="none")


def wording_json(texts: Sequence[CheckedText]) -> str:
    """The JSON document."""
    data = {"schema": SCHEMA, "texts": [_text(text) for text in texts]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _text(checked: CheckedText) -> dict[str, object]:
    worst = checked.worst
    return {
        "text": checked.text,
        "outcome": "clear" if worst == "none" else worst,
        "hits": [_hit(finding) for finding in checked.findings],
    }


def _hit(finding: Finding) -> dict[str, object]:
    span = finding.span
    assert span is not None, "findings on wording have a span"
    return {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "class": phrase_class(finding),
        "rule": finding.rule.id,
        "outcome": finding.outcome,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def phrase_class(finding: Finding) -> str:
    """The lexicon's class of the words found: the middle of the phrase's id ``statement:class:start``."""
    return (finding.subject.id or "").rsplit(":", 2)[-2]


def wording_text(texts: Sequence[CheckedText]) -> str:
    """What a person reads."""
    lines: list[str] = []
    for checked in texts:
        lines.append(f'"{checked.text}": {HEADLINES[checked.worst]}.')
        for finding in checked.findings:
            assert finding.span is not None
            lines.append(f'  - "{finding.span.text}" ({finding.outcome}, rule {finding.rule.id}): {finding.message}')
            if finding.remedy:
                lines.append(f"    What to do: {finding.remedy}")
            if finding.suggestion:
                lines.append(f"    You could say: {finding.suggestion}")
    return "\n".join(lines) + "\n" if lines else ""
