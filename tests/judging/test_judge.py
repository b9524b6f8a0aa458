"""Judging by the compiled evaluation, by durable_rules, or by both: one answer, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from validator.crosscheck import Submitted, crosscheck_available
from validator.dossier.dossier import Dossier, load_dossier
from validator.errors import EngineFailure
from validator.judging import judge as module
from validator.judging.judge import Judge
from validator.judging.judgement import Judgement
from validator.judging.prepared import Prepared, prepare
from validator.rulebook.conditions import ALWAYS, Not

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 30)
needs_durable = pytest.mark.skipif(not crosscheck_available(), reason="durable_rules cannot be imported here")


@pytest.fixture(scope="module")
def prepared(own_cache: None) -> Prepared:
    return prepare(ROOT / "rules", ())


@pytest.fixture(scope="module")
def both(prepared: Prepared) -> Iterator[Judge]:
    judge = Judge.load(prepared)
    yield judge
    judge.close()


@pytest.fixture(scope="module")
def can() -> Dossier:
    read = load_dossier(ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml")
    assert isinstance(read, Dossier)
    return read


def judged(judge: Judge, dossier: Dossier) -> Judgement:
    """What a judge says of a dossier by all rules."""
    base = judge.evaluator.facts(dossier.data, DAY)
    return judge.judge(base, frozenset(judge.rulebook.rules), lambda: submitted(judge, dossier))


def submitted(judge: Judge, dossier: Dossier) -> Submitted:
    """The things behind the facts; of the words in its statements the cross-check is told."""
    found = judge.evaluator.facts(dossier.data, DAY).subjects("phrase")
    phrases = [{name: each.value(name) for name in each if name != "number"} for each in found]
    return Submitted.of_dossier(dossier.data, judge.rulebook.vocabulary, {"phrase": phrases}, judge.rulebook.lexicon)


def told(judgement: Judgement) -> list[tuple[str, str, object]]:
    """Rule, thing and answer of every decision."""
    return [(one.rule_id, one.subject.pointer, one.answer) for one in judgement]


def test_an_engine_that_there_is_not(prepared: Prepared) -> None:
    with pytest.raises(ValueError, match="engine is both, compiled or durable, not 'fast'"):
        Judge.load(prepared, "fast")


def test_the_engines_are_named_in_every_report(prepared: Prepared) -> None:
    assert [name for name, _ in Judge.load(prepared, "compiled").names] == ["reference"]
    assert Judge.load(prepared, "reference").names == Judge.load(prepared, "compiled").names


@needs_durable
def test_both_say_the_same_as_the_evaluation_alone(both: Judge, can: Dossier) -> None:
    assert [name for name, _ in both.names] == ["durable_rules", "reference"]
    assert told(judged(both, can)) == told(judged(both.compiled, can))
    assert len(both.compiled.names) == 1


@needs_durable
def test_where_the_two_differ_nothing_is_decided(both: Judge, can: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = both.evaluator.judge

    def lies(*arguments: object) -> object:
        first, *rest = answers(*arguments)  # type: ignore[arg-type]
        other = replace_first(first.answers)
        return (first._replace(answers=other), *rest)

    monkeypatch.setattr(both.evaluator, "judge", lies)
    with pytest.raises(EngineFailure, match="the evaluation and the cross-check differ on"):
        judged(both, can)
    monkeypatch.undo()
    assert len(judged(both, can)) > 0


def replace_first(answers: tuple[tuple[object, ...], ...]) -> tuple[tuple[object, ...], ...]:
    """The same answers, but for the first of the first thing, which is another one."""
    (answer, *others), *rows = answers
    return ((answer._replace(holds=not answer.holds, applies=True), *others), *rows)  # type: ignore[attr-defined]


def test_without_durable_rules_both_is_the_evaluation_alone(
    prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "crosscheck_available", lambda: False)
    assert [name for name, _ in Judge.load(prepared, "both").names] == ["reference"]


def test_a_changed_rule_is_judged_beside_the_others(prepared: Prepared, can: Dossier) -> None:
    judge = Judge.load(prepared, "compiled")
    rule = judge.rulebook.rules["CG-OP-04"]
    never = judge.with_rule(replace(rule, when=Not(ALWAYS)))
    before, after = judged(judge, can), judged(never, can)
    assert [one.status for one in before.of("CG-OP-04")] == ["met"]
    assert [one.status for one in after.of("CG-OP-04")] == ["not_applicable"]
    assert [one for one in told(before) if one[0] != rule.id] == [one for one in told(after) if one[0] != rule.id]
    assert [one.status for one in judged(judge, can).of("CG-OP-04")] == ["met"], "the judge itself is as it was"


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [(["advise", "none"], "approve"), (["advise", "flag"], "flag"), (["flag", "reject"], "reject"), ([], "approve")],
)
def test_the_worst_outcome_is_the_verdict(both: Judge, outcomes: list[str], verdict: str) -> None:
    assert both.conclude((f"CG-OP-{number:02}", outcome) for number, outcome in enumerate(outcomes, 1)) == verdict
