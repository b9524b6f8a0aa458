"""Findings: what one rule says of one subject, and all of them for one dossier.

What enters: nothing but what `findings` and `decide` put in. What leaves: frozen values that the reports only format,
so that the text, the JSON and whatever comes later say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from validator.facts.element import Element
from validator.facts.values import Missing, Plain
from validator.rulebook.rule import Basis, Outcome, Rule, Status
from validator.verdict.cap import ORDER

BADNESS = {outcome: -place for place, outcome in enumerate(ORDER)}


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
    """What one rule says of one subject. ``facts`` are those that decide it.

    They and the basis are looked up when asked for.
    """

    rule: Rule
    element: Element
    told: Told
    look_up_facts: Callable[[], tuple[ShownFact, ...]] = field(repr=False, compare=False)
    look_up_basis: Callable[[], Basis] = field(repr=False, compare=False)

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
    def basis(self) -> Basis:
        """How well it is known: the weakest of the rule's own basis and of all that it rests on in this dossier."""
        return self.look_up_basis()

    @cached_property
    def facts(self) -> tuple[ShownFact, ...]:
        """The facts that decide the rule's condition, each with its place."""
        return self.look_up_facts()


class Findings(Sequence[Finding]):
    """The findings of a dossier in the order of the contract: worst outcome first, then rule, then subject.

    Those of rules that are met, by far the most, say nothing new: they are made when somebody reads the whole list.
    """

    def __init__(
        self, unmet: Sequence[Finding] = (), met: int = 0, list_met: Callable[[], Sequence[Finding]] = tuple
    ) -> None:
        """``unmet``: in that order. ``met``: how many findings ``list_met`` makes."""
        self.unmet = tuple(unmet)
        """The findings of rules that are violated, or cannot be decided yet."""
        self._met = met
        self._list_met = list_met

    @cached_property
    def _all(self) -> tuple[Finding, ...]:
        return tuple(sorted((*self.unmet, *self._list_met()), key=order))

    def __len__(self) -> int:
        """How many there are."""
        return len(self.unmet) + self._met

    def __iter__(self) -> Iterator[Finding]:
        """Every finding."""
        return iter(self._all)

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | Sequence[Finding]:
        """By place."""
        return self._all[at]

    def count_of(self, status: Status) -> int:
        """How many have a status; none of them is of a rule that does not apply."""
        return self._met if status == "met" else sum(each.status == status for each in self.unmet)


def order(finding: Finding) -> tuple[int, str, str, str]:
    """The order of the contract."""
    return (BADNESS[finding.told.outcome], finding.rule.id, finding.element.kind, finding.element.pointer)
