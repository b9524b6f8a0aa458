"""Random conditions and rules over the small world, and dossiers judged by them in every way there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any as Raw

from validator.crosscheck.check import CrossCheck
from validator.crosscheck.durable.compile import compile_rulesets
from validator.crosscheck.durable.port import Engine
from validator.crosscheck.durable.shards import Limits
from validator.crosscheck.naive.submitted import Submitted
from validator.rulebook.answer import Answer
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Literal,
    Not,
    Operand,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)
from validator.rulebook.definition import Meaning
from validator.rulebook.rule import Rule, Violation

from .worlds import CITE, DATES, DAY, FACTS, NUMBERS, TEXTS, parameter, vocabulary

WORDS = vocabulary()
VERDICTS = ("reject", "flag", "approve")
SUBJECTS = ("shop", "person", "transfer", "pet", "keeper")
SINGLES, LISTED = ("shop", "keeper"), ("person", "transfer", "pet")
POOL: Mapping[str, tuple[Literal, ...]] = {
    "boolean": (True, False),
    "text": TEXTS,
    "enum": TEXTS,
    "number": NUMBERS,
    "date": DATES,
}
ORDERS = {
    "number": (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN),
    "date": (Operator.BEFORE, Operator.ON_OR_BEFORE, Operator.AFTER, Operator.ON_OR_AFTER),
}
SETS = (Operator.INCLUDES_ANY, Operator.INCLUDES_ALL, Operator.SUBSET_OF)
Bound = tuple[str, ...]
Said = dict[tuple[str, str, int], Answer]
"""Answers by kind, rule and place of the subject."""


def rule_of(id: str, subject: str, when: Condition, require: Condition | None, *cases: Condition) -> Rule:
    """A rule with nothing but its meaning; the last violation case has no condition."""
    violations = tuple(Violation("reject", case, "", "") for case in (*cases, ALWAYS))
    return Rule(
        id=id, also=(), title=id, cite=CITE, basis="design", confirmed=None, effective_from=None, effective_to=None,
        profile=None, subject=subject, when=when, require=require, question="", violations=violations, unknown="flag",
        examples=(),
    )  # fmt: skip


def facts_of(kind: str) -> Mapping[str, str]:
    """The types of a kind's facts; who plays a role has those of its kind."""
    return FACTS[WORDS.kinds[kind].role_of or kind]


