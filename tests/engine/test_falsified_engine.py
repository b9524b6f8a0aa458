"""What happens when durable_rules lies, dies or hangs: nothing is decided, and the next facts are judged."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any as Raw

import pytest

from validator.engine import durable_engine
from validator.engine.compile import compile_rules
from validator.engine.compiled import Compiled, Session
from validator.engine.durable_engine import DurableEngine, durable_available
from validator.engine.judging import VERDICTS, Judge
from validator.engine.port import Answer, Firings
from validator.engine.reference import Decision
from validator.errors import EngineFailure, EngineUnavailable
from validator.facts.element import Element, Facts
from validator.facts.values import Known, Missing, Unknown
from validator.rulebook.conditions import ALWAYS, All, Operator, Path, Test

from .generators import parameter, rule_of

pytestmark = pytest.mark.skipif(durable_available() is None, reason="durable_rules cannot be imported here")

ON_PRODUCT = Test(Path("claim", "on_product"), Operator.EQUALS, True)
PERCENTAGE = Test(Path("claim", "percentage"), Operator.AT_LEAST, 50)
RULES = (
    rule_of("R-1", "claim", ON_PRODUCT, PERCENTAGE),
    rule_of("R-2", "claim", ALWAYS, All((ON_PRODUCT, PERCENTAGE)), ON_PRODUCT),
)
IDS = {"R-1", "R-2"}


def facts(**claim: Raw) -> Facts:
    values = {name: Known(value) for name, value in claim.items()}
    gap = Unknown((Missing("claim.percentage", "/claim/percentage"),))
    return Facts({}, {"claim": Element("claim", None, "/claim", {"percentage": gap, **values})})


GOOD, BAD, OPEN = facts(on_product=True, percentage=60), facts(on_product=True, percentage=40), facts(on_product=True)


class Liar:
    """The real engine, with a lie told about every session while ``lie`` is set."""

    def __init__(self) -> None:
        self.honest = DurableEngine()
        self.lie: Callable[[Firings], Firings] | None = None

    def load(self, compiled: Compiled) -> None:
        self.honest.load(compiled)

    def run(self, sessions: Sequence[Session]) -> Answer:
        answer, lie = self.honest.run(sessions), self.lie
        return answer if lie is None else lambda: tuple(lie(one) for one in answer())


@pytest.fixture
def liar() -> Iterator[Liar]:
    engine = Liar()
    yield engine
    engine.honest.close()


def loaded(engine: DurableEngine | Liar, choice: str = "both", compiled: Compiled | None = None) -> Judge:
    return Judge.load(RULES, choice, compiled, durable=engine)


def statuses(judge: Judge, found: Facts) -> list[str]:
    return [one.status for one in judge.judge(IDS, found, parameter)]


def test_an_honest_engine_is_believed(liar: Liar) -> None:
    judge = loaded(liar)
    assert statuses(judge, GOOD) == ["met", "met"]
    assert statuses(judge, BAD) == ["violated", "violated"]
    assert statuses(judge, OPEN) == ["unknown", "unknown"]
    assert [one.case for one in judge.judge(IDS, BAD, parameter)] == [0, 0]


def test_what_both_have_said_is_not_asked_again_and_what_is_new_is(liar: Liar) -> None:
    judge = loaded(liar)
    statuses(judge, GOOD)
    liar.lie = lambda firings: frozenset()
    assert statuses(judge, GOOD) == ["met", "met"]
    for _ in range(2):
        with pytest.raises(EngineFailure, match="differ on R-"):
            statuses(judge, BAD)


@pytest.mark.parametrize("found", [GOOD, BAD])
@pytest.mark.parametrize("number", range(2))
def test_a_dropped_conclusion_is_noticed(liar: Liar, found: Facts, number: int) -> None:
    judge = loaded(liar)
    liar.lie = lambda firings: firings - set(sorted(firings)[number : number + 1])
    with pytest.raises(EngineFailure, match="differ on R-"):
        statuses(judge, found)


@pytest.mark.parametrize("added", ["1+", "1-", "3+", "3-"])
def test_an_added_conclusion_is_noticed(liar: Liar, added: str) -> None:
    judge = loaded(liar)
    liar.lie = lambda firings: firings | {added}
    with pytest.raises(EngineFailure, match="differ on R-"):
        statuses(judge, OPEN)


@pytest.mark.parametrize("found", [GOOD, BAD])
@pytest.mark.parametrize("choice", ["both", "durable"])
def test_both_forms_of_a_condition_cannot_be_concluded(liar: Liar, found: Facts, choice: str) -> None:
    judge = loaded(liar, choice)
    liar.lie = lambda firings: firings | {name[:-1] + sign for name in firings for sign in "+-"}
    with pytest.raises(EngineFailure, match="both true and false"):
        statuses(judge, found)


@pytest.mark.parametrize("name", ["999+", "0", "", "x+", "-1+", "0 +"])
def test_a_conclusion_that_nobody_asked_for_is_noticed(liar: Liar, name: str) -> None:
    judge = loaded(liar, "durable")
    liar.lie = lambda firings: firings | {name}
    with pytest.raises(EngineFailure, match="nobody asked"):
        statuses(judge, GOOD)


def test_a_wrong_violation_case_is_noticed(liar: Liar) -> None:
    judge = loaded(liar)
    liar.lie = lambda firings: firings - {"0+"}
    with pytest.raises(EngineFailure, match="holds false, case 1 and applies true, holds false, case 0"):
        judge.judge({"R-2"}, BAD, parameter)


def test_a_false_verdict_is_noticed(liar: Liar) -> None:
    judge = loaded(liar)
    assert [judge.conclude(said) for said in ({"flag", "reject"}, {"flag", "advise"}, {"none"}, set())] == [
        "reject",
        "flag",
        "approve",
        "approve",
    ]
    liar.lie = lambda firings: frozenset(name.translate(str.maketrans("+-", "-+")) for name in firings)
    with pytest.raises(EngineFailure, match="verdict"):
        judge.conclude({"reject"})


def rigged(rule: Raw) -> Compiled:
    """The rules, and beside them one that durable_rules does not survive."""
    compiled = compile_rules(RULES, VERDICTS)
    claim = compiled.kinds["claim"]
    bad = replace(claim.shards[0], rules=json.dumps({**json.loads(claim.shards[0].rules), **rule}))
    return Compiled({**compiled.kinds, "claim": replace(claim, shards=(bad,))})


LOW, HIGH = "number:claim:percentage:low", "number:claim:percentage:high"
BY_ZERO = {"0+/9": {"all": [{"m0": {"$gt": {LOW: {"$div": {"$l": {"$m": LOW}, "$r": {"$m": HIGH}}}}}}]}}
CROWD = {f"0+/{i + 9}": {"all": [{"m0": {f"nobody{i}": 1}}]} for i in range(600)}


def judged_again(engine: DurableEngine) -> list[str]:
    """What the engine says once it is given sound rules."""
    engine.load(compile_rules(RULES, VERDICTS))
    return [one.status for one in Judge.load(RULES, durable=engine).judge(IDS, GOOD, parameter)]


@pytest.fixture
def engine() -> Iterator[DurableEngine]:
    found = DurableEngine()
    yield found
    found.close()


def test_a_crash_of_the_extension_costs_one_answer(engine: DurableEngine) -> None:
    judge = loaded(engine, compiled=rigged(BY_ZERO))
    with pytest.raises(EngineFailure, match="has ended"):
        statuses(judge, facts(on_product=True, percentage=-1))
    assert statuses(judge, facts(on_product=True)) == ["unknown", "unknown"]
    assert judged_again(engine) == ["met", "met"]


def test_a_hang_of_the_extension_costs_one_answer() -> None:
    engine = DurableEngine(deadline_s=0.5)
    judge = loaded(engine, compiled=rigged(CROWD))
    with pytest.raises(EngineFailure, match="no answer in time"):
        statuses(judge, GOOD)
    assert judged_again(engine) == ["met", "met"]
    engine.close()


def test_rules_that_the_extension_refuses_cost_one_answer(engine: DurableEngine) -> None:
    judge = loaded(engine, compiled=rigged({"0+/9": {"none": []}}))
    with pytest.raises(EngineFailure, match="durable_rules failed"):
        statuses(judge, GOOD)
    assert judged_again(engine) == ["met", "met"]


@pytest.mark.parametrize("signal_", [signal.SIGSEGV, signal.SIGKILL])
def test_a_process_that_dies_costs_one_answer(engine: DurableEngine, signal_: int) -> None:
    judge = loaded(engine)
    assert statuses(judge, GOOD) == ["met", "met"]
    assert engine.pid is not None
    os.kill(engine.pid, signal_)
    with pytest.raises(EngineFailure, match="has ended"):
        statuses(judge, BAD)
    assert statuses(judge, BAD) == ["violated", "violated"]


@pytest.mark.parametrize(
    "said", ["nonsense", "[]", '{"number": 1}', '{"number": 1, "conclusions": []}', '{"error": "x"}']
)
def test_an_answer_that_makes_no_sense_is_a_failure(
    said: str, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(f"import sys\nsys.stdin.readline(); sys.stdin.readline()\nprint({said!r}, flush=True)\n")
    monkeypatch.setattr(durable_engine, "WORKER", worker)
    judge = loaded(DurableEngine())
    with pytest.raises(EngineFailure):
        statuses(judge, GOOD)
    judge.close()


def test_an_answer_that_nobody_waited_for_is_passed_over(engine: DurableEngine) -> None:
    judge = loaded(engine)
    with pytest.raises(EngineFailure, match=r"claim\.percentage"):
        statuses(judge, facts(on_product=True, percentage="60"))
    compiled = compile_rules(RULES, VERDICTS).kinds["claim"]
    engine.run([Session.of("claim", (None,) * len(compiled.leaves))])
    assert statuses(judge, GOOD) == ["met", "met"]


def test_equal_sessions_are_answered_each(engine: DurableEngine) -> None:
    engine.load(compile_rules(RULES, VERDICTS))
    one, other = Session.of("claim", (1, (2, 2))), Session.of("claim", (0, (0, 0)))
    first, second, third = engine.run([one, other, one])()
    assert first == third != second


def test_both_is_the_reference_alone_where_durable_rules_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("judging", "durable_engine"):
        monkeypatch.setattr(f"validator.engine.{module}.durable_available", lambda: None)
    judge = Judge.load(RULES, "both")
    assert statuses(judge, GOOD) == ["met", "met"]
    assert [name for name, _ in judge.names] == ["reference"]
    with pytest.raises(EngineUnavailable):
        Judge.load(RULES, "durable")


def test_the_engines_that_judge_are_named(engine: DurableEngine) -> None:
    assert [name for name, _ in loaded(engine).names] == ["durable_rules", "reference"]
    assert [name for name, _ in loaded(engine, "durable").names] == ["durable_rules"]
    assert [name for name, _ in loaded(engine).reference.names] == ["reference"]


def test_decisions_come_by_rule_and_then_by_subject(engine: DurableEngine) -> None:
    rules = (
        rule_of("B", "lot", ALWAYS, ALWAYS),
        rule_of("A", "lot", ALWAYS, None),
        rule_of("C", "claim", ALWAYS, ALWAYS),
    )
    lots = tuple(Element("lot", name, f"/lots/{name}") for name in "zy")
    found = Facts({"lot": lots}, {"claim": Element("claim", None, "/claim")})
    decisions: tuple[Decision, ...] = Judge.load(rules, durable=engine).judge({"A", "B", "C"}, found, parameter)
    assert [(one.rule_id, one.subject.id) for one in decisions] == [
        ("A", "z"),
        ("A", "y"),
        ("B", "z"),
        ("B", "y"),
        ("C", None),
    ]
