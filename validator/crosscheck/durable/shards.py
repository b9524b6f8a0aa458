"""Engine rules and the rulesets they are spread over, inside the limits of durable_rules.

What enters: the forms of goals. What leaves: rulesets that stay well inside what the extension is known to bear
(512 siblings under a node hang it, 64 conditions matched by one fact and 256 rules on one condition are refused, a join
has 16 places). May fail with `CompileError` for limits that are beyond that, or too narrow for a single rule.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from validator.crosscheck.durable.dnf import Conjunct, Dnf, Limit, Property, Run, runs
from validator.crosscheck.durable.rulesets import Shard
from validator.errors import CompileError

Test = dict[str, Any]
Condition = tuple[int, str]
PROVEN_CONDITIONS, PROVEN_PER_LEAF, PROVEN_JOIN = 250, 60, 16
FORM = Limit(rules=24, leaves=16)


@dataclass(frozen=True, slots=True)
class Limits:
    """How full a ruleset may be: its conditions (and rules), the conditions on one leaf, the size of a form."""

    conditions: int = 200
    per_leaf: int = 48
    form: Limit = FORM

    def __post_init__(self) -> None:
        """Refuse what durable_rules was not seen to bear."""
        beyond = self.conditions > PROVEN_CONDITIONS or self.per_leaf > PROVEN_PER_LEAF
        if beyond or self.form.leaves > PROVEN_JOIN or min(self.form) < 2:
            raise CompileError(f"durable_rules is not known to bear {self}")


@dataclass(frozen=True, slots=True)
class EngineRule:
    """One rule of durable_rules: a join of small facts, and what it is counted with."""

    name: str
    stage: int
    joined: list[Test]
    leaves: tuple[int, ...]
    conditions: frozenset[Condition]


@dataclass(slots=True)
class _Filling:
    """The ruleset that is being filled."""

    stage: int
    rules: dict[str, Any] = field(default_factory=dict)
    leaves: set[int] = field(default_factory=set)
    conditions: set[Condition] = field(default_factory=set)
    on_leaf: Counter[int] = field(default_factory=Counter)

    def has_room(self, rule: EngineRule, limits: Limits) -> bool:
        new = rule.conditions - self.conditions
        more = Counter(leaf for leaf, _ in new)
        full = len(self.conditions) + len(new) > limits.conditions or len(self.rules) >= limits.conditions
        return rule.stage == self.stage and not full and all(self.on_leaf[k] + more[k] <= limits.per_leaf for k in more)

    def add(self, rule: EngineRule) -> None:
        self.rules[rule.name] = {"all": [{f"m{place}": test} for place, test in enumerate(rule.joined)]}
        self.leaves.update(rule.leaves)
        self.on_leaf.update(leaf for leaf, _ in rule.conditions - self.conditions)
        self.conditions |= rule.conditions

    def shard(self) -> Shard:
        return Shard(tuple(sorted(self.leaves)), json.dumps(self.rules, separators=(",", ":")))


def fill_shards(rules: Iterable[EngineRule], limits: Limits) -> tuple[Shard, ...]:
    """Spread rules over rulesets, those of earlier stages first."""
    shards: list[Shard] = []
    filling = _Filling(0)
    for rule in sorted(rules, key=lambda rule: rule.stage):
        if not filling.has_room(rule, limits):
            shards += [filling.shard()] if filling.rules else []
            filling = _Filling(rule.stage)
            if not filling.has_room(rule, limits):
                raise CompileError(f"one rule alone does not fit into {limits}")
        filling.add(rule)
    return (*shards, filling.shard()) if filling.rules else tuple(shards)


def engine_rules(name: str, stage: int, form: Dnf, names: Sequence[Sequence[str]]) -> Iterator[EngineRule]:
    """The engine's rules for a form, called ``name``/1 and on; ``names``: the properties of each leaf."""
    made = (rule for conjunct in form for rule in _alternatives(conjunct))
    for number, ranges in enumerate(made, 1):
        tests: dict[int, list[Test]] = {}
        for prop, run in ranges:
            tests.setdefault(prop.leaf, []).extend(_tests(names[prop.leaf][prop.bound], prop.top, run))
        conditions = frozenset((leaf, repr(test)) for leaf, several in tests.items() for test in several)
        joined = [several[0] if len(several) == 1 else {"$and": several} for several in tests.values()]
        yield EngineRule(f"{name}/{number}", stage, joined, tuple(tests), conditions)


def _alternatives(conjunct: Conjunct) -> Iterator[tuple[tuple[Property, Run], ...]]:
    for chosen in product(*(runs(prop, ranks) for prop, ranks in conjunct)):
        yield tuple((prop, run) for (prop, _), run in zip(conjunct, chosen, strict=True))


def _tests(name: str, top: int, run: Run) -> list[Test]:
    if run.but >= 0:
        return [{"$neq": {name: run.but}}]
    if run.first == run.last:
        return [{name: run.first}]
    lower = [{"$gte": {name: run.first}}] if run.first > 0 or run.last == top else []
    return lower + ([{"$lte": {name: run.last}}] if run.last < top else [])
