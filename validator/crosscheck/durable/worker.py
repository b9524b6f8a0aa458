"""The process in which durable_rules runs, and the only importer of it: when it crashes or hangs, only this ends.

What enters, one JSON document a line on standard input: the rulesets once, then requests, each a number with either the
sessions to run or the findings to conclude from. What leaves on standard output, one line a request: the number and the
conclusions, or what went wrong. Started as a script with the folder of the extension; it imports next to nothing else.
Nothing is remembered from one request to the next.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

# Something must fire in every session: deleting one in which nothing fired reads uninitialised memory.
SENTINEL = "open"
SENTINEL_RULE = f'"{SENTINEL}/1":{{"all":[{{"m0":{{"{SENTINEL}":1}}}}]}}'
SENTINEL_FACT = f'{{"{SENTINEL}":1,"id":"{"9" * 9}","sid":"%s"}}'


class Ruleset:
    """One ruleset of the extension, and its sessions."""

    def __init__(self, durable: Any, name: str, rules: str) -> None:
        start = rules.rstrip()[:-1]
        self._durable = durable
        self._handle = durable.create_ruleset(name, f"{start},{SENTINEL_RULE}}}")
        self._session = 0

    def fire(self, facts: Iterable[str]) -> set[str]:
        """The conclusions from some facts, each JSON without its closing bracket: the rules that fire, less numbers."""
        self._session += 1
        sid, durable, handle = str(self._session), self._durable, self._handle
        told = [f'{fact},"id":"{number}","sid":"{sid}"}}' for number, fact in enumerate(facts)]
        fired: set[str] = set()
        try:
            code, state = durable.assert_facts(handle, f"[{','.join((*told, SENTINEL_FACT % sid))}]")
            if code not in (0, 1):
                raise RuntimeError(f"assert_facts returned {code}")
            action = durable.start_action_for_state(handle, state)
            message = action[1] if action else None
            while message:
                name = message[2 : message.index('":')]  # {"CG-OP-04/when/true/1": {...}}
                fired.add(name[: name.rindex("/")])
                message = durable.complete_and_start_action(handle, state)
        finally:
            durable.delete_state(handle, sid)
        fired.remove(SENTINEL)
        return fired


class Kind:
    """The rulesets for one kind of subject."""

    def __init__(self, durable: Any, kind: str, data: dict[str, Any]) -> None:
        self._properties = [[json.dumps(name) for name in names] for names in data["properties"]]
        self._conclusions = {leaf: f"{goal}/" for leaf, goal in data["conclusions"]}
        self._shards = [
            (Ruleset(durable, f"{kind}/{number}", rules), leaves)
            for number, (leaves, rules) in enumerate(data["shards"], 1)
        ]

    def run(self, told: dict[int, Any]) -> list[str]:
        """The conclusions of one session, shard by shard; those of earlier shards are facts of later ones."""
        concluded: set[str] = set()
        for ruleset, leaves in self._shards:
            known = dict(told)
            for leaf, goal in self._conclusions.items():
                if f"{goal}true" in concluded or f"{goal}false" in concluded:
                    known[leaf] = int(f"{goal}true" in concluded)
            facts = [self._fact(leaf, known[leaf]) for leaf in leaves if leaf in known]
            if facts:
                concluded |= ruleset.fire(facts)
        return list(concluded)

    def _fact(self, leaf: int, rank: Any) -> str:
        ranks = rank if isinstance(rank, list) else [rank]
        pairs = zip(self._properties[leaf], ranks, strict=True)
        return "{" + ",".join(f"{name}:{one}" for name, one in pairs)


class Verdict:
    """The last rulesets: findings are facts of the first, what it concludes is facts of the second."""

    def __init__(self, durable: Any, data: dict[str, Any]) -> None:
        self._findings = Ruleset(durable, "findings", data["findings"])
        self._verdict = Ruleset(durable, "verdict", data["verdict"])
        self._outcomes: dict[str, str] = data["outcomes"]
        self._concluded: dict[str, str] = data["concluded"]

    def conclude(self, findings: list[list[str]]) -> list[str]:
        """The verdicts concluded from the findings: all of them are told, so what none of them says is not so."""
        facts = [
            f'{{{json.dumps(self._outcomes[outcome])}:1,"rule":{json.dumps(rule)}'
            for rule, outcome in findings
            if outcome in self._outcomes
        ]
        there = self._findings.fire(facts)
        carried = [f"{{{json.dumps(name)}:{int(goal in there)}" for goal, name in self._concluded.items()]
        return list(self._verdict.fire(carried))


def serve(folder: str) -> None:
    """Answer requests until there are no more."""
    sys.path.append(folder)
    import durable_rules_engine as durable

    rulesets = json.loads(sys.stdin.buffer.readline())
    kinds = {kind: Kind(durable, kind, data) for kind, data in rulesets["kinds"].items()}
    verdict = Verdict(durable, rulesets["verdict"])
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if "findings" in request:
            _say({"number": request["number"], "verdict": verdict.conclude(request["findings"])})
            continue
        conclusions = [kinds[kind].run(dict(told)) for kind, told in request["sessions"]]
        _say({"number": request["number"], "conclusions": conclusions})


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        serve(sys.argv[1])
    except Exception as error:
        _say({"error": f"{type(error).__name__}: {error}"})
