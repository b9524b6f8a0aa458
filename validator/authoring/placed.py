"""The conditions of a rule with the places in its file, so that what is said of a part can say where it stands.

What enters: a checked rule and the document that it was read from. What leaves: its conditions as trees of `Placed`, in
the order when, require, the cases of violated. Nothing fails for a rule that was loaded from the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Raw

from validator.rulebook.conditions import ALWAYS, All, Any, Condition, Not, Quantified, Test
from validator.rulebook.rule import Rule


@dataclass(frozen=True, slots=True)
class Placed:
    """A condition, the pointer of its text in the rule's file, and its parts (of a quantifier: where, have)."""

    condition: Condition
    pointer: str
    parts: tuple[Placed, ...] = ()

    def tests(self) -> Iterator[Placed]:
        """Every single test in it, in order."""
        if isinstance(self.condition, Test):
            yield self
        for part in self.parts:
            yield from part.tests()


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A rule's conditions; ``require`` is None where a person judges; of ``cases`` the last has no condition."""

    rule: Rule
    when: Placed
    require: Placed | None
    cases: tuple[Placed, ...]

    def conditions(self) -> tuple[Placed, ...]:
        """All of them."""
        return (self.when, *((self.require,) if self.require else ()), *self.cases)


def placed_rule(rule: Rule, data: Mapping[str, Raw]) -> PlacedRule:
    """The conditions of a rule; ``data`` is its document's."""
    listed = data["violated"] if isinstance(data["violated"], list) else [{}]
    cases = zip(rule.violations, listed, strict=True)
    return PlacedRule(
        rule,
        placed(rule.when, data.get("when"), "/when"),
        None if rule.require is None else placed(rule.require, data.get("require"), "/require"),
        tuple(placed(case.when, raw.get("when"), f"/violated/{i}/when") for i, (case, raw) in enumerate(cases)),
    )


def placed(condition: Condition, raw: Raw, at: str) -> Placed:
    """A condition beside the mapping that it was read from; without one it is the condition that always holds."""
    if not raw:
        return Placed(condition, at)
    if len(raw) == 1:
        ((key, value),) = raw.items()
        return _part(condition, key, value, at)
    assert isinstance(condition, All), "a mapping of several keys is all of them"
    pairs = zip(condition.parts, raw.items(), strict=True)
    return Placed(condition, at, tuple(_part(part, key, value, at) for part, (key, value) in pairs))


def _part(condition: Condition, key: str, raw: Raw, at: str) -> Placed:
    at = f"{at}/{key}"
    match condition:
        case All(parts) | Any(parts):
            pairs = enumerate(zip(parts, raw, strict=True))
            return Placed(condition, at, tuple(placed(part, item, f"{at}/{i}") for i, (part, item) in pairs))
        case Not(part):
            return Placed(condition, at, (placed(part, raw, at),))
        case Quantified(kind=kind, where=where, have=have):
            at, body = f"{at}/{kind}", raw[kind]
            inner = ((where, "where"), (have, "have"))
            found = tuple(placed(part, body.get(name), f"{at}/{name}") for part, name in inner if part != ALWAYS)
            return Placed(condition, at, found)
        case Test():
            return Placed(condition, at)
