"""The durable_rules engine behind a process boundary.

What enters: rulesets once, then sessions and findings. What leaves: their conclusions. Whatever goes wrong in the
extension (a crash, a hang, an answer that makes no sense) is an `EngineFailure` of that one run; the next one has a new
process.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from validator.crosscheck.durable.channel import Channel
from validator.crosscheck.durable.port import Answer, FindingOutcome, Firings, Session
from validator.crosscheck.durable.rulesets import KindRulesets, Rulesets, VerdictRulesets, concluded, properties_of
from validator.crosscheck.durable.verdict import outcome_fact, outcome_goal
from validator.errors import EngineFailure, EngineUnavailable

WORKER = Path(__file__).with_name("worker.py")
DEADLINE_S = 60.0


class Installed(NamedTuple):
    """The extension as it is installed here."""

    version: str
    folder: str


def durable_available() -> Installed | None:
    """The durable_rules extension, if it can be imported here. It cannot on Python 3.13 or newer."""
    if sys.version_info >= (3, 13) or os.name != "posix" or not sys.executable:
        return None
    spec = importlib.util.find_spec("durable_rules_engine")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    described = sorted(folder.glob("durable_rules-*.dist-info"))
    return Installed(described[-1].name.split("-")[1].removesuffix(".dist") if described else "unknown", str(folder))


class DurableEngine:
    """Runs rulesets in durable_rules. One thread at a time."""

    def __init__(self, deadline_s: float = DEADLINE_S) -> None:
        """``deadline_s``: how long one run may take before its process is ended. May fail with `EngineUnavailable`."""
        found = durable_available()
        if found is None:
            raise EngineUnavailable(
                "durable_rules cannot be imported here; it needs Python 3.11 or 3.12 and a compiler"
            )
        self.version = found.version
        self._command = (sys.executable, "-I", "-S", str(WORKER), found.folder)
        self._deadline_s = deadline_s
        self._rules = b""
        self._channel: Channel | None = None
        self._number = 0

    @property
    def pid(self) -> int | None:
        """The process in which the extension runs, if there is one."""
        return self._channel.pid if self._channel else None

    def load(self, rulesets: Rulesets) -> None:
        """Start the process and send it the rulesets, without waiting for it."""
        self.close()
        kinds = {kind: _for_worker(found) for kind, found in rulesets.kinds.items()}
        verdict = _verdict_for_worker(rulesets.verdict)
        self._rules = json.dumps({"kinds": kinds, "verdict": verdict}, separators=(",", ":")).encode()
        self._ready()

    def run(self, sessions: Sequence[Session]) -> Answer:
        """Start the sessions, equal ones once."""
        places: dict[Session, int] = {}
        asked = [places.setdefault(session, len(places)) for session in sessions]
        number, channel = self._ask({"sessions": list(places)})

        def answer() -> tuple[Firings, ...]:
            found = self._answer(number, channel, "conclusions")
            if len(found) != len(places):
                raise EngineFailure("durable_rules did not answer for every session")
            conclusions = [frozenset(one) for one in found]
            return tuple(conclusions[place] for place in asked)

        return answer

    def conclude(self, findings: Sequence[FindingOutcome]) -> Firings:
        """The verdicts that follow from the findings; equal ones are told once."""
        number, channel = self._ask({"findings": sorted(set(findings))})
        return frozenset(self._answer(number, channel, "verdict"))

    def close(self) -> None:
        """End the process, if there is one."""
        if self._channel is not None and self._channel.ours:
            self._channel.stop()
        self._channel = None

    def _ready(self) -> Channel:
        if self._channel is None or not self._channel.ours:
            self._channel = Channel(self._command)
            self._channel.send(self._rules)
        return self._channel

    def _ask(self, request: dict[str, Any]) -> tuple[int, Channel]:
        self._number += 1
        channel = self._ready()
        channel.send(json.dumps({"number": self._number, **request}, separators=(",", ":")).encode())
        return self._number, channel

    def _answer(self, number: int, channel: Channel, what: str) -> list[Any]:
        """What the process says to one request; without an answer that can be trusted it is ended."""
        try:
            answer = _answer_to(number, channel, time.monotonic() + self._deadline_s)
            found = answer.get(what)
            if not isinstance(found, list):
                raise EngineFailure(f"durable_rules answered without {what}")
        except EngineFailure:
            self.close()
            raise
        return found


def _for_worker(kind: KindRulesets) -> dict[str, Any]:
    carried = [kind.goals[goal].name for goal in kind.conclusions]
    return {
        "properties": [*map(properties_of, kind.leaves), *((concluded(goal),) for goal in carried)],
        "conclusions": [(len(kind.leaves) + place, goal) for place, goal in enumerate(carried)],
        "shards": [(shard.leaves, shard.rules) for shard in kind.shards],
    }


def _verdict_for_worker(verdict: VerdictRulesets) -> dict[str, Any]:
    outcomes = verdict.words[:-1]
    return {
        "findings": verdict.findings,
        "verdict": verdict.verdict,
        "outcomes": {word: outcome_fact(word) for word in outcomes},
        "concluded": {outcome_goal(word): concluded(outcome_goal(word)) for word in outcomes},
    }


def _answer_to(number: int, channel: Channel, deadline: float) -> dict[str, Any]:
    """The answer to one request; those to earlier ones that nobody waited for are passed over."""
    while True:
        line = channel.receive(deadline)
        try:
            answer = json.loads(line)
        except ValueError as error:
            raise EngineFailure(f"durable_rules answered with {line[:80]!r}") from error
        if not isinstance(answer, dict) or "error" in answer:
            raise EngineFailure(f"durable_rules failed: {answer['error'] if isinstance(answer, dict) else answer}")
        if answer.get("number") == number:
            return answer
