"""Reading a subject's leaves: from facts to the small integers that the engine is told.

What enters: the compiled rulebook with the rules it was made from, facts, and the rules in effect. What leaves: one
`Session` a subject. What is unknown is None and is never told. May fail with `EngineFailure` as the reference evaluator
does, and for a compiled rulebook that does not belong to the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from validator.engine.compiled import Address, Compiled, CompiledKind, Leaf, Rank, Session
from validator.engine.ranks import ranker
from validator.engine.reference import Meaning, meaning
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.errors import EngineFailure
from validator.rulebook.conditions import Condition, Path, Quantified, Span, Test, parts_of
from validator.rulebook.rule import Rule

Read = Callable[[Scope], Rank | None]


@dataclass(frozen=True, slots=True)
class Column:
    """How to read one leaf. ``shared``: it says the same of every subject of its kind, so it is read once."""

    leaf: Leaf
    read: Read
    shared: bool


class Reader:
    """Reads the leaves of every kind."""

    def __init__(self, compiled: Compiled, rules: Mapping[str, Rule]) -> None:
        """``rules``: those that ``compiled`` was made from."""
        self._columns = {
            kind: tuple(_column(leaf, kind, rules) for leaf in found.leaves) for kind, found in compiled.kinds.items()
        }

    def sessions(self, kind: str, scopes: Sequence[Scope], wanted: frozenset[int]) -> list[Session]:
        """One session a subject, with the wanted leaves; the scopes are of one dossier and one kind."""
        columns = self._columns[kind]
        row: list[Rank | None] = [None] * len(columns)
        own: list[tuple[int, Read]] = []
        for number in sorted(wanted):
            column = columns[number]
            if not column.shared:
                own.append((number, column.read))
            elif scopes:
                row[number] = column.read(scopes[0])
        found = []
        for scope in scopes:
            for number, read in own:
                row[number] = read(scope)
            found.append(Session(kind, tuple(row)))
        return found

    def leaves(self, kind: str, scope: Scope) -> dict[str, Rank]:
        """What is known of one subject, by the names that the engine sees."""
        read = {column.leaf.key: column.read(scope) for column in self._columns[kind]}
        return {key: rank for key, rank in read.items() if rank is not None}


def wanted_leaves(kind: CompiledKind, in_effect: Iterable[str]) -> frozenset[int]:
    """The leaves that the rules in effect rest on."""
    effective = set(in_effect)
    plans = [plan for plan in kind.rules if plan.id in effective]
    goals = {goal for plan in plans for goal in (plan.applies, plan.holds, *plan.cases) if goal is not None}
    return frozenset(leaf for goal in goals for leaf in kind.goals[goal].leaves)


def _column(leaf: Leaf, kind: str, rules: Mapping[str, Rule]) -> Column:
    if leaf.at is not None:
        condition = _find(leaf.at, rules)
        return Column(leaf, _lifted(meaning(condition)), not _asks(condition, kind))
    path, rank = Path(leaf.kind, leaf.attribute), ranker(leaf)
    return Column(leaf, lambda scope: rank(scope.value(path)), leaf.kind != kind)


def _lifted(condition: Meaning) -> Read:
    def read(scope: Scope) -> int | None:
        truth = condition(scope)
        return None if truth is Truth.UNKNOWN else int(truth is Truth.TRUE)

    return read


def _find(at: Address, rules: Mapping[str, Rule]) -> Condition:
    try:
        rule = rules[at.rule]
        whole = {"when": rule.when, "require": rule.require}
        condition = whole[at.slot] if at.slot in whole else rule.violations[int(at.slot)].when
        for step in at.steps:
            condition = parts_of(condition)[step]  # type: ignore[arg-type]
    except (LookupError, ValueError) as error:
        raise EngineFailure(f"the compiled rulebook does not belong to these rules ({at.rule})") from error
    if condition is None:
        raise EngineFailure(f"the compiled rulebook does not belong to these rules ({at.rule})")
    return condition


def _asks(condition: Condition, kind: str) -> bool:
    """Whether a condition looks at the subject, which is of this kind."""
    if isinstance(condition, Quantified):
        return condition.kind != kind and (_asks(condition.where, kind) or _asks(condition.have, kind))
    if isinstance(condition, Test):
        return any(path.kind == kind and not path.own for path in _paths(condition))
    return any(_asks(part, kind) for part in parts_of(condition))


def _paths(test: Test) -> list[Path]:
    named: list[object] = [test.path, test.operand]
    if isinstance(test.operand, Span):
        named += [test.operand.anchor]
    return [name for name in named if isinstance(name, Path)]
