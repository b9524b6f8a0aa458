"""The process in which durable_rules runs, and the only importer of it: when it crashes or hangs, only this ends.

What enters, one JSON document a line on standard input: the compiled rules once, then requests, each a number and the
sessions to run. What leaves on standard output, one line a request: the number and the conclusions of each session, or
the number and what went wrong. Started as a script with the folder of the extension; it imports next to nothing else.
"""

from __future__ import annotations

import json
import sys
from typing import Any

# Something must fire in every session: deleting one in which nothing fired reads uninitialised memory.
SENTINEL = "open"
SENTINEL_RULE = f'"{SENTINEL}/":{{"all":[{{"m0":{{"{SENTINEL}":1}}}}]}}'
SENTINEL_FACT = f'{{"{SENTINEL}":1,"id":"{"9" * 9}","sid":"%s"}}'

# Sessions with equal facts have equal conclusions: most of a queue's certificates and shipments are alike.
REMEMBERED = 20_000


class Kind:
    """The rulesets for one kind of subject."""

    def __init__(self, durable: Any, kind: str, data: dict[str, Any]) -> None:
        self.templates = [_template(leaf, properties) for leaf, properties in enumerate(data["properties"])]
        self.conclusions: list[int] = data["conclusions"]
        self.shards = [
            (durable.create_ruleset(f"{kind}/{number}", f"{rules[:-1]},{SENTINEL_RULE}}}"), leaves)
            for number, (leaves, rules) in enumerate(data["shards"])
        ]


def _template(leaf: int, properties: list[str]) -> str:
    """A leaf's fact with its ranks left open, and after them the session."""
    names = [json.dumps(name).replace("%", "%%") for name in properties]
    return f'{{{",".join(f"{name}:%d" for name in names)},"id":"{leaf}","sid":"%s"}}'


def run(durable: Any, kind: Kind, values: list[Any], sid: str) -> list[str]:
    """The conclusions of one session, shard by shard; those of earlier shards are facts of later ones."""
    concluded: set[str] = set()
    for handle, leaves in kind.shards:
        known = values + [_conclusion(goal, concluded) for goal in kind.conclusions]
        facts = [_fact(kind.templates[leaf], known[leaf], sid) for leaf in leaves if known[leaf] is not None]
        if facts:
            concluded |= _fire(durable, handle, sid, facts)
    return list(concluded)


def _conclusion(goal: int, concluded: set[str]) -> int | None:
    return 1 if f"{goal}+" in concluded else 0 if f"{goal}-" in concluded else None


def _fact(template: str, value: Any, sid: str) -> str:
    return template % (*value, sid) if isinstance(value, list) else template % (value, sid)


def _fire(durable: Any, handle: int, sid: str, facts: list[str]) -> set[str]:
    fired: set[str] = set()
    try:
        code, state = durable.assert_facts(handle, f"[{','.join(facts)},{SENTINEL_FACT % sid}]")
        if code not in (0, 1):
            raise RuntimeError(f"assert_facts returned {code}")
        action = durable.start_action_for_state(handle, state)
        message = action[1] if action else None
        while message:
            fired.add(message[2 : message.index("/")])  # {"7+/0": {...}}: the goal before the slash
            message = durable.complete_and_start_action(handle, state)
    finally:
        durable.delete_state(handle, sid)
    fired.remove(SENTINEL)
    return fired


def serve(folder: str) -> None:
    """Answer requests until there are no more."""
    sys.path.append(folder)
    import durable_rules_engine as durable

    kinds = {kind: Kind(durable, kind, data) for kind, data in json.loads(sys.stdin.buffer.readline()).items()}
    remembered: dict[tuple[str, str], list[str]] = {}
    sid = 0
    for line in sys.stdin.buffer:
        number, sessions = json.loads(line)
        answers = []
        for kind, values in sessions:
            if (kind, values) not in remembered:
                if len(remembered) >= REMEMBERED:
                    remembered.clear()
                sid += 1
                remembered[kind, values] = run(durable, kinds[kind], json.loads(values), str(sid))
            answers.append(remembered[kind, values])
        _say({"number": number, "conclusions": answers})


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        serve(sys.argv[1])
    except Exception as error:
        _say({"error": f"{type(error).__name__}: {error}"})
