"""Rules as durable_rules takes them: plain data that can be cached, sent to another process, and read by a person.

What enters: the compiler's output. What leaves: frozen values, and the same as JSON and back. Nothing here fails for
data that `as_json` wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

LeafType = Literal["boolean", "text", "number", "date", "lifted"]
Rank = int | tuple[int, int]
VERDICT = "verdict"
"""The engine's own word; no rule can be for it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One small fact of a session; ``key`` is its name there and carries type and path.

    ``constants`` are what the rules compare the attribute with, in order; a value becomes its place among them. A
    lifted leaf is a test that is worked out beforehand: the key says in which rule it stands first.
    """

    key: str
    type: LeafType
    kind: str = ""
    attribute: str = ""
    constants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """A condition that the engine decides: ``CG-OP-04/when``. ``constant`` where it depends on nothing."""

    name: str
    constant: bool | None


@dataclass(frozen=True, slots=True)
class RulePlan:
    """The goals of one rule, by number; ``holds`` is None where only a person can judge.

    ``atoms``: the number of each test and quantifier, in the order of ``when``, ``require`` and the cases.
    """

    id: str
    applies: int
    holds: int | None
    cases: tuple[int, ...]
    atoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AtomPlan:
    """The leaf that carries a test or a quantifier; ``of_subject``: whether it looks at the subject itself."""

    leaf: int
    of_subject: bool


@dataclass(frozen=True, slots=True)
class Shard:
    """One ruleset: the leaves it looks at, by number, and its rules in the JSON that durable_rules takes."""

    leaves: tuple[int, ...]
    rules: str


@dataclass(frozen=True, slots=True)
class KindRulesets:
    """Everything that is asked of the subjects of one kind.

    ``shards`` stand in the order in which they run. Leaf numbers from ``len(leaves)`` on are the conclusions of earlier
    shards: ``conclusions`` names the goal of each.
    """

    leaves: tuple[Leaf, ...]
    atoms: tuple[AtomPlan, ...]
    conclusions: tuple[int, ...]
    goals: tuple[Goal, ...]
    rules: tuple[RulePlan, ...]
    shards: tuple[Shard, ...]


@dataclass(frozen=True, slots=True)
class VerdictRulesets:
    """The last rulesets: ``findings`` says which outcomes there are, ``verdict`` concludes from that.

    ``words``: the verdicts, worst first; the last for want of any other.
    """

    words: tuple[str, ...]
    findings: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Rulesets:
    """The whole rulebook, by kind of subject."""

    kinds: Mapping[str, KindRulesets]
    verdict: VerdictRulesets

    def as_json(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "kinds": {kind: asdict(compiled) for kind, compiled in self.kinds.items()},
            "verdict": asdict(self.verdict),
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Rulesets:
        """The same value that `as_json` was asked of."""
        verdict = {**data["verdict"], "words": tuple(data["verdict"]["words"])}
        kinds = {kind: _kind(compiled) for kind, compiled in data["kinds"].items()}
        return Rulesets(kinds, VerdictRulesets(**verdict))


def properties_of(leaf: Leaf) -> tuple[str, ...]:
    """The properties of a leaf's fact: a number has two, the lower and the upper bound of what is known of it."""
    return (f"{leaf.key}:low", f"{leaf.key}:high") if leaf.type == "number" else (leaf.key,)


def concluded(goal: str) -> str:
    """The property of the fact that carries a conclusion on to later rulesets."""
    return f"concluded:{goal}"


def _kind(data: Mapping[str, Any]) -> KindRulesets:
    plans = ({**rule, "cases": tuple(rule["cases"]), "atoms": tuple(rule["atoms"])} for rule in data["rules"])
    return KindRulesets(
        leaves=tuple(Leaf(**{**leaf, "constants": tuple(leaf["constants"])}) for leaf in data["leaves"]),
        atoms=tuple(AtomPlan(**atom) for atom in data["atoms"]),
        conclusions=tuple(data["conclusions"]),
        goals=tuple(Goal(**goal) for goal in data["goals"]),
        rules=tuple(RulePlan(**plan) for plan in plans),
        shards=tuple(Shard(tuple(shard["leaves"]), shard["rules"]) for shard in data["shards"]),
    )
