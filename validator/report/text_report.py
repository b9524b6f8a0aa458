"""The text report: what a marketing person reads.

What enters: determinations, one by one. What leaves: plain text, the verdict first, then what decides it, where it
stands in the file and what to do, then the questions to answer. No term of the engine's own appears.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import PurePath

from validator.dossier.problem import Place
from validator.facts.values import Missing
from validator.verdict.determination import Asked, Determination
from validator.verdict.finding import Finding
from validator.verdict.waiting import State, state_of, waits_for

WIDTH = 100
HEADLINES: dict[State, str] = {
    "ready": "APPROVE: nothing was found against this claim.",
    "cannot_be_said": "REJECT: this claim cannot be made as it stands.",
    "waits_for_answer": "FLAG: this claim is not cleared yet; something is not shown, see the questions.",
    "waits_for_asi": "FLAG: this claim is not cleared yet; a person at ASI has to look.",
}
DISCLAIMER = "This is a pre-screening. It is not ASI's approval and no legal advice."
REASONS = {
    "stale": "The answer on file is too old.",
    "conflicting": "The answers on file contradict each other.",
}
BASIS = {
    "seen": "read in a primary source",
    "derived": "follows directly from a text that was read",
    "arithmetic": "the dossier contradicts itself",
    "inferred": "our reading of the sources",
    "background": "believed, not yet seen in the text",
    "law": "law or a norm outside ASI's documents",
    "design": "our own precaution",
}


class TextReport:
    """Writes the report piece by piece: ``begin``, ``one`` for each determination, ``end``."""

    def __init__(self, show_all: bool) -> None:
        """``show_all``: list what is met and what does not apply, too."""
        self._show_all = show_all
        self._verdicts: dict[str, int] = {}

    def begin(self) -> str:
        """Nothing comes before the first one."""
        return ""

    def one(self, determination: Determination) -> str:
        """One determination, ended by an empty line."""
        verdict = determination.verdict or "not judged"
        self._verdicts[verdict] = self._verdicts.get(verdict, 0) + 1
        return "\n".join(_lines(determination, self._show_all)) + "\n\n"

    def end(self) -> str:
        """A tally where there were several."""
        if sum(self._verdicts.values()) < 2:
            return ""
        order = ("approve", "reject", "flag", "not judged")
        counts = ", ".join(f"{self._verdicts[key]} {key}" for key in order if key in self._verdicts)
        return f"{sum(self._verdicts.values())} dossiers: {counts}.\n"


def _lines(one: Determination, show_all: bool) -> list[str]:
    if one.verdict is None:
        return _failed(one)
    lines = [f"{one.path}: {HEADLINES[state_of(one.verdict, one.findings.unmet)]}", *_when(one)]
    for title, chosen in _grouped(one.findings.unmet):
        lines += _section(title, (_finding(one, finding) for finding in chosen))
    lines += _section("Questions to answer", (_question(one, asked) for asked in one.asked))
    advice = [finding for finding in one.findings.unmet if finding.outcome == "advise"]
    lines += _section("Good to know", (_finding(one, finding) for finding in advice))
    lines += _summary(one)
    if show_all:
        rest = [f for f in (*one.findings, *one.inapplicable) if f.outcome == "none"]
        lines += _section("Everything else that was looked at", (_brief(f) for f in rest))
    return [*lines, "", *_wrap(DISCLAIMER, "  ")]


def _grouped(unmet: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """What decides, told apart: what cannot be said, what is not shown yet, what waits for ASI."""
    yield "What cannot be said", [finding for finding in unmet if finding.outcome == "reject"]
    yield "What is not shown yet", [finding for finding in unmet if waits_for(finding) == "claimant"]
    yield "What waits for ASI", [finding for finding in unmet if waits_for(finding) == "asi"]


def _failed(one: Determination) -> list[str]:
    if one.engine_failed:
        headline = "NOT JUDGED: the rules engine failed on this dossier, so nothing was decided."
    else:
        headline = "NOT READ: the file has mistakes, so nothing was judged. Correct them and check again."
    lines = [f"{one.path}: {headline}"]
    for error in one.errors:
        lines += _wrap(f"{error.line}:{error.column}: {error.message}", "  - ")
    return lines


def _when(one: Determination) -> list[str]:
    day = f"Judged for {one.as_of}."
    if one.until is not None:
        day = f"Judged for every day from {one.as_of} to {one.until}, on which the claim is made."
    if one.fails_from is not None:
        day += f" It holds until {one.fails_from - timedelta(days=1)}, and not from {one.fails_from} on."
    if one.verdict == "approve" and one.lapses_on is not None:
        day += f" The answer changes on {one.lapses_on} if nothing new is submitted."
        if one.lapsed:
            day += f" It no longer holds on {one.asked_on}, where the claim is still made then."
    return _wrap(day, "  ")


def _section(title: str, blocks: Iterable[list[str]]) -> list[str]:
    lines = [line for block in blocks for line in block]
    return ["", f"{title}:", *lines] if lines else []


def _finding(one: Determination, finding: Finding) -> list[str]:
    lines = _wrap(finding.message, "  - ")
    span = finding.span
    if span is not None:
        lines += _wrap(f'The words: "{span.text}"', "    ")
    lines += _wrap(f"Where: {_where(one, finding.subject.pointer)}", "    ")
    if finding.remedy:
        lines += _wrap(f"What to do: {finding.remedy}", "    ")
    if finding.suggestion:
        lines += _wrap(f"You could say: {finding.suggestion}", "    ")
    return lines + _wrap(_why(finding), "    ")


def _why(finding: Finding) -> str:
    rule = finding.rule
    clause = f", {rule.cite.clause}" if rule.cite.clause else ""
    why = f"Rule {rule.id} ({rule.cite.document} {rule.cite.edition}{clause}; {BASIS[rule.basis]})."
    if finding.basis != rule.basis and finding.status == "violated":
        why += f" Part of what it rests on here: {BASIS[finding.basis]}."
    if finding.capped_from is not None:
        why += f" It would {finding.capped_from} if a person had checked it against the published text."
    return why


def _question(one: Determination, asked: Asked) -> list[str]:
    missing = asked.missing
    lines = _wrap(missing.question or f"What is {missing.name}?", "  - ")
    lines += _wrap(_answer_goes(one, missing), "    ")
    if missing.reason in REASONS:
        lines += _wrap(REASONS[missing.reason], "    ")
    return lines


def _answer_goes(one: Determination, missing: Missing) -> str:
    return f"The answer goes to {missing.pointer}, {_where(one, missing.pointer)}."


def _where(one: Determination, pointer: str) -> str:
    name = PurePath(one.path).name
    if one.document is None:
        return f"{name}, {pointer or 'the whole dossier'}"
    place: Place = one.document.place(pointer)
    return f"{name}, line {place.line} ({pointer or 'the whole dossier'})"


def _brief(finding: Finding) -> list[str]:
    about = finding.subject.id or finding.subject.kind
    return _wrap(f"{finding.status.replace('_', ' ')}: {finding.rule.id} {finding.rule.title} ({about})", "  - ")


def _summary(one: Determination) -> list[str]:
    counts = {status: one.count(status) for status in ("met", "violated", "unknown")}
    told = ", ".join(f"{count} {status}" for status, count in counts.items())
    return ["", f"  Requirements looked at: {told}. Rulebook {one.provenance.rulebook_version}."]


def _wrap(text: str, lead: str) -> list[str]:
    indent = " " * len(lead)
    return textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [lead.rstrip()]
