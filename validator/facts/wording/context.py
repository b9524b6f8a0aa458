"""Context: how a phrase is meant where it stands.

What enters: a `Scan`, its denials and a `Match`. What leaves: a `Context`: whether the phrase is denied, somebody
else's words, a plan …, whom the sentence speaks of, and whether it speaks of ASI. Nothing here fails; a word set that a
language leaves empty only means that the language does not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from validator.facts.wording.denial import Denial, denied_an_odd_number_of_times
from validator.facts.wording.matching import Match
from validator.facts.wording.scan import Scan

Subject = Literal["product", "entity", "none"]
Tie = Literal["sentence", "nearby", "none"]

# How many words after a phrase the noun may stand that it describes.
DESCRIBED = 4


@dataclass(frozen=True, slots=True)
class Context:
    """See rules/vocabulary/phrase.yaml, where each of these is an attribute."""

    negated: bool
    qualified: bool
    reported: bool
    attributed: bool
    quoted: bool
    future: bool
    intended: bool
    whole: bool
    subject: Subject
    tie: Tie


def context_of(scan: Scan, denied: Sequence[Denial], match: Match, qualified: bool) -> Context:
    """How the phrase is meant, in a statement that is ``qualified`` or not."""
    low, high = _clause(scan, match)
    return Context(
        negated=_negated(scan, denied, match, low, high),
        qualified=qualified,
        reported=_reported(scan, match),
        attributed=_attributed(scan, match),
        quoted=any(scan.text.quoted[match.start : match.end]),
        future=_future(scan, match, low),
        intended=_intended(scan, match.sentence),
        whole=scan.has("whole", low, high),
        subject=_subject(scan, match, low, high),
        tie=_tie(scan, match.sentence),
    )


def _clause(scan: Scan, match: Match) -> tuple[int, int]:
    """The words of the clause around a match; the match itself is never cut."""
    low, high = scan.text.sentences[match.sentence]
    start, end = match.start, match.end
    while start > low and not _begins_clause(scan, start):
        start -= 1
    while end < high and not _begins_clause(scan, end):
        end += 1
    return start, end


def _begins_clause(scan: Scan, at: int) -> bool:
    mark = scan.text.breaks[at]
    symbols = scan.words[at].symbols
    return (
        mark == ";"
        or "<clause_break>" in symbols
        or at in scan.ahead.get("<clause_break>", ())
        or (mark == "," and at in scan.ahead.get("<clause_start>", ()))
    )


def _negated(scan: Scan, denied: Sequence[Denial], match: Match, low: int, high: int) -> bool:
    governing = [
        denial
        for denial in denied
        if (low <= denial.start < match.start and _reaches(scan, denial, match.start))
        or (match.crossed and match.start <= denial.start < match.end)
    ]
    return denied_an_odd_number_of_times(scan, governing) or _denied_after(scan, match, high)


def _denied_after(scan: Scan, match: Match, high: int) -> bool:
    """Whether words that end after the phrase deny it: they may begin in its last ones (German *garantiert nicht*).

    The optional set `negation_last` denies what stands before it up to the previous comma, where a pause follows: so
    Dutch and German place their *not*, and Japanese every denial.
    """
    breaks = scan.text.breaks
    harmless = scan.spans("not_negation", match.start, high)
    found = [span for span in scan.spans("negation_after", match.start, high) if span[1] > match.end]
    for start, end in scan.spans("negation_last", match.end, high):
        paused = end == len(breaks) or breaks[end] != ""
        if paused and all(breaks[at] != "," for at in range(match.end, start + 1)):
            found.append((start, end))
    return any(not any(first < end and start < last for first, last in harmless) for start, end in found)


def _reaches(scan: Scan, denial: Denial, start: int) -> bool:
    return not denial.to_comma or all(scan.text.breaks[at] != "," for at in range(denial.end, start + 1))


def is_qualified(scan: Scan, denied: Sequence[Denial]) -> bool:
    """Whether the statement explains the mass balance anywhere, and does not say that there is none."""
    ends = {at for denial in denied for at in (denial.end, denial.end + 1)}
    return any(start not in ends for start, _ in scan.spans("qualified", 0, len(scan.words)))


def _reported(scan: Scan, match: Match) -> bool:
    low, high = scan.text.sentences[match.sentence]
    if scan.text.questions[match.sentence] and not scan.has("leading_question", low, high):
        return True
    return (
        _spoken_of(scan, low, match.start)
        or scan.has("forbidden_after", match.end, high)
        or _beside(scan, "attribution", match)
        or _beside(scan, "elsewhere", match)
        or _beside(scan, "lead_in", match)
    )


def _attributed(scan: Scan, match: Match) -> bool:
    """Whether the sentence leads in the phrase as anybody can his own claim, and is about ASI at all."""
    return _beside(scan, "lead_in", match) and not _beside(scan, "elsewhere", match)


def _beside(scan: Scan, name: str, match: Match) -> bool:
    """Whether the sentence has a member of a set before or after the phrase."""
    low, high = scan.text.sentences[match.sentence]
    return scan.has(name, low, match.start) or scan.has(name, match.end, high)


def _spoken_of(scan: Scan, low: int, high: int) -> bool:
    """Whether the sentence speaks about wording; "we do not just say it" does not."""
    emphatic = scan.spans("not_negation", low, high)
    return any(
        not any(start < last and first < end for first, last in emphatic)
        for start, end in scan.spans("forbidden", low, high)
    )


def _future(scan: Scan, match: Match, clause: int) -> bool:
    """Whether the phrase is a plan: planning words before it, or a date ahead in its sentence.

    The optional set `present` keeps the date from words between the same commas (*30 % today, 100 % by 2030*).
    """
    low, high = scan.text.sentences[match.sentence]
    if scan.has("future", clause, match.end):
        return True
    return scan.has("future_anywhere", low, high) and not scan.has("present", *_between_pauses(scan, match))


def _between_pauses(scan: Scan, match: Match) -> tuple[int, int]:
    low, high = scan.text.sentences[match.sentence]
    start, end, breaks = match.start, match.end, scan.text.breaks
    while start > low and not breaks[start]:
        start -= 1
    while end < high and not breaks[end]:
        end += 1
    return start, end


def _intended(scan: Scan, sentence: int) -> bool:
    """Whether words of planning stand in the sentence; a date ahead alone is none.

    The optional set `intention` holds the nouns that `future` lacks (*target*, *roadmap*).
    """
    low, high = scan.text.sentences[sentence]
    return scan.has("future", low, high) or scan.has("intention", low, high)


def _subject(scan: Scan, match: Match, clause: int, clause_end: int) -> Subject:
    """Whom the clause speaks of: the last noun before the phrase that does not merely describe another one.

    Where there is none, the noun that the phrase stands before (*a carbon-neutral can*).
    """
    for low, high in (
        (clause, match.start),
        (match.start, match.end),
        (scan.text.sentences[match.sentence][0], clause),
        (match.start, min(match.end + DESCRIBED, clause_end)),
    ):
        nouns: list[tuple[int, int, Subject]] = [(*span, "product") for span in scan.spans("product", low, high)]
        nouns += [(*span, "entity") for span in scan.spans("entity", low, high)]
        nouns += [(*span, "entity") for span in scan.names if low <= span[0] and span[1] <= high]
        names: list[tuple[int, int, Subject]] = [(*span, "none") for span in scan.spans("asi", low, high)]
        kept = [noun for noun in nouns if not any(_inside(noun, other) for other in (*nouns, *names))]
        free = [noun for noun in kept if not _governed(scan, noun[0], low)]
        if kept:
            return max(free or kept)[2]
    return "none"


def _inside(noun: tuple[int, int, Subject], other: tuple[int, int, Subject]) -> bool:
    return other[0] <= noun[0] and noun[1] <= other[1] and noun[1] - noun[0] < other[1] - other[0]


def _governed(scan: Scan, at: int, low: int) -> bool:
    """Whether a noun hangs on another: a preposition stands at most three words before it."""
    return scan.has("governing", max(low, at - 3), at)


def _tie(scan: Scan, sentence: int) -> Tie:
    low, high = scan.text.sentences[sentence]
    if scan.has("asi", low, high):
        return "sentence"
    if scan.has("certification", low, high) and not scan.has("other_scheme", low, high):
        return "sentence"
    for other in (sentence - 1, sentence + 1):
        if 0 <= other < len(scan.text.sentences) and scan.has("asi", *scan.text.sentences[other]):
            return "nearby"
    return "none"