class Rules:
    """Random conditions and rules."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def rules(self, count: int, depth: int = 3) -> list[Rule]:
        """Rules of every subject; some are for a person, some have several violation cases."""
        return [self.rule(f"R-{number:02}", depth) for number in range(count)]

    def rule(self, id: str, depth: int) -> Rule:
        """One rule."""
        subject = self.random.choice(SUBJECTS)
        bound = (subject,)
        require = None if self.random.random() < 0.05 else self.condition(bound, depth)
        cases = [self.condition(bound, 1) for _ in range(self.random.choice((0, 0, 0, 1, 2)))]
        when = ALWAYS if self.random.random() < 0.2 else self.condition(bound, depth - 1)
        return rule_of(id, subject, when, require, *cases)

    def condition(self, bound: Bound, depth: int, own: bool = False) -> Condition:
        """A condition; ``bound``: the kinds ranged over, the rule's subject first; ``own``: inside a quantifier."""
        roll = self.random.random()
        if depth <= 0 or roll < 0.35:
            return self.test(bound, own)
        if roll < 0.5:
            return Not(self.condition(bound, depth - 1, own))
        if roll < 0.6 and len(bound) < 3:
            return self.quantified(bound, depth - 1)
        if roll < 0.64:
            return self.large(bound, own)
        parts = tuple(self.condition(bound, depth - 1, own) for _ in range(self.random.choice((0, 1, 2, 2, 3, 4))))
        return self.random.choice((All, Any))(parts)

    def large(self, bound: Bound, own: bool) -> Condition:
        """A condition that no single join of sixteen facts can decide."""
        outer, inner = self.random.choice(((All, Any), (Any, All)))
        groups = self.random.choice(((6, 4), (1, 40), (40, 1), (3, 18)))
        return outer(tuple(inner(tuple(self.test(bound, own) for _ in range(groups[1]))) for _ in range(groups[0])))

    def quantified(self, bound: Bound, depth: int) -> Quantified:
        """Some, every, no or so many."""
        kind = self.random.choice((*LISTED, *LISTED, "shop"))
        inner = (*bound, kind)
        return Quantified(
            self.random.choice(tuple(Quantifier)),
            kind,
            ALWAYS if self.random.random() < 0.3 else self.condition(inner, depth, True),
            ALWAYS if self.random.random() < 0.1 else self.condition(inner, depth, True),
            self.random.choice((*ORDERS["number"], Operator.EQUALS)),
            self.random.choice((0, 1, 2, Parameter("limit"), Parameter("unseen"))),
        )

    def test(self, bound: Bound, own: bool) -> Test:
        """One test of one fact."""
        path, type_ = self.path(bound, own)
        roll = self.random.random()
        if roll < 0.08:
            return Test(path, Operator.KNOWN, self.random.random() < 0.5)
        if type_ == "list":
            if roll < 0.4:
                return Test(path, Operator.INCLUDES, self.random.choice(TEXTS))
            return Test(path, self.random.choice(SETS), tuple(self.random.sample(TEXTS, self.random.choice((0, 1, 3)))))
        if type_ == "date" and roll < 0.25:
            return Test(path, Operator.WITHIN, self.span(bound, own))
        if type_ != "boolean" and roll < 0.35:
            chosen = tuple(self.random.sample(POOL[type_], self.random.choice((1, 2, 3, 4))))
            return Test(path, self.random.choice((Operator.IN, Operator.NOT_IN)), chosen)
        operator = self.random.choice((Operator.EQUALS, *ORDERS.get(type_, ())))
        return Test(path, operator, self.operand(type_, bound, own))

    def operand(self, type_: str, bound: Bound, own: bool) -> Operand:
        """The right side of a test."""
        roll = self.random.random()
        if roll < 0.12:
            return self.path(bound, own, type_)[0]
        if roll < 0.2 and type_ in ("number", "date"):
            return Parameter(self.random.choice(("unseen", "limit" if type_ == "number" else "day")))
        return self.random.choice(POOL[type_])

    def span(self, bound: Bound, own: bool) -> Span:
        """So long after, or before, another day."""
        anchor = self.random.choice(
            (self.path(bound, own, "date")[0], Parameter("day"), Parameter("unseen"), self.random.choice(DATES))
        )
        length = self.random.choice((0, 1, 24, 10**6, Parameter("months"), Parameter("unseen")))
        units, directions = ("days", "months", "years"), ("after", "before")
        return Span(length, self.random.choice(units), self.random.choice(directions), anchor)

    def path(self, bound: Bound, own: bool, type_: str | None = None) -> tuple[Path, str]:
        """A fact that is in reach, of a type if one is given."""
        reach = [(kind, False) for kind in {*SINGLES, *bound}] + ([(bound[-1], True)] * 3 if own else [])
        found = [
            (Path(kind, name, is_own), attribute)
            for kind, is_own in sorted(reach)
            for name, attribute in facts_of(kind).items()
            if type_ in (None, attribute)
        ]
        return self.random.choice(found) if found else (Path("shop", "category"), "enum")


class Judging:
    """Rules loaded into the cross-check."""

    def __init__(self, rules: Sequence[Rule], limits: Limits | None = None, engine: Engine | None = None) -> None:
        self.rules = rules
        self.crosscheck = CrossCheck.load(compile_rulesets(rules, VERDICTS, limits), WORDS, Meaning(), rules, engine)

    def __enter__(self) -> Judging:
        return self

    def __exit__(self, *_: object) -> None:
        self.crosscheck.close()

    def judge(self, data: Mapping[str, Raw], in_effect: set[str] | None = None) -> Said:
        """What durable_rules says of a dossier."""
        ids = in_effect if in_effect is not None else {rule.id for rule in self.rules}
        waiting = self.crosscheck.begin(Submitted.of_dossier(data, WORDS), DAY, parameter, ids)
        return dict(_said(waiting()))


def _said(
    answers: Mapping[str, Sequence[Sequence[tuple[str, Answer]]]],
) -> Iterator[tuple[tuple[str, str, int], Answer]]:
    for kind, rows in answers.items():
        for place, row in enumerate(rows):
            yield from (((kind, rule, place), answer) for rule, answer in row)
