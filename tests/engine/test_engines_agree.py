"""Random rules over random facts: durable_rules and the reference evaluator must say the same of everything.

A longer campaign: ``AGREEMENT_EXAMPLES=5000 pytest tests/engine/test_engines_agree.py``.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any as Raw

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.engine.compile import compile_rules
from validator.engine.dnf import Limit
from validator.engine.durable_engine import durable_available
from validator.engine.judging import VERDICTS, Judge
from validator.engine.reference import Decision
from validator.engine.shards import Limits
from validator.facts.element import Facts
from validator.rulebook.rule import Rule

from .generators import Dossiers, Rules, parameter, shuffled, with_irrelevant

pytestmark = pytest.mark.skipif(durable_available() is None, reason="durable_rules cannot be imported here")

RULES, DOSSIERS = 12, 8
EXAMPLES = int(os.environ.get("AGREEMENT_EXAMPLES", "30"))
Said = dict[tuple[str, str], tuple[Raw, ...]]


def seeds(examples: int) -> Callable[[Callable[[int], None]], Callable[[], None]]:
    def decorate(test: Callable[[int], None]) -> Callable[[], None]:
        chosen = settings(
            max_examples=examples,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=[HealthCheck.too_slow],
        )
        return chosen(given(seed=st.integers(0, 2**48))(test))

    return decorate


def said(decisions: tuple[Decision, ...]) -> Said:
    """What was decided, whatever the order."""
    return {(one.rule_id, one.subject.pointer): (one.applies, one.holds, one.case, one.status) for one in decisions}


def judged(
    rules: list[Rule], facts: list[Facts], engine: str, limits: Limits | None = None, everything: bool = False
) -> list[Said]:
    judge = Judge.load(rules, engine, compile_rules(rules, VERDICTS, limits), everything=everything)
    try:
        return [said(judge.judge({rule.id for rule in rules}, one, parameter)) for one in facts]
    finally:
        judge.close()


def test_random_rules_over_random_facts_are_judged_alike() -> None:
    seen: Counter[object] = Counter()

    @seeds(EXAMPLES)
    def agree(seed: int) -> None:
        random = Random(seed)
        rules, facts = Rules(random).rules(RULES), [Dossiers(random).facts() for _ in range(DOSSIERS)]
        told_everything = judged(rules, facts, "both", everything=True)
        assert judged(rules, facts, "both") == told_everything  # and not only what the rules get round to asking
        for found in told_everything:
            seen.update(status for *_, status in found.values())
            seen["pairs"] += RULES

    agree()
    assert seen["pairs"] >= 2_000
    for status in ("met", "violated", "unknown", "not_applicable"):
        assert seen[status] >= 100


@seeds(6)
def test_the_order_of_rules_and_facts_changes_nothing(seed: int) -> None:
    random = Random(seed)
    rules, facts = Rules(random).rules(RULES), [Dossiers(random).facts() for _ in range(DOSSIERS)]
    mixed = [shuffled(one, random) for one in facts]
    assert judged(rules, facts, "durable") == judged(random.sample(rules, RULES), mixed, "durable")


@seeds(6)
def test_the_size_of_rulesets_changes_nothing(seed: int) -> None:
    random = Random(seed)
    rules, facts = Rules(random).rules(RULES), [Dossiers(random).facts() for _ in range(DOSSIERS)]
    usual = judged(rules, facts, "durable")
    for limits in (Limits(24, 8, Limit(6, 4)), Limits(8, 5, Limit(2, 2)), Limits(250, 60, Limit(48, 16))):
        assert judged(rules, facts, "durable", limits) == usual


@seeds(6)
def test_facts_that_no_rule_speaks_of_change_nothing(seed: int) -> None:
    random = Random(seed)
    rules, facts = Rules(random).rules(RULES), [Dossiers(random).facts() for _ in range(DOSSIERS)]
    assert judged(rules, facts, "durable") == judged(rules, [with_irrelevant(one) for one in facts], "durable")


@seeds(6)
def test_rules_that_are_not_asked_change_nothing(seed: int) -> None:
    random = Random(seed)
    rules, facts = Rules(random).rules(RULES), Dossiers(random).facts()
    judge = Judge.load(rules)
    try:
        everything = said(judge.judge({rule.id for rule in rules}, facts, parameter))
        some = {rule.id for rule in rules[::2]}
        asked = said(judge.judge(some, facts, parameter))
    finally:
        judge.close()
    assert asked == {key: answer for key, answer in everything.items() if key[0] in some}


@seeds(12)
def test_more_evidence_never_unsettles_what_is_decided(seed: int) -> None:
    random = Random(seed)
    rules, dossiers = Rules(random, known=False).rules(RULES), Dossiers(random, gaps=0.4)
    facts = [dossiers.facts() for _ in range(DOSSIERS)]
    before, after = (judged(rules, some, "both") for some in (facts, [dossiers.settled(one) for one in facts]))
    for early, late in zip(before, after, strict=True):
        for key, (applies, holds, _, status) in early.items():
            if status == "met" and applies.value == "unknown":
                assert late[key][-1] in ("met", "not_applicable")
            elif status != "unknown":
                assert late[key][-1] == status, (key, applies, holds)
