"""Matching: which patterns of a language a text has, where.

What enters: a `Scan`. What leaves: for each class its matches, the longest kept where they overlap, none where the
class does not count (a company's name, a colour). A pattern is tried only at the words that its rarest part may begin
with, and never beyond a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from validator.facts.wording.denial import Denial
from validator.facts.wording.scan import NOWHERE, Scan
from validator.rulebook.lexicon import Pattern

# A match whose gaps skip no denial is looked for first; only where a sentence denies something, any other.
STRICT = (True,)
STRICT_FIRST = (True, False)


# Ranges of words by class.
Spans: TypeAlias = "dict[str, list[tuple[int, int]]]"


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found from word ``start`` to before word ``end``; ``crossed`` where its gaps skip a denial."""

    pattern: Pattern
    sentence: int
    start: int
    end: int
    crossed: bool

    @property
    def length(self) -> int:
        """In words."""
        return self.end - self.start


def find_matches(scan: Scan, denials: Sequence[Denial]) -> tuple[list[Match], Spans]:
    """The matches that count, in the order of the text, and by class the words in which it does not count."""
    scan.denying = frozenset(at for denial in denials for at in range(denial.start, denial.end))
    by_class: dict[str, list[Match]] = {}
    excluded: Spans = {}
    for match in _tried(scan):
        name = match.pattern.class_name
        if match.pattern.excludes:
            excluded.setdefault(name, []).append((match.start, match.end))
        else:
            by_class.setdefault(name, []).append(match)
    kept = [match for name, matches in by_class.items() for match in _counted(scan, matches, excluded.get(name, ()))]
    return sorted(kept, key=lambda match: (match.start, match.end, match.pattern.class_name)), excluded


def _tried(scan: Scan) -> Iterator[Match]:
    patterns = scan.language.patterns
    for sentence, (low, high) in enumerate(scan.text.sentences):
        scan.low, scan.high = low, high
        present = scan.present[sentence]
        modes = STRICT if scan.denying.isdisjoint(range(low, high)) else STRICT_FIRST
        for at in range(low, high):
            for number in _triggered(scan, at):
                pattern = patterns[number]
                for need in pattern.needs:
                    if need.isdisjoint(present):
                        break
                else:
                    match = _match(scan, pattern, at, sentence, modes)
                    if match is not None:
                        yield match


def _triggered(scan: Scan, at: int) -> Iterable[int]:
    """The numbers of the patterns to try at a word, each once."""
    word, triggers = scan.words[at], scan.language.triggers
    begun = [name for name in word.opened if at in scan.ahead.get(name, NOWHERE)]
    if not begun:
        return word.triggers
    return dict.fromkeys((*word.triggers, *(number for name in begun for number in triggers.get(name, ()))))


def _match(scan: Scan, pattern: Pattern, at: int, sentence: int, modes: tuple[bool, ...]) -> Match | None:
    for strict in modes:
        scan.strict = strict
        ends = scan.forward(pattern.after, (at,))
        starts = scan.backward(pattern.before, (at,)) if ends else ()
        if starts:
            return Match(pattern, sentence, min(starts), max(ends), crossed=not strict)
    return None


def _counted(scan: Scan, matches: list[Match], excluded: Sequence[tuple[int, int]]) -> Iterator[Match]:
    taken: list[tuple[int, int]] = []
    near = scan.language.classes[matches[0].pattern.class_name].near
    for match in sorted(matches, key=lambda match: (match.crossed, -match.length, match.start)):
        if overlaps(match, excluded) or overlaps(match, taken):
            continue
        if any(_of_a_name(match, start, end) for start, end in scan.names):
            continue
        low, high = scan.text.sentences[match.sentence]
        if near and not any(scan.has(name.strip("<>"), low, high) for name in near):
            continue
        taken.append((match.start, match.end))
        yield match


def _of_a_name(match: Match, start: int, end: int) -> bool:
    """Whether a match lies in a company's name, or begins in the middle of it (*Acme [Profiles is certified]*)."""
    return start <= match.start < end and (match.end <= end or match.start > start)


def overlaps(match: Match, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a match shares a word with one of the spans."""
    return any(match.start < end and start < match.end for start, end in spans)
