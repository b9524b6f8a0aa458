"""What became of the mutants, as text and as data.

What enters: a `Survey`, and where each mutant stands. What leaves: text, or dicts, lists and plain values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.survey import Fate, Survey
from validator.authoring.mutation.witnesses import AnyMutant
from validator.verdict.message import show_fraction

BREAK = "\n"
Places = Callable[[AnyMutant], tuple[str, int]]
"""The file that a mutant is of, and the line."""

NOTICED_BY = {
    "own example": "an example of a rule that rests on it",
    "example of another rule": "an example of another rule",
    "scenario": "a scenario",
    "proposed example": "a proposed example",
}


def survey_text(survey: Survey, places: Places) -> str:
    """Every mutant that nothing noticed, then the summary."""
    unexplained = [_told(fate, places) for fate in survey.unexplained]
    explained = [f"{_told(fate, places)} {fate.reason}" for fate in survey.unnoticed if fate.reason]
    blocks = [
        _block("Nobody would notice", unexplained),
        _block("Nobody can notice, for the reason given", explained),
        _block("Reasons in mutants.yaml that are not needed", [", ".join(key) for key in survey.stale]),
        summary(survey),
    ]
    return f"{BREAK * 2}".join(block for block in blocks if block) + BREAK


def summary(survey: Survey) -> str:
    """The lines that a hurried reader needs."""
    by = Counter(fate.by for fate in survey.fates)
    noticed = ", ".join(f"{by[name]} by {_some(name)}" for name in by if name != "nothing")
    told = f" ({noticed})" if noticed else ""
    return (
        f"{len(survey.fates)} mutants{told}, {len(survey.unnoticed)} unnoticed, "
        f"{len(survey.unexplained)} of them without a reason.{BREAK}"
        f"{_percent(survey.by_hand_percent)} noticed by hand-written examples and scenarios, "
        f"{_percent(survey.noticed_percent)} with proposed examples."
    )


def survey_data(survey: Survey, places: Places) -> dict[str, Any]:
    """The same as data."""
    return {
        "mutants": len(survey.fates),
        "noticed": len(survey.fates) - len(survey.unnoticed),
        "noticed_percent": float(round(survey.noticed_percent, 2)),
        "by_hand_percent": float(round(survey.by_hand_percent, 2)),
        "by": dict(sorted(Counter(fate.by for fate in survey.fates).items())),
        "unnoticed": [_fate(fate, places) for fate in survey.unnoticed],
        "reasons_not_needed": [dict(zip(("name", "at", "step"), key, strict=True)) for key in survey.stale],
    }


def _percent(share: Any) -> str:
    return f"{show_fraction(round(share, 1))} %"


def _some(name: str) -> str:
    return NOTICED_BY[name]


def _block(title: str, lines: list[str]) -> str:
    return BREAK.join([f"{title}:", *(f"  {line}" for line in lines)]) if lines else ""


def _told(fate: Fate, places: Places) -> str:
    name, pointer, step = fate.mutant.key
    path, line = places(fate.mutant)
    was = fate.mutant.was if isinstance(fate.mutant, MeaningMutant) else ""
    return f"{path}:{line}: {name}: {pointer}: {step}{f' in `{was}`' if was else ''}."


def _fate(fate: Fate, places: Places) -> dict[str, Any]:
    name, pointer, step = fate.mutant.key
    path, line = places(fate.mutant)
    return {"name": name, "path": path, "line": line, "at": pointer, "step": step, "reason": fate.reason or None}
