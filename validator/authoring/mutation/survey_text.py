"""What became of the mutants, as text and as data.

What enters: a `Survey`, and the document of each rule. What leaves: text, or dicts, lists and plain values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from validator.authoring.mutation.survey import Fate, Survey
from validator.dossier.document import Document
from validator.verdict.message import show_fraction

BREAK = "\n"
Documents = Mapping[str, Document]


def survey_text(survey: Survey, documents: Documents) -> str:
    """Every mutant that nothing noticed, then the summary."""
    unexplained = [_told(fate, documents) for fate in survey.unexplained]
    explained = [f"{_told(fate, documents)} {fate.reason}" for fate in survey.unnoticed if fate.reason]
    blocks = [
        _block("Nobody would notice", unexplained),
        _block("Nobody can notice, for the reason given", explained),
        _block("Reasons in mutants.yaml that are not needed", [", ".join(key) for key in survey.stale]),
        summary(survey),
    ]
    return f"{BREAK * 2}".join(block for block in blocks if block) + BREAK


def summary(survey: Survey) -> str:
    """The line that a hurried reader needs."""
    by = Counter(fate.by for fate in survey.fates)
    share = show_fraction(survey.noticed_percent)
    noticed = ", ".join(f"{by[name]} by {_some(name)}" for name in by if name != "nothing")
    told = f" ({noticed})" if noticed else ""
    return (
        f"{len(survey.fates)} mutants: {share} % noticed{told}, {len(survey.unnoticed)} not, "
        f"{len(survey.unexplained)} of them without a reason."
    )


def survey_data(survey: Survey, documents: Documents) -> dict[str, Any]:
    """The same as data."""
    return {
        "mutants": len(survey.fates),
        "noticed": len(survey.fates) - len(survey.unnoticed),
        "noticed_percent": float(round(survey.noticed_percent, 2)),
        "by": dict(sorted(Counter(fate.by for fate in survey.fates).items())),
        "unnoticed": [_fate(fate, documents) for fate in survey.unnoticed],
        "reasons_not_needed": [dict(zip(("rule", "at", "step"), key, strict=True)) for key in survey.stale],
    }


def _some(name: str) -> str:
    return {"own example": "the rule's own examples", "scenario": "a scenario"}.get(name, f"an {name}")


def _block(title: str, lines: list[str]) -> str:
    return BREAK.join([f"{title}:", *(f"  {line}" for line in lines)]) if lines else ""


def _told(fate: Fate, documents: Documents) -> str:
    rule, pointer, step = fate.mutant.key
    document = documents[rule]
    return f"{document.path}:{document.key_place(pointer).line}: {rule}: {pointer}: {step}."


def _fate(fate: Fate, documents: Documents) -> dict[str, Any]:
    rule, pointer, step = fate.mutant.key
    place = documents[rule].key_place(pointer)
    return {
        "rule": rule,
        "path": documents[rule].path,
        "line": place.line,
        "at": pointer,
        "step": step,
        "reason": fate.reason or None,
    }
