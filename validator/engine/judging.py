"""Judging facts by all rules: in the reference evaluator, in durable_rules, or in both.

What enters: rules once, then facts and the ids of the rules in effect. What leaves: a `Decision` for every rule and
subject in a stable order, and the verdict. May fail with `EngineFailure`: an engine broke, or the two differ in
anything. Then nothing is decided, and the next facts are judged as if nothing had been.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from validator.engine.compile import compile_rules
from validator.engine.compiled import Compiled, RulePlan
from validator.engine.conclusions import Meaning, compared, decision
from validator.engine.durable_engine import DurableEngine, durable_available
from validator.engine.port import Engine
from validator.engine.reading import Reader, wanted_leaves
from validator.engine.reference import VERSION, Decision, decide, evaluate
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.engine.verdict_conditions import KIND as VERDICT
from validator.engine.verdict_conditions import outcome_scope, verdict_conditions
from validator.errors import EngineFailure
from validator.facts.element import Facts
from validator.facts.values import Value
from validator.rulebook.rule import Rule

VERDICTS = ("reject", "flag", "approve")
Scopes = Mapping[str, Sequence[Scope]]
Decisions = Callable[[], tuple[Decision, ...]]


@dataclass(frozen=True, slots=True)
class _InEffect:
    """The rules in effect, by id, and for each kind the leaves that they rest on."""

    rules: tuple[Rule, ...]
    plans: tuple[tuple[str, RulePlan], ...]
    leaves: Mapping[str, frozenset[int]]


class Judge:
    """Rules, ready to judge facts. Safe to use from several threads, which then take turns."""

    def __init__(
        self,
        rules: Iterable[Rule],
        verdicts: Sequence[str],
        compiled: Compiled | None,
        engine: Engine | None,
        alone: bool,
    ) -> None:
        """Use `Judge.load`. ``engine`` needs ``compiled``; ``alone``: the reference evaluator is not asked."""
        self._rules = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self._verdicts = tuple(verdicts)
        self._compiled = compiled or Compiled({})
        self._engine = engine
        self._alone = alone
        self._reader = Reader(self._compiled, self._rules)
        self._meaning = {kind: Meaning(found) for kind, found in self._compiled.kinds.items()}
        self._in_effect: dict[frozenset[str], _InEffect] = {}
        self._turn = threading.Lock()

    @classmethod
    def load(
        cls,
        rules: Iterable[Rule],
        engine: str = "both",
        compiled: Compiled | None = None,
        *,
        verdicts: Sequence[str] = VERDICTS,
        durable: Engine | None = None,
    ) -> Judge:
        """A judge of ``rules``. ``engine`` is both, durable or reference.

        ``both`` is the reference evaluator alone where durable_rules cannot be imported; ``durable`` is then
        `EngineUnavailable`. ``compiled`` (of these rules and verdicts) spares compiling; ``verdicts`` are worst first,
        the last for want of any other; ``durable`` takes the place of the durable_rules engine.
        """
        rules = tuple(rules)
        if engine not in ("both", "durable", "reference"):
            raise ValueError(f"engine is both, durable or reference, not {engine!r}")
        if engine == "reference" or (engine == "both" and durable is None and durable_available() is None):
            return cls(rules, verdicts, None, None, alone=False)
        durable = durable or DurableEngine()
        compiled = compiled or compile_rules(rules, verdicts)
        durable.load(compiled)
        return cls(rules, verdicts, compiled, durable, alone=engine == "durable")

    @cached_property
    def reference(self) -> Judge:
        """The same rules in the reference evaluator alone."""
        return Judge(self._rules.values(), self._verdicts, None, None, alone=False)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The engines that judge, each with its version."""
        durable = getattr(self._engine, "version", "unknown")
        asked = (("durable_rules", durable, self._engine is not None), ("reference", VERSION, not self._alone))
        return tuple((name, version) for name, version, is_asked in asked if is_asked)

    def judge(self, in_effect: Set[str], facts: Facts, parameter: Callable[[str], Value]) -> tuple[Decision, ...]:
        """What every rule in effect says of each of its subjects, by rule id, then in the order of the facts."""
        with self._turn:
            chosen = self._choose(frozenset(in_effect))
            kinds = {rule.subject for rule in chosen.rules}
            scopes = {kind: [Scope(facts, one, parameter) for one in facts.subjects(kind)] for kind in sorted(kinds)}
            if self._engine is None:
                return _by_reference(chosen, scopes)
            durable = self._by_engine(self._engine, chosen, scopes)  # works while the reference evaluator does
            return durable() if self._alone else compared(reference=_by_reference(chosen, scopes), durable=durable())

    def conclude(self, outcomes: Set[str]) -> str:
        """The verdict that the outcomes of a dossier's findings lead to."""
        scope = outcome_scope(outcomes, self._verdicts)
        conditions = verdict_conditions(self._verdicts)
        by_reference = [evaluate(condition, scope) for condition in conditions.values()]
        found = by_reference
        if self._engine is not None:
            with self._turn:
                wanted = frozenset(range(len(self._compiled.kinds[VERDICT].leaves)))
                (firings,) = self._engine.run(self._reader.sessions(VERDICT, [scope], wanted))()
            found = self._meaning[VERDICT].truths(firings)[: len(conditions)]
        if found != by_reference or found.count(Truth.TRUE) != 1:
            raise EngineFailure(
                f"durable_rules and the reference evaluator differ on the verdict of {sorted(outcomes)}"
            )
        return self._verdicts[found.index(Truth.TRUE)]

    def close(self) -> None:
        """End what runs on the side. It ends with this program in any case."""
        if isinstance(self._engine, DurableEngine):
            self._engine.close()

    def _choose(self, ids: frozenset[str]) -> _InEffect:
        if ids not in self._in_effect:
            kinds = self._compiled.kinds
            plans = ((plan.id, kind, plan) for kind, found in kinds.items() for plan in found.rules if plan.id in ids)
            self._in_effect[ids] = _InEffect(
                rules=tuple(rule for rule in self._rules.values() if rule.id in ids),
                plans=tuple((kind, plan) for _, kind, plan in sorted(plans, key=lambda one: one[0])),
                leaves={kind: wanted_leaves(found, ids) for kind, found in kinds.items()},
            )
        return self._in_effect[ids]

    def _by_engine(self, engine: Engine, chosen: _InEffect, scopes: Scopes) -> Decisions:
        """Start the engine; what comes back gives its decisions when they are asked for."""
        sessions = {kind: self._reader.sessions(kind, found, chosen.leaves[kind]) for kind, found in scopes.items()}
        answer = engine.run([session for found in sessions.values() for session in found])

        def decisions() -> tuple[Decision, ...]:
            firings = iter(answer())
            found = {
                kind: [(scope.subject, self._meaning[kind].truths(next(firings))) for scope in several]
                for kind, several in scopes.items()
            }
            return tuple(
                decision(plan, subject, concluded) for kind, plan in chosen.plans for subject, concluded in found[kind]
            )

        return decisions


def _by_reference(chosen: _InEffect, scopes: Scopes) -> tuple[Decision, ...]:
    return tuple(decide(rule, scope) for rule in chosen.rules for scope in scopes[rule.subject])
