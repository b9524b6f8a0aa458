"""The JSON report of `asi-claims check`, as the contract fixes it.

What enters: determinations, one by one. What leaves: pieces of one JSON document whose keys stand in a fixed order, so
that equal input gives equal bytes and ten thousand dossiers need no more memory than one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.facts.plain_data import plain
from validator.facts.values import Missing
from validator.verdict.determination import Determination
from validator.verdict.finding import Finding
from validator.verdict.waiting import parties, state_of, waits_for

SCHEMA = "asi-claims/report/1"


class JsonReport:
    """Writes the document piece by piece: ``begin``, ``one`` for each determination, ``end``."""

    def __init__(self, show_all: bool) -> None:
        """``show_all``: list findings that do not apply, too."""
        self._show_all = show_all
        self._first = True

    def begin(self) -> str:
        """What comes before the first determination."""
        return f'{{\n  "schema": "{SCHEMA}",\n  "determinations": ['

    def one(self, determination: Determination) -> str:
        """One determination."""
        text = json.dumps(determination_data(determination, self._show_all), ensure_ascii=False, indent=2)
        comma, self._first = ("" if self._first else ","), False
        return f"{comma}\n" + "\n".join(f"    {line}" for line in text.split("\n"))

    def end(self) -> str:
        """What comes after the last one."""
        return "]\n}\n" if self._first else "\n  ]\n}\n"


def determination_data(one: Determination, show_all: bool = False) -> dict[str, Any]:
    """A determination as plain data."""
    provenance = one.provenance
    return {
        "path": one.path,
        "dossier": {"id": one.dossier_id, "sha256": one.sha256},
        "verdict": one.verdict,
        "state": None if one.verdict is None else state_of(one.verdict, one.findings.unmet),
        "waits_for": list(parties(one.findings.unmet)) if one.verdict == "flag" else [],
        "as_of": plain(one.as_of),
        "lapses_on": plain(one.lapses_on),
        "judged": {
            "from": plain(one.as_of),
            "until": plain(one.until or one.as_of),
            "fails_from": plain(one.fails_from),
            "lapsed": one.lapsed,
        },
        "rulebook": {
            "version": provenance.rulebook_version,
            "sha256": provenance.rulebook_sha256,
            "profiles": list(provenance.profiles),
        },
        "engine": {
            "names": [name for name, _ in provenance.engines],
            "versions": [version for _, version in provenance.engines],
        },
        "route": one.route,
        "summary": {status: one.count(status) for status in ("met", "violated", "unknown", "not_applicable")},
        "findings": [finding_data(f) for f in (*one.findings, *(one.inapplicable if show_all else ()))],
        "missing": [_missing(asked.missing) | {"rules": list(asked.rules)} for asked in one.asked],
        "errors": [
            {"pointer": e.pointer, "line": e.line, "column": e.column, "message": e.message} for e in one.errors
        ],
    }


def finding_data(one: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    rule, subject, span = one.rule, one.subject, one.span
    return {
        "rule": rule.id,
        "also": list(rule.also),
        "title": rule.title,
        "status": one.status,
        "outcome": one.outcome,
        "capped_from": one.capped_from,
        "waits_for": waits_for(one),
        "basis": one.basis,
        "subject": {"kind": subject.kind, "id": subject.id, "pointer": subject.pointer},
        "message": one.message,
        "remedy": one.remedy,
        "suggestion": one.suggestion,
        "cite": {
            "document": rule.cite.document,
            "edition": rule.cite.edition,
            "section": rule.cite.section,
            "clause": rule.cite.clause,
            "sources": list(rule.cite.sources),
        },
        "facts": [{"name": f.name, "value": plain(f.value), "pointer": f.pointer} for f in one.facts],
        "missing": [_missing(missing) for missing in one.missing],
        "span": None
        if span is None
        else {"statement": span.statement, "start": span.start, "end": span.end, "text": span.text},
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "name": missing.name,
        "reason": missing.reason,
        "question": missing.question,
        "pointer": missing.pointer,
    }


def pieces(determinations: Iterator[Determination], show_all: bool) -> Iterator[str]:
    """The whole document, piece by piece."""
    report = JsonReport(show_all)
    yield report.begin()
    for determination in determinations:
        yield report.one(determination)
    yield report.end()
