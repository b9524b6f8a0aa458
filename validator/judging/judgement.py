"""What all rules say of one dossier's facts.

What enters: for each kind, the rules in effect, the subjects and the answers of each. What leaves: the decisions, made
one by one when they are asked for: of a thousand, a verdict needs the few of rules that are not met. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from validator.evaluation.rules import Rows
from validator.facts.element import Element
from validator.rulebook.answer import Answer, Truth
from validator.rulebook.rule import Status


class Decision(NamedTuple):
    """What one rule says of one subject, before anyone asks what follows from it."""

    rule_id: str
    subject: Element
    answer: Answer
    kind: str
    """The kind that the rule is for: a role, where the subject plays one."""

    @property
    def status(self) -> Status:
        """The status of the finding."""
        return self.answer.status

    @property
    def applies(self) -> Truth:
        """Whether the rule applies."""
        return self.answer.applies

    @property
    def holds(self) -> Truth:
        """Whether what it asks for is so."""
        return self.answer.holds

    @property
    def case(self) -> int | None:
        """The violation case that counts."""
        return self.answer.case


class Judgement:
    """Decisions by rule id, then in the order of the facts."""

    __slots__ = ("_places", "rows")

    def __init__(self, rows: Sequence[Rows]) -> None:
        """One table a kind."""
        self.rows = rows
        self._places = {rule: (each, at) for each in rows for at, rule in enumerate(each.rules)}

    def __iter__(self) -> Iterator[Decision]:
        """Every decision."""
        for rule in sorted(self._places):
            yield from self.of(rule)

    def of(self, rule: str) -> list[Decision]:
        """The decisions of one rule; none of one that is not in effect."""
        if rule not in self._places:
            return []
        rows, at = self._places[rule]
        pairs = zip(rows.subjects, rows.answers, strict=True)
        return [Decision(rule, subject, answers[at], rows.kind) for subject, answers in pairs]

    def replacing(self, rule: str, answers: Sequence[Answer]) -> Judgement:
        """The same with other answers of one rule, one for each of its subjects."""
        rows, at = self._places[rule]
        changed = tuple((*row[:at], answer, *row[at + 1 :]) for row, answer in zip(rows.answers, answers, strict=True))
        return Judgement([each._replace(answers=changed) if each is rows else each for each in self.rows])

    def __len__(self) -> int:
        """How many decisions there are."""
        return sum(len(each.rules) * len(each.subjects) for each in self.rows)

    @property
    def unmet(self) -> list[Decision]:
        """The decisions of rules that apply, or may, and are not met; kind by kind, subject by subject."""
        return [
            Decision(rule, subject, answer, rows.kind)
            for rows in self.rows
            for subject, answers in zip(rows.subjects, rows.answers, strict=True)
            for rule, answer in zip(rows.rules, answers, strict=True)
            if answer.applies is not False and answer.holds is not True
        ]

    @property
    def inapplicable(self) -> int:
        """How many decisions are of rules that do not apply."""
        return sum(answer.applies is False for rows in self.rows for row in rows.answers for answer in row)

    @property
    def met(self) -> int:
        """How many decisions are of rules that are met."""
        answers = (answer for rows in self.rows for row in rows.answers for answer in row)
        return sum(answer.applies is not False and answer.holds is True for answer in answers)
