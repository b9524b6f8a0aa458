"""Random rules over random dossiers: durable_rules, the naive reading and the compiled evaluation say the same.

A longer campaign: ``AGREEMENT_EXAMPLES=2000 pytest tests/crosscheck/test_rules_agree.py``.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import pytest

from validator.crosscheck.durable.dnf import Limit
from validator.crosscheck.durable.engine import durable_available
from validator.crosscheck.durable.shards import Limits
from validator.crosscheck.naive.book import Book
from validator.crosscheck.naive.conditions import Surroundings, evaluated
from validator.crosscheck.naive.reading import Reading
from validator.crosscheck.naive.submitted import Submitted
from validator.evaluation.lowering import Surroundings as TheirSurroundings
from validator.evaluation.lowering import lowered
from validator.evaluation.rules import bound_rules, compile_rules
from validator.facts.functions import functions
from validator.rulebook.answer import Answer
from validator.rulebook.definition import Meaning
from validator.rulebook.rule import Rule

from .readings import Pair, ours, pair_of, theirs
from .rules import LISTED, SUBJECTS, WORDS, Judging, Rules, Said
from .worlds import DAY, Dossiers, parameter

pytestmark = pytest.mark.skipif(durable_available() is None, reason="durable_rules cannot be imported here")

RULES, DOSSIERS = 12, 6
SEEDS = int(os.environ.get("AGREEMENT_EXAMPLES", "20"))
MEANING = Meaning()


def dossiers(random: Random, count: int = DOSSIERS) -> list[dict[str, Any]]:
    return [Dossiers(random, random.choice((0.05, 0.3))).dossier() for _ in range(count)]


def by_naive_reading(rules: Sequence[Rule], data: Mapping[str, Any]) -> Said:
    """What the naive conditions alone make of every rule."""
    reading = Reading(Book(WORDS, MEANING), Submitted.of_dossier(data, WORDS), DAY, parameter)
    return {
        (rule.subject, rule.id, place): answered(rule, Surroundings(reading, rule.subject, subject))
        for rule in rules
        for place, subject in enumerate(reading.subjects(rule.subject))
    }


def answered(rule: Rule, around: Surroundings) -> Answer:
    """The implication from ``when`` to ``require``, and the first case that surely holds."""
    applies = evaluated(rule.when, around)
    if applies is False or rule.require is None:
        return Answer(applies, None)
    found = evaluated(rule.require, around)
    if applies is not True or found is not False:
        return Answer(applies, found)
    sure = [case for case, violation in enumerate(rule.violations) if evaluated(violation.when, around)]
    return Answer(applies, found, min(sure, default=None))


def by_evaluation(rules: Sequence[Rule], data: Mapping[str, Any]) -> Said:
    """What the compiled evaluation makes of every rule."""
    base = Pair(*pair_of(WORDS, MEANING), data).base
    judged = bound_rules(compile_rules(rules, WORDS), functions()).judge(base, {rule.id for rule in rules})
    return {
        (rows.kind, rule, place): answer
        for rows in judged
        for place, row in enumerate(rows.answers)
        for rule, answer in zip(rows.rules, row, strict=True)
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_way_of_judging_says_the_same(seed: int) -> None:
    random = Random(seed)
    rules = Rules(random).rules(RULES)
    with Judging(rules) as judging:
        for data in dossiers(random):
            said = judging.judge(data)
            assert said == by_naive_reading(rules, data)
            assert said == by_evaluation(rules, data)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_conditions_mean_what_their_formulas_mean(seed: int) -> None:
    random = Random(f"condition {seed}")
    compiled, book = pair_of(WORDS, MEANING)
    conditions = [(kind := random.choice(SUBJECTS), Rules(random).condition((kind,), 3)) for _ in range(10)]
    for data in dossiers(random, 4):
        pair = Pair(compiled, book, data)
        for kind, condition in conditions:
            node = lowered(condition, TheirSurroundings(WORDS, kind))
            for element, thing in pair.subjects(kind):
                naive = evaluated(condition, Surroundings(pair.naive, kind, thing))
                assert ours(naive) == theirs(compiled.asking.value(node, pair.base, element)), condition


def test_the_random_rules_come_to_everything() -> None:
    seen: Counter[str] = Counter()
    for seed in range(12):
        random = Random(seed)
        rules = Rules(random).rules(RULES)
        for data in dossiers(random):
            seen.update(answer.status for answer in by_naive_reading(rules, data).values())
    assert all(seen[status] >= 50 for status in ("met", "violated", "unknown", "not_applicable")), seen


@pytest.mark.parametrize("seed", range(4))
def test_the_size_of_rulesets_changes_nothing(seed: int) -> None:
    random = Random(seed)
    rules, found = Rules(random).rules(RULES), dossiers(random)
    with Judging(rules) as judging:
        usual = [judging.judge(data) for data in found]
    for limits in (Limits(24, 8, Limit(6, 4)), Limits(8, 5, Limit(2, 2)), Limits(250, 60, Limit(48, 16))):
        with Judging(rules, limits) as judging:
            assert [judging.judge(data) for data in found] == usual


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rules_changes_nothing(seed: int) -> None:
    random = Random(seed)
    rules, found = Rules(random).rules(RULES), dossiers(random)
    with Judging(rules) as one, Judging(random.sample(rules, RULES)) as other:
        assert [one.judge(data) for data in found] == [other.judge(data) for data in found]


@pytest.mark.parametrize("seed", range(4))
def test_rules_that_are_not_asked_change_nothing(seed: int) -> None:
    random = Random(seed)
    rules, data = Rules(random).rules(RULES), dossiers(random)[0]
    some = {rule.id for rule in rules[::2]}
    with Judging(rules) as judging:
        everything = judging.judge(data)
        assert judging.judge(data, some) == {key: said for key, said in everything.items() if key[1] in some}


def test_a_dossier_of_nothing_is_judged() -> None:
    rules = Rules(Random(3)).rules(RULES)
    with Judging(rules) as judging:
        assert {kind for kind, _, _ in judging.judge({})}.isdisjoint(LISTED)
