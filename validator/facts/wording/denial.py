"""Denial: the words of a text that deny what follows them, and how far they reach.

What enters: a `Scan`. What leaves: its denials in order. "Not only" and "no doubt" deny nothing; "no forced labour" is
for the pattern that names it, not for this module.
"""

from __future__ import annotations

from dataclasses import dataclass

from validator.facts.wording.scan import Scan


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny; ``to_comma`` where their reach ends at a comma."""

    start: int
    end: int
    to_comma: bool


def denials(scan: Scan) -> tuple[Denial, ...]:
    """Every denial of the text, first one first; of two that overlap, the longer one."""
    last = len(scan.words)
    found = [Denial(start, end, False) for start, end in scan.spans("negation", 0, last)]
    found += [Denial(start, end, True) for start, end in scan.spans("negation_to_comma", 0, last)]
    if not found:
        return ()
    harmless = scan.spans("not_negation", 0, last)
    kept: list[Denial] = []
    for denial in sorted(found, key=lambda each: (each.start, -each.end, each.to_comma)):
        covered = any(start < denial.end and denial.start < end for start, end in harmless)
        if not covered and (not kept or denial.start >= kept[-1].end):
            kept.append(denial)
    return tuple(kept)


def denied_an_odd_number_of_times(scan: Scan, found: list[Denial]) -> bool:
    """Whether denials that govern the same words deny them: two of them cancel out unless they are joined."""
    times = 0
    for index, denial in enumerate(found):
        before = found[index - 1] if index else None
        if before is None or not _joined(scan, before, denial):
            times += 1
    return times % 2 == 1


def _joined(scan: Scan, first: Denial, second: Denial) -> bool:
    """Whether two denials stand side by side ("does not and cannot", "neither … nor")."""
    commas = any(scan.text.breaks[at] == "," for at in range(first.end, second.start + 1))
    return commas or scan.has("coordination", first.start, second.end)
