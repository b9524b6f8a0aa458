"""Rules as the durable_rules engine takes them: plain data that can be cached, sent to another process, and compared.

What enters: the compiler's output. What leaves: frozen values, and the same as JSON and back. Nothing here fails for
data that `as_json` wrote.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple

LeafType = Literal["boolean", "text", "number", "date", "lifted"]
Rank = int | tuple[int, int]


class Session(NamedTuple):
    """One subject's facts for the engine: as JSON, the value of each leaf of its kind, null where it is unknown.

    They are a text because equal ones are looked up and sent again and again.
    """

    kind: str
    values: str

    @staticmethod
    def of(kind: str, values: Sequence[Rank | None]) -> Session:
        """The session that tells these values."""
        return Session(kind, json.dumps(values, separators=(",", ":")))


class Address(NamedTuple):
    """Where a condition stands in the rulebook: ``slot`` is when, require or the number of a violation case."""

    rule: str
    slot: str
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One small fact of a session; ``key`` is its name there and carries type and path.

    ``constants`` are what the rules compare the attribute with, in order; a value becomes its place among them. A
    lifted leaf is a condition that is evaluated beforehand: the one at ``at``.
    """

    key: str
    type: LeafType
    kind: str = ""
    attribute: str = ""
    constants: tuple[str, ...] = ()
    at: Address | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A condition that the engine decides. ``constant`` where it depends on nothing; ``leaves``: those it rests on."""

    constant: bool | None
    leaves: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RulePlan:
    """The goals of one rule, by number; ``holds`` is None where only a person can judge."""

    id: str
    applies: int
    holds: int | None
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shard:
    """One ruleset: the leaves it looks at, by number, and its rules in the JSON that durable_rules takes."""

    leaves: tuple[int, ...]
    rules: str


@dataclass(frozen=True, slots=True)
class CompiledKind:
    """Everything that is asked of the subjects of one kind.

    ``shards`` stand in the order in which they run. Leaf numbers from ``len(leaves)`` on are the conclusions of earlier
    shards: ``conclusions`` names the goal of each.
    """

    leaves: tuple[Leaf, ...]
    conclusions: tuple[int, ...]
    goals: tuple[Goal, ...]
    rules: tuple[RulePlan, ...]
    shards: tuple[Shard, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The whole rulebook, by kind of subject."""

    kinds: Mapping[str, CompiledKind]

    def as_json(self) -> dict[str, Any]:
        """As JSON data."""
        return {kind: asdict(compiled) for kind, compiled in self.kinds.items()}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Compiled:
        """The same value that `as_json` was asked of."""
        return Compiled({kind: _kind(compiled) for kind, compiled in data.items()})


def property_names(leaf: Leaf) -> tuple[str, ...]:
    """The properties of a leaf's fact: a number has two, the lower and the upper bound of what is known of it."""
    return (f"{leaf.key}:low", f"{leaf.key}:high") if leaf.type == "number" else (leaf.key,)


def conclusion_key(goal: int) -> str:
    """The name of the leaf that carries a conclusion on to later shards."""
    return f"concluded:{goal}"


def _kind(data: Mapping[str, Any]) -> CompiledKind:
    return CompiledKind(
        leaves=tuple(_leaf(leaf) for leaf in data["leaves"]),
        conclusions=tuple(data["conclusions"]),
        goals=tuple(Goal(goal["constant"], tuple(goal["leaves"])) for goal in data["goals"]),
        rules=tuple(RulePlan(**{**rule, "cases": tuple(rule["cases"])}) for rule in data["rules"]),
        shards=tuple(Shard(tuple(shard["leaves"]), shard["rules"]) for shard in data["shards"]),
    )


def _leaf(data: Mapping[str, Any]) -> Leaf:
    at = data["at"]
    address = None if at is None else Address(at[0], at[1], tuple(at[2]))
    return Leaf(**{**data, "constants": tuple(data["constants"]), "at": address})
