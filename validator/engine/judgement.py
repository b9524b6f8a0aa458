"""What all rules say of one dossier's facts.

What enters: for each kind, the rules in effect, the subjects and the answers of each. What leaves: the decisions, made
one by one when they are asked for: of a thousand, a verdict needs the few of rules that are not met. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from validator.engine.reference import Answer, Answers, Decision
from validator.engine.truth import Truth
from validator.facts.element import Element


class Outline(NamedTuple):
    """The answers about one subject in short: those of rules that are not met, and how many are."""

    unmet: tuple[tuple[str, Answer], ...]
    met: int

    @staticmethod
    def of(rules: Iterable[str], answers: Answers) -> Outline:
        """The outline of the answers of these rules."""
        applying = [(rule, one) for rule, one in zip(rules, answers, strict=True) if one.applies is not Truth.FALSE]
        unmet = tuple((rule, one) for rule, one in applying if one.holds is not Truth.TRUE)
        return Outline(unmet, len(applying) - len(unmet))


class Table(NamedTuple):
    """The answers about the subjects of one kind: a row for each subject, in it one for each rule, at its place."""

    rules: Mapping[str, int]
    subjects: Sequence[Element]
    answers: Sequence[Answers]
    outlines: Sequence[Outline]


class Judgement:
    """Decisions by rule id, then in the order of the facts."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Sequence[Table]) -> None:
        """One table a kind."""
        self._tables = tables

    def __iter__(self) -> Iterator[Decision]:
        """Every decision."""
        for rule in sorted(rule for table in self._tables for rule in table.rules):
            yield from self.of(rule)

    def of(self, rule: str) -> list[Decision]:
        """The decisions of one rule."""
        return [
            Decision(rule, subject, *answers[at])
            for table in self._tables
            if (at := table.rules.get(rule)) is not None
            for subject, answers in zip(table.subjects, table.answers, strict=True)
        ]

    def replacing(self, rule: str, answers: Sequence[Answer]) -> Judgement:
        """The same with other answers of one rule, one for each of its subjects."""
        return Judgement([_replaced(table, rule, answers) if rule in table.rules else table for table in self._tables])

    def __len__(self) -> int:
        """How many decisions there are."""
        return sum(len(table.rules) * len(table.subjects) for table in self._tables)

    @property
    def unmet(self) -> list[Decision]:
        """The decisions of rules that apply, or may, and are not met; kind by kind, subject by subject."""
        return [
            Decision(rule, subject, *answer)
            for table in self._tables
            for subject, outline in zip(table.subjects, table.outlines, strict=True)
            for rule, answer in outline.unmet
        ]

    @property
    def met(self) -> int:
        """How many decisions are of rules that are met."""
        return sum(outline.met for table in self._tables for outline in table.outlines)


def _replaced(table: Table, rule: str, answers: Sequence[Answer]) -> Table:
    at = table.rules[rule]
    rows = [(*row[:at], answer, *row[at + 1 :]) for row, answer in zip(table.answers, answers, strict=True)]
    return table._replace(answers=rows, outlines=[Outline.of(table.rules, row) for row in rows])
