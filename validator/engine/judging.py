"""Judging facts by all rules: in the reference evaluator, in durable_rules, or in both.

What enters: rules once, then facts and the ids of the rules in effect. What leaves: a `Decision` for every rule and
subject in a stable order, and the verdict. May fail with `EngineFailure`: an engine broke, or the two differ in
anything. Then nothing is decided, and the next facts are judged as if nothing had been.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from validator.engine.compiled import Compiled, RulePlan, Session
from validator.engine.conclusions import Answers, Meaning, agree, answer
from validator.engine.durable_engine import DurableEngine, durable_available
from validator.engine.port import Engine, Firings
from validator.engine.reading import Reader, wanted_leaves
from validator.engine.reference import VERSION, Decision, RuleMeaning, evaluate
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.engine.verdict_conditions import KIND as VERDICT
from validator.engine.verdict_conditions import outcome_scope, verdict_conditions
from validator.errors import EngineFailure
from validator.facts.element import Facts
from validator.facts.values import Value
from validator.rulebook.rule import Rule

VERDICTS = ("reject", "flag", "approve")
REMEMBERED = 4096
Parameters = Callable[[str], Value]
Scopes = Mapping[str, Sequence[Scope]]
Judged = Mapping[str, Sequence[Answers]]
"""For each kind, what the rules of that kind come to for each subject."""


@dataclass(frozen=True, slots=True)
class _InEffect:
    """The rules in effect of one kind, by id, and the leaves they rest on; ``concluded``: what firings mean."""

    rules: tuple[RuleMeaning, ...]
    plans: tuple[RulePlan, ...]
    leaves: frozenset[int]
    ids: tuple[str, ...]
    concluded: dict[Firings, Answers] = field(default_factory=dict)


class Judge:
    """Rules, ready to judge facts. Safe to use from several threads, which then take turns."""

    def __init__(
        self,
        rules: Iterable[Rule],
        verdicts: Sequence[str],
        compiled: Compiled | None,
        engine: Engine | None,
        alone: bool,
        meanings: Mapping[str, RuleMeaning] | None = None,
    ) -> None:
        """Use `Judge.load`. ``engine`` needs ``compiled``; ``alone``: the reference evaluator is not asked."""
        self._rules = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self._verdicts = tuple(verdicts)
        self._compiled = compiled or Compiled({})
        self._engine = engine
        self._alone = alone
        self._reader = Reader(self._compiled, self._rules)
        self._meaning = {kind: Meaning(found) for kind, found in self._compiled.kinds.items()}
        self._rule_meaning = meanings or {rule.id: RuleMeaning(rule) for rule in self._rules.values()}
        self._in_effect: dict[frozenset[str], Mapping[str, _InEffect]] = {}
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
        compiled = compiled or _compiled(rules, verdicts)
        durable.load(compiled)
        return cls(rules, verdicts, compiled, durable, alone=engine == "durable")

    @cached_property
    def reference(self) -> Judge:
        """The same rules in the reference evaluator alone."""
        return Judge(self._rules.values(), self._verdicts, None, None, alone=False, meanings=self._rule_meaning)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The engines that judge, each with its version."""
        durable = getattr(self._engine, "version", "unknown")
        asked = (("durable_rules", durable, self._engine is not None), ("reference", VERSION, not self._alone))
        return tuple((name, version) for name, version, is_asked in asked if is_asked)

    def judge(self, in_effect: Set[str], facts: Facts, parameter: Parameters) -> tuple[Decision, ...]:
        """What every rule in effect says of each of its subjects, by rule id, then in the order of the facts."""
        with self._turn:
            chosen = self._choose(frozenset(in_effect))
            scopes = {kind: [Scope(facts, one, parameter) for one in facts.subjects(kind)] for kind in chosen}
            if self._engine is None:
                return _decisions(chosen, scopes, _by_reference(chosen, scopes))
            durable = self._by_engine(self._engine, chosen, scopes)  # works while the reference evaluator does
            if self._alone:
                return _decisions(chosen, scopes, durable())
            reference = _by_reference(chosen, scopes)
            _compare(chosen, scopes, durable(), reference)
            return _decisions(chosen, scopes, reference)

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

    def _choose(self, ids: frozenset[str]) -> Mapping[str, _InEffect]:
        if ids not in self._in_effect:
            kinds = sorted({rule.subject for rule in self._rules.values() if rule.id in ids})
            self._in_effect[ids] = {kind: self._of_kind(kind, ids) for kind in kinds}
        return self._in_effect[ids]

    def _of_kind(self, kind: str, ids: frozenset[str]) -> _InEffect:
        chosen = tuple(rule.id for rule in self._rules.values() if rule.subject == kind and rule.id in ids)
        compiled = self._compiled.kinds.get(kind)
        plans = {plan.id: plan for plan in compiled.rules} if compiled else {}
        return _InEffect(
            rules=tuple(self._rule_meaning[rule] for rule in chosen),
            plans=tuple(plans[rule] for rule in chosen) if compiled else (),
            leaves=wanted_leaves(compiled, chosen) if compiled else frozenset(),
            ids=chosen,
        )

    def _by_engine(self, engine: Engine, chosen: Mapping[str, _InEffect], scopes: Scopes) -> Callable[[], Judged]:
        """Start the engine; what comes back gives its answers when they are asked for."""
        sessions: list[Session] = []
        for kind, several in scopes.items():
            sessions += self._reader.sessions(kind, several, chosen[kind].leaves)
        wait = engine.run(sessions)

        def judged() -> Judged:
            firings = iter(wait())
            return {
                kind: [self._concluded(kind, chosen[kind], next(firings)) for _ in several]
                for kind, several in scopes.items()
            }

        return judged

    def _concluded(self, kind: str, chosen: _InEffect, firings: Firings) -> Answers:
        found = chosen.concluded.get(firings)
        if found is None:
            truths = self._meaning[kind].truths(firings)
            found = tuple(answer(plan, truths) for plan in chosen.plans)
            if len(chosen.concluded) < REMEMBERED:
                chosen.concluded[firings] = found
        return found


def _compiled(rules: Iterable[Rule], verdicts: Sequence[str]) -> Compiled:
    from validator.engine.compile import compile_rules  # a remembered rulebook comes with its compiled form

    return compile_rules(rules, verdicts)


def _by_reference(chosen: Mapping[str, _InEffect], scopes: Scopes) -> Judged:
    return {
        kind: [tuple(rule.answer(scope) for rule in chosen[kind].rules) for scope in several]
        for kind, several in scopes.items()
    }


def _compare(chosen: Mapping[str, _InEffect], scopes: Scopes, durable: Judged, reference: Judged) -> None:
    for kind, several in scopes.items():
        for scope, one, other in zip(several, durable[kind], reference[kind], strict=True):
            agree(one, other, chosen[kind].ids, scope.subject)


def _decisions(chosen: Mapping[str, _InEffect], scopes: Scopes, judged: Judged) -> tuple[Decision, ...]:
    found: dict[str, list[Decision]] = {}
    for kind, several in scopes.items():
        for place, rule in enumerate(chosen[kind].ids):
            found[rule] = [
                Decision(rule, scope.subject, *answers[place])
                for scope, answers in zip(several, judged[kind], strict=True)
            ]
    return tuple(decision for rule in sorted(found) for decision in found[rule])
