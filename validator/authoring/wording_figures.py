"""The figures over the corpus of wordings, as text and as JSON.

What enters: judged texts and what falls short. What leaves: plain text, or one JSON document. Pure formatting.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from validator.authoring.wording_corpus import Figures, Judged, Share, by_language, decimal, figures, percent

SCHEMA = "asi-claims/wording-corpus/1"


def figures_text(judged: Sequence[Judged], faults: Sequence[str]) -> str:
    """Tables of the languages and the classes, the texts that came out otherwise, and what falls short."""
    everything = figures(judged)
    parts = {**by_language(judged), "all": everything}
    lines = ["language   texts   accuracy   clear texts   false alarms   per thousand"]
    lines += [_language_line(name, part) for name, part in parts.items()]
    lines += ["", f"{'class':<32} texts   recall"]
    lines += [f"{name:<32} {share.of:>5}  {_percent(share):>8}" for name, share in everything.recall.items()]
    lines += ["", *_misses(judged)]
    lines += [f"FAILED: {fault}" for fault in faults]
    return "\n".join(lines).rstrip() + "\n"


def _language_line(name: str, part: Figures) -> str:
    accuracy, alarms = part.accuracy, part.false_alarms
    per_thousand = part.false_alarms_per_thousand
    told = "-" if per_thousand is None else decimal(per_thousand)
    return f"{name:<8} {accuracy.of:>7} {_percent(accuracy):>10} {alarms.of:>13} {alarms.count:>14} {told:>14}"


def _percent(share: Share) -> str:
    return "-" if share.value is None else percent(share.value)


def _misses(judged: Sequence[Judged]) -> Iterator[str]:
    for each in judged:
        wording, answer = each.wording, each.answer
        if not each.right or (wording.class_name != "none" and not each.caught):
            found = ", ".join(sorted(answer.objected or answer.recognised)) or "nothing"
            told = f"expected {wording.expect} ({wording.class_name}), got {answer.outcome} ({found})"
            yield f'{wording.path}:{wording.line}: {told}: "{wording.text}"'


def figures_json(judged: Sequence[Judged], faults: Sequence[str]) -> str:
    """The JSON document."""
    data = {
        "schema": SCHEMA,
        "all": _part(figures(judged)),
        "languages": {name: _part(part) for name, part in by_language(judged).items()},
        "misses": [_miss(each) for each in judged if not each.right],
        "failed": list(faults),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _part(part: Figures) -> dict[str, Any]:
    alarms = part.false_alarms_per_thousand
    return {
        "accuracy": _share(part.accuracy),
        "false_alarms": {
            **_share(part.false_alarms),
            "per_thousand": None if alarms is None else round(float(alarms), 1),
        },
        "recall": {name: _share(share) for name, share in part.recall.items()},
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "count": share.count,
        "of": share.of,
        "share": None if share.value is None else round(float(share.value), 4),
    }


def _miss(each: Judged) -> dict[str, Any]:
    wording, answer = each.wording, each.answer
    return {
        "language": wording.language,
        "text": wording.text,
        "expected": wording.expect,
        "class": wording.class_name,
        "got": answer.outcome,
        "objected": sorted(answer.objected),
        "recognised": sorted(answer.recognised),
    }
