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
from validator.facts.element import Element
from validator.facts.values import Missing, Plain
from validator.rulebook.rule import Outcome, Rule, Status

Verdict = Literal["approve", "reject", "flag"]


def _never() -> None:
    """No day."""


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
class Told:
    """What a finding says; of a rule that is met the same of every subject."""

    status: Status
    outcome: Outcome
    message: str
    capped_from: Outcome | None = None
    remedy: str = ""
    missing: tuple[Missing, ...] = ()
    span: Span | None = None
    suggestion: str | None = None


@dataclass(frozen=True)
class Finding:
    """What one rule says of one subject. ``facts`` are those that decide it; they are looked up when asked for."""

    rule: Rule
    element: Element
    told: Told
    look_up_facts: Callable[[], tuple[ShownFact, ...]] = field(repr=False, compare=False)

    @property
    def subject(self) -> Subject:
        """What the finding is about."""
        return Subject(self.element.kind, self.element.id, self.element.pointer)

    @property
    def status(self) -> Status:
        """Whether the rule is met."""
        return self.told.status

    @property
    def outcome(self) -> Outcome:
        """What the finding leads to."""
        return self.told.outcome

    @property
    def capped_from(self) -> Outcome | None:
        """What it would lead to if the rule's text were better known; None where that makes no difference."""
        return self.told.capped_from

    @property
    def message(self) -> str:
        """The finding in a sentence."""
        return self.told.message

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return self.told.remedy

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that would settle it."""
        return self.told.missing

    @property
    def span(self) -> Span | None:
        """The words that it is about."""
        return self.told.span

    @property
    def suggestion(self) -> str | None:
        """What could be said instead."""
        return self.told.suggestion

    @cached_property
    def facts(self) -> tuple[ShownFact, ...]:
        """The facts that decide the rule's condition, each with its place."""
        return self.look_up_facts()


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


@dataclass(frozen=True)
class Determination:
    """The answer for one dossier; ``verdict`` is None where it could not be read (see ``errors``).

    ``findings`` are those of rules that apply; ``not_applicable`` counts the others, which ``inapplicable`` lists.
    ``lapses_on`` is computed when asked for: the dossier is then judged for later days.
    """

    path: str
    dossier_id: str | None
    sha256: str | None
    verdict: Verdict | None
    as_of: date | None
    provenance: Provenance
    route: str | None = None
    findings: tuple[Finding, ...] = ()
    open_gates: tuple[OpenGate, ...] = ()
    asked: tuple[Asked, ...] = ()
    errors: tuple[Problem, ...] = ()
    engine_failed: bool = False
    not_applicable: int = 0
    document: Document | None = field(default=None, repr=False, compare=False)
    find_lapse: Callable[[], date | None] = field(default=_never, repr=False, compare=False)
    list_inapplicable: Callable[[], tuple[Finding, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def lapses_on(self) -> date | None:
        """The first day on which the approval would no longer be given although nothing is submitted anew."""
        return self.find_lapse()

    @cached_property
    def inapplicable(self) -> tuple[Finding, ...]:
        """The findings of rules that do not apply."""
        return self.list_inapplicable()

    def count(self, status: Status) -> int:
        """How many findings have a status."""
        if status == "not_applicable":
            return self.not_applicable
        return sum(finding.status == status for finding in self.findings)
