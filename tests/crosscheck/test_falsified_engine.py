"""What happens when durable_rules lies, dies or hangs: nothing is decided, and the next dossier is judged."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any as Raw

import pytest

from validator.crosscheck.check import CrossCheck
from validator.crosscheck.durable import engine as engine_module
from validator.crosscheck.durable.compile import compile_rulesets
from validator.crosscheck.durable.engine import DurableEngine, durable_available
from validator.crosscheck.durable.port import Answer, FindingOutcome, Firings, Session
from validator.crosscheck.durable.rulesets import Rulesets
from validator.crosscheck.naive.submitted import Submitted
from validator.errors import EngineFailure, EngineUnavailable
from validator.rulebook.conditions import ALWAYS, All, Operator, Path, Test
from validator.rulebook.definition import Meaning

from .rules import VERDICTS, WORDS, rule_of
from .worlds import DAY, parameter

pytestmark = pytest.mark.skipif(durable_available() is None, reason="durable_rules cannot be imported here")

MARK = Test(Path("shop", "mark"), Operator.EQUALS, True)
MASS = Test(Path("shop", "mass_t"), Operator.AT_LEAST, 50)
RULES = (rule_of("R-1", "shop", MARK, MASS), rule_of("R-2", "shop", ALWAYS, All((MARK, MASS)), MARK))
RULESETS = compile_rulesets(RULES, VERDICTS)
GOOD, BAD, OPEN = {"mark": True, "mass_t": 60}, {"mark": True, "mass_t": 40}, {"mark": True}


class Liar:
    """The real engine, with a lie told about every session while ``lie`` is set."""

    version = "0"

    def __init__(self) -> None:
        self.honest = DurableEngine()
        self.lie: Callable[[Firings], Firings] | None = None

    def load(self, rulesets: Rulesets) -> None:
        self.honest.load(rulesets)

    def run(self, sessions: Sequence[Session]) -> Answer:
        answer, lie = self.honest.run(sessions), self.lie
        return answer if lie is None else lambda: tuple(lie(one) for one in answer())

    def conclude(self, findings: Sequence[FindingOutcome]) -> Firings:
        found = self.honest.conclude(findings)
        return found if self.lie is None else self.lie(found)

    def close(self) -> None:
        self.honest.close()


@pytest.fixture
def liar() -> Iterator[Liar]:
    engine = Liar()
    yield engine
    engine.close()


@pytest.fixture
def engine() -> Iterator[DurableEngine]:
    found = DurableEngine()
    yield found
    found.close()


def loaded(engine: DurableEngine | Liar, rulesets: Rulesets = RULESETS) -> CrossCheck:
    return CrossCheck.load(rulesets, WORDS, Meaning(), RULES, engine)


def statuses(crosscheck: CrossCheck, shop: dict[str, Raw]) -> list[str]:
    submitted = Submitted.of_dossier({"shop": shop}, WORDS)
    (row,) = crosscheck.begin(submitted, DAY, parameter, {"R-1", "R-2"})()["shop"]
    return [answer.status for _, answer in row]


def test_an_honest_engine_is_believed(liar: Liar) -> None:
    crosscheck = loaded(liar)
    assert statuses(crosscheck, GOOD) == ["met", "met"]
    assert statuses(crosscheck, BAD) == ["violated", "violated"]
    assert statuses(crosscheck, OPEN) == ["unknown", "unknown"]


def test_nothing_is_remembered_from_one_dossier_to_the_next(liar: Liar) -> None:
    crosscheck = loaded(liar)
    assert statuses(crosscheck, GOOD) == ["met", "met"]
    liar.lie = lambda firings: frozenset()
    assert statuses(crosscheck, GOOD) == ["unknown", "unknown"]


@pytest.mark.parametrize("shop", [GOOD, BAD])
def test_both_forms_of_a_condition_cannot_be_concluded(liar: Liar, shop: dict[str, Raw]) -> None:
    crosscheck = loaded(liar)
    liar.lie = lambda firings: (
        firings | {name.rsplit("/", 1)[0] + word for name in firings for word in ("/true", "/false")}
    )
    with pytest.raises(EngineFailure, match="both true and false"):
        statuses(crosscheck, shop)


@pytest.mark.parametrize("name", ["R-9/when/true", "R-1/when", "", "R-1/when/true/1", "open"])
def test_a_conclusion_that_nobody_asked_for_is_noticed(liar: Liar, name: str) -> None:
    crosscheck = loaded(liar)
    liar.lie = lambda firings: firings | {name}
    with pytest.raises(EngineFailure, match="nobody asked"):
        statuses(crosscheck, GOOD)


def test_the_verdict_follows_from_the_findings(liar: Liar) -> None:
    crosscheck = loaded(liar)
    told: dict[str, list[FindingOutcome]] = {
        "reject": [("R-1", "flag"), ("R-2", "reject"), ("R-2", "reject")],
        "flag": [("R-1", "advise"), ("R-2", "flag"), ("a gate", "none")],
        "approve": [("R-1", "none"), ("R-2", "advise")],
    }
    for verdict, findings in told.items():
        assert crosscheck.conclude(findings) == verdict
    assert crosscheck.conclude([]) == "approve"
    assert crosscheck.conclude([(f"R-{number}", "flag") for number in range(1_500)]) == "flag"


@pytest.mark.parametrize(
    "lie", [lambda _: frozenset(), lambda found: found | {"verdict/approve"}, lambda found: found | {"verdict/other"}]
)
def test_anything_but_one_verdict_is_a_failure(liar: Liar, lie: Callable[[Firings], Firings]) -> None:
    crosscheck = loaded(liar)
    liar.lie = lie
    with pytest.raises(EngineFailure, match="there is one verdict"):
        crosscheck.conclude([("R-1", "reject")])


def rigged(rule: Raw) -> Rulesets:
    """The rules, and beside them one that durable_rules does not survive."""
    shop = RULESETS.kinds["shop"]
    bad = replace(shop.shards[0], rules=json.dumps({**json.loads(shop.shards[0].rules), **rule}))
    return Rulesets({"shop": replace(shop, shards=(bad,))}, RULESETS.verdict)


LOW, HIGH = "number:shop:mass_t:low", "number:shop:mass_t:high"
BY_ZERO = {"R-1/when/true/9": {"all": [{"m0": {"$gt": {LOW: {"$div": {"$l": {"$m": LOW}, "$r": {"$m": HIGH}}}}}}]}}
CROWD = {f"R-1/when/true/{i + 9}": {"all": [{"m0": {f"nobody{i}": 1}}]} for i in range(600)}


def judged_again(engine: DurableEngine) -> list[str]:
    """What the engine says once it is given sound rules."""
    return statuses(loaded(engine), GOOD)


def test_a_crash_of_the_extension_costs_one_answer(engine: DurableEngine) -> None:
    crosscheck = loaded(engine, rigged(BY_ZERO))
    with pytest.raises(EngineFailure, match="has ended"):
        statuses(crosscheck, {"mark": True, "mass_t": 0})
    assert statuses(crosscheck, OPEN) == ["unknown", "unknown"]
    assert judged_again(engine) == ["met", "met"]


def test_a_hang_of_the_extension_costs_one_answer() -> None:
    engine = DurableEngine(deadline_s=0.5)
    crosscheck = loaded(engine, rigged(CROWD))
    with pytest.raises(EngineFailure, match="no answer in time"):
        statuses(crosscheck, GOOD)
    engine.close()
    patient = DurableEngine()
    assert judged_again(patient) == ["met", "met"]
    patient.close()


def test_rules_that_the_extension_refuses_cost_one_answer(engine: DurableEngine) -> None:
    crosscheck = loaded(engine, rigged({"R-1/when/true/9": {"none": []}}))
    with pytest.raises(EngineFailure, match="durable_rules failed"):
        statuses(crosscheck, GOOD)
    assert judged_again(engine) == ["met", "met"]


@pytest.mark.parametrize("signal_", [signal.SIGSEGV, signal.SIGKILL])
def test_a_process_that_dies_costs_one_answer(engine: DurableEngine, signal_: int) -> None:
    crosscheck = loaded(engine)
    assert statuses(crosscheck, GOOD) == ["met", "met"]
    assert engine.pid is not None
    os.kill(engine.pid, signal_)
    with pytest.raises(EngineFailure, match="has ended"):
        statuses(crosscheck, BAD)
    assert statuses(crosscheck, BAD) == ["violated", "violated"]
    assert engine.pid is not None
    os.kill(engine.pid, signal_)
    with pytest.raises(EngineFailure, match="has ended"):
        crosscheck.conclude([])
    assert crosscheck.conclude([]) == "approve"


@pytest.mark.parametrize(
    "said", ["nonsense", "[]", '{"number": 1}', '{"number": 1, "conclusions": []}', '{"error": "x"}']
)
def test_an_answer_that_makes_no_sense_is_a_failure(
    said: str, tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(f"import sys\nsys.stdin.readline(); sys.stdin.readline()\nprint({said!r}, flush=True)\n")
    monkeypatch.setattr(engine_module, "WORKER", worker)
    crosscheck = loaded(DurableEngine())
    with pytest.raises(EngineFailure):
        statuses(crosscheck, GOOD)
    crosscheck.close()


def test_an_answer_that_nobody_waited_for_is_passed_over(engine: DurableEngine) -> None:
    crosscheck = loaded(engine)
    crosscheck.begin(Submitted.of_dossier({"shop": BAD}, WORDS), DAY, parameter, {"R-1", "R-2"})
    assert statuses(crosscheck, GOOD) == ["met", "met"]


def test_equal_sessions_are_answered_each(engine: DurableEngine) -> None:
    engine.load(RULESETS)
    one, other = Session("shop", ((0, 1), (1, (2, 2)))), Session("shop", ((0, 0), (1, (0, 0))))
    first, second, third = engine.run([one, other, one])()
    assert first == third != second


def test_where_durable_rules_is_not_there_is_no_crosscheck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "durable_available", lambda: None)
    with pytest.raises(EngineUnavailable):
        CrossCheck.load(RULESETS, WORDS, Meaning(), RULES)


def test_answers_come_by_rule_and_subjects_in_the_order_of_the_facts(engine: DurableEngine) -> None:
    rules = (
        rule_of("B", "transfer", ALWAYS, ALWAYS),
        rule_of("A", "transfer", Test(Path("transfer", "id"), Operator.EQUALS, "z"), None),
        rule_of("C", "shop", ALWAYS, ALWAYS),
    )
    crosscheck = CrossCheck.load(compile_rulesets(rules, VERDICTS), WORDS, Meaning(), rules, engine)
    submitted = Submitted.of_dossier({"transfers": [{"id": "z"}, {"id": "y"}]}, WORDS)
    found = crosscheck.begin(submitted, DAY, parameter, {"A", "B"})()
    assert [[(rule, answer.status) for rule, answer in row] for row in found["transfer"]] == [
        [("A", "unknown"), ("B", "met")],
        [("A", "not_applicable"), ("B", "met")],
    ]
    assert "shop" not in found
