"""What is said of one dossier: the determination and its findings.

What enters: nothing but what `decide` puts in. What leaves: frozen values that the reports only format, so that the
text, the JSON and whatever comes later say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.facts.values import Missing, Plain
from validator.rulebook.rule import Outcome, Rule, Status

Verdict = Literal["approve", "reject", "flag"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: one fact of the dossier, and where it stands."""

    kind: str
    id: str | None
    pointer: str


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact that a finding rests on; ``value`` is None where it is unknown."""

    name: str
    value: Plain | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Span:
    """The words that a finding is about: offsets in characters of the statement as submitted."""

    statement: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one subject."""

    rule: Rule
    subject: Subject
    status: Status
    outcome: Outcome
    capped_from: Outcome | None
    message: str
    remedy: str
    facts: tuple[ShownFact, ...]
    missing: tuple[Missing, ...]
    span: Span | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class OpenGate:
    """A rule that the claim's category needs met, and that is not: silence never approves."""

    rule: Rule
    reason: str
    missing: tuple[Missing, ...]


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


@dataclass(frozen=True, slots=True)
class Determination:
    """The answer for one dossier; ``verdict`` is None where it could not be read (see ``errors``)."""

    path: str
    dossier_id: str | None
    sha256: str | None
    verdict: Verdict | None
    as_of: date | None
    lapses_on: date | None
    provenance: Provenance
    route: str | None = None
    findings: tuple[Finding, ...] = ()
    open_gates: tuple[OpenGate, ...] = ()
    asked: tuple[Asked, ...] = ()
    errors: tuple[Problem, ...] = ()
    engine_failed: bool = False
    document: Document | None = field(default=None, repr=False, compare=False)

    def count(self, status: Status) -> int:
        """How many findings have a status."""
        return sum(finding.status == status for finding in self.findings)
