"""The rules in effect of one kind, and what both engines say of its subjects.

What enters: rules with their columns and plans, facts, the engine's conclusions. What leaves: `Table`s of answers. May
fail with `EngineFailure`: the engines differ, or one says what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from validator.engine.compiled import RulePlan
from validator.engine.conclusions import Meaning, agree, answer
from validator.engine.entries import Entry
from validator.engine.judgement import Outline, Table
from validator.engine.port import Firings
from validator.engine.reference import Answers
from validator.engine.rows import Rows, Said
from validator.engine.scope import Scope
from validator.facts.element import Element, Facts
from validator.facts.values import Value

REMEMBERED = 4096
Parameters = Callable[[str], Value]


@dataclass(frozen=True, slots=True)
class InEffect:
    """The rules in effect of one kind, by the place of their answers.

    ``concluded``: what the engine's conclusions mean, as far as they were met.
    """

    ids: Mapping[str, int]
    rows: Rows
    plans: tuple[RulePlan, ...]
    meaning: Meaning | None
    concluded: dict[Firings, Answers] = field(default_factory=dict)

    def answers(self, firings: Firings) -> Answers:
        """What the conclusions about one subject mean."""
        found = self.concluded.get(firings)
        if found is None:
            assert self.meaning is not None, "an engine has compiled rules"
            truths = self.meaning.truths(firings)
            found = tuple(answer(plan, truths) for plan in self.plans)
            if len(self.concluded) < REMEMBERED:
                self.concluded[firings] = found
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """The subjects of one kind, with what the reference evaluator says of each.

    ``unconfirmed``: the rows that the engine was never asked about, each with the first subject that reads so.
    """

    in_effect: InEffect
    subjects: Sequence[Element]
    said: Sequence[Said]
    unconfirmed: Mapping[Said, Element]

    def by_reference(self) -> Table:
        """The reference evaluator's answers."""
        answers, outlines = [said.answers for said in self.said], [said.outline for said in self.said]
        return Table(self.in_effect.ids, self.subjects, answers, outlines)

    def by_engine(self, firings: Sequence[Firings]) -> Table:
        """The engine's answers to every subject's session."""
        ids, answers = self.in_effect.ids, [self.in_effect.answers(concluded) for concluded in firings]
        return Table(ids, self.subjects, answers, [Outline.of(ids, one) for one in answers])

    def by_both(self, firings: Sequence[Firings]) -> Table:
        """The answers that both give, the engine to every unconfirmed row; `EngineFailure` where they differ."""
        for (said, subject), concluded in zip(self.unconfirmed.items(), firings, strict=True):
            agree(self.in_effect.answers(concluded), said.answers, self.in_effect.ids, subject)
            said.confirmed = True
        return self.by_reference()


def ask(kind: str, chosen: InEffect, facts: Facts, parameter: Parameters) -> Asked:
    """What the reference evaluator says of every subject of a kind."""
    subjects, shared = facts.subjects(kind), dict[int, Entry]()
    said = [chosen.rows.said(Scope(facts, one, parameter, (), shared)) for one in subjects]
    unconfirmed: dict[Said, Element] = {}
    for subject, row in zip(subjects, said, strict=True):
        if not row.confirmed:
            unconfirmed.setdefault(row, subject)
    return Asked(chosen, subjects, said, unconfirmed)
