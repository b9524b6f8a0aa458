"""What is said of one dossier: the determination and its findings.

What enters: nothing but what `decide` puts in. What leaves: frozen values that the reports only format, so that the
text, the JSON and whatever comes later say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.facts.values import Missing
from validator.rulebook.rule import Status
from validator.verdict.finding import Finding, Findings

Verdict = Literal["approve", "reject", "flag"]


def _never() -> None:
    """No day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A missing fact of the whole dossier, with the rules that wait for it."""

    missing: Missing
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the answer was computed with."""

    rulebook_version: str
    rulebook_sha256: str
    profiles: tuple[str, ...]
    engines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Determination:
    """The answer for one dossier; ``verdict`` is None where it could not be read (see ``errors``).

    ``findings`` are those of rules that apply; ``not_applicable`` counts the others, which ``inapplicable`` lists.
    ``lapses_on`` is computed when asked for: the dossier is then judged for later days. ``until``: the last day of the
    claim's run, where it has one; ``fails_from``: the first day of the run that is not approved although those before
    are; ``asked_on``: the day on which the answer is asked for.
    """

    path: str
    dossier_id: str | None
    sha256: str | None
    verdict: Verdict | None
    as_of: date | None
    provenance: Provenance
    route: str | None = None
    findings: Findings = field(default_factory=Findings)
    asked: tuple[Asked, ...] = ()
    errors: tuple[Problem, ...] = ()
    engine_failed: bool = False
    not_applicable: int = 0
    until: date | None = None
    fails_from: date | None = None
    asked_on: date | None = None
    document: Document | None = field(default=None, repr=False, compare=False)
    find_lapse: Callable[[], date | None] = field(default=_never, repr=False, compare=False)
    list_inapplicable: Callable[[], tuple[Finding, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def lapses_on(self) -> date | None:
        """The first day on which the approval would no longer be given although nothing is submitted anew."""
        return self.find_lapse()

    @property
    def lapsed(self) -> bool:
        """Whether the approval has lapsed by the day on which it is asked for, and the claim may still be made then."""
        if self.lapses_on is None or self.asked_on is None or self.asked_on < self.lapses_on:
            return False
        return self.until is None or self.until >= self.lapses_on

    @cached_property
    def inapplicable(self) -> tuple[Finding, ...]:
        """The findings of rules that do not apply."""
        return self.list_inapplicable()

    def count(self, status: Status) -> int:
        """How many findings have a status."""
        if status == "not_applicable":
            return self.not_applicable
        return self.findings.count_of(status)
