"""A rule as a checked value, with everything a report says about it.

What enters: the linker's output. What leaves: frozen values. A rule is the implication *when → require*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from validator.rulebook.conditions import ALWAYS, Condition

Outcome = Literal["reject", "flag", "advise", "none"]
Basis = Literal["seen", "derived", "arithmetic", "inferred", "background", "law", "design"]
Status = Literal["met", "violated", "unknown", "not_applicable"]
Wanted = Literal["true", "false", "taken"]
BRANCHES: tuple[Wanted, ...] = get_args(Wanted)

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""A fact named in a message: ``{kind.attribute}``."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Where the requirement stands: a document of rules/sources.yaml, and what of it was seen."""

    document: str
    edition: str
    section: str
    clause: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A person has checked the rule against an edition of the published text, which lifts the basis cap."""

    on: date
    by: str
    against: str
    edition: str = ""
    clause: str | None = None

    def told(self) -> str:
        """As a sentence."""
        clause = f", clause {self.clause}" if self.clause else ""
        return f"Confirmed on {self.on} by {self.by} against {self.against} (edition {self.edition}{clause})."


@dataclass(frozen=True, slots=True)
class Violation:
    """What a violation leads to. The first case whose ``when`` surely holds counts; the last has none.

    ``messages`` and ``remedies``: the same in other languages than English.
    """

    outcome: Outcome
    when: Condition
    message: str
    remedy: str
    messages: Mapping[str, str] = field(default_factory=dict)
    remedies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One of the rule's own tests: facts by kind and attribute, and the status they must lead to.

    ``parameters`` stand in for those of the rulebook, so that a rule whose number nobody has seen can be tried.
    ``proposed``: found by a search, and not written by hand; ``read``: a person has read it since.
    """

    case: str
    given: Mapping[str, Any]
    expect: Status
    outcome: Outcome | None = None
    also_violates: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    line: int = 1
    proposed: bool = False
    read: bool = True


@dataclass(frozen=True, slots=True)
class Unreached:
    """A branch that no example can reach: the pointer of its test (or case), what it never is there, and why."""

    at: str
    wanted: Wanted
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement. ``require`` is None where only a person can judge (``question`` says what to look at, and
    ``questions`` says it in other languages than English).

    Where the profile ``unless_profile`` is on, the rule is left out: the profile says something else. ``weakest``: the
    weakest basis of the rule and of every definition and table that it rests on.
    """

    id: str
    also: tuple[str, ...]
    title: str
    cite: Cite
    basis: Basis
    confirmed: Confirmed | None
    effective_from: date | None
    effective_to: date | None
    profile: str | None
    subject: str
    when: Condition
    require: Condition | None
    question: str
    violations: tuple[Violation, ...]
    unknown: Outcome
    examples: tuple[Example, ...]
    note: str = ""
    unless_profile: str | None = None
    unreached: tuple[Unreached, ...] = ()
    path: str = ""
    line: int = 1
    version: int = 1
    ended_because: str = ""
    questions: Mapping[str, str] = field(default_factory=dict)
    weakest: Basis | None = None

    @property
    def counted_basis(self) -> Basis:
        """The basis that counts for a finding: the weakest of the rule's and of all that it rests on."""
        return self.weakest or self.basis

    @property
    def written_examples(self) -> tuple[Example, ...]:
        """The examples of the rule's own file, without those that a search proposed."""
        return tuple(example for example in self.examples if not example.proposed)

    @property
    def dated(self) -> bool:
        """Whether the rule says from when or until when it is in effect."""
        return self.effective_from is not None or self.effective_to is not None

    @property
    def always_applies(self) -> bool:
        """Whether the rule has no ``when``."""
        return self.when == ALWAYS

    def ever_beside(self, other: Rule) -> bool:
        """Whether there is a day, and a choice of profiles, with both rules in effect."""
        if (self.unless_profile and self.unless_profile == other.profile) or (
            other.unless_profile and other.unless_profile == self.profile
        ):
            return False
        begins = max(rule.effective_from or date.min for rule in (self, other))
        return begins <= min(rule.effective_to or date.max for rule in (self, other))

    def effective_on(self, day: date) -> bool:
        """Whether the rule was in effect on a day, both ends inclusive."""
        return (self.effective_from is None or day >= self.effective_from) and (
            self.effective_to is None or day <= self.effective_to
        )
