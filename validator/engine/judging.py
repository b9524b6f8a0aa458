"""Judging facts by all rules: in the reference evaluator, in durable_rules, or in both.

What enters: rules once, then facts and the ids of the rules in effect. What leaves: a `Judgement` with the decision of
every rule about each subject, and the verdict. May fail with `EngineFailure`: an engine broke, or the two differ in
anything. Then nothing is decided, and the next facts are judged as if nothing had been.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence, Set
from copy import copy
from functools import cached_property

from validator.engine.columns import Columns
from validator.engine.compiled import Compiled
from validator.engine.conclusions import Meaning
from validator.engine.durable_engine import DurableEngine, durable_available
from validator.engine.in_effect import Asked, InEffect, Parameters, ask
from validator.engine.judgement import Judgement
from validator.engine.port import Answer as Waiting
from validator.engine.port import Engine
from validator.engine.reference import VERSION, evaluate
from validator.engine.rows import Rows
from validator.engine.truth import Truth
from validator.engine.verdict_conditions import KIND as VERDICT
from validator.engine.verdict_conditions import outcome_scope, verdict_conditions
from validator.errors import EngineFailure
from validator.facts.element import Facts
from validator.rulebook.rule import Rule

VERDICTS = ("reject", "flag", "approve")


class Judge:
    """Rules, ready to judge facts. Safe to use from several threads, which then take turns."""

    def __init__(
        self,
        rules: Iterable[Rule],
        verdicts: Sequence[str],
        compiled: Compiled | None,
        engine: Engine | None,
        alone: bool,
        everything: bool = False,
    ) -> None:
        """Use `Judge.load`. ``engine`` needs ``compiled``; ``alone``: the reference evaluator is not asked."""
        self._rules = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
        self._verdicts = tuple(verdicts)
        self._compiled = compiled or Compiled({})
        self._engine = engine
        self._alone = alone
        self._everything = everything
        self._columns: dict[str, Columns] = {}
        self._verdict_of: dict[frozenset[str], str] = {}
        self._in_effect: dict[frozenset[str], Mapping[str, InEffect]] = {}
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
        everything: bool = False,
    ) -> Judge:
        """A judge of ``rules``. ``engine`` is both, durable or reference.

        ``both`` is the reference evaluator alone where durable_rules cannot be imported; ``durable`` is then
        `EngineUnavailable`. ``compiled`` (of these rules and verdicts) spares compiling; ``verdicts`` are worst first,
        the last for want of any other; ``durable`` takes the place of the durable_rules engine; ``everything``: tell
        the engine every fact, also those that no rule gets round to asking for.
        """
        rules = tuple(rules)
        if engine not in ("both", "durable", "reference"):
            raise ValueError(f"engine is both, durable or reference, not {engine!r}")
        if engine == "reference" or (engine == "both" and durable is None and durable_available() is None):
            return cls(rules, verdicts, None, None, alone=False, everything=everything)
        durable = durable or DurableEngine()
        compiled = compiled or _compiled(rules, verdicts)
        durable.load(compiled)
        return cls(rules, verdicts, compiled, durable, alone=engine == "durable", everything=everything)

    @cached_property
    def reference(self) -> Judge:
        """The same rules in the reference evaluator alone; what is remembered of rows serves both."""
        twin = copy(self)
        twin._engine, twin._alone, twin._verdict_of = None, False, {}
        return twin

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The engines that judge, each with its version."""
        durable = getattr(self._engine, "version", "unknown")
        asked = (("durable_rules", durable, self._engine is not None), ("reference", VERSION, not self._alone))
        return tuple((name, version) for name, version, is_asked in asked if is_asked)

    def judge(self, in_effect: Set[str], facts: Facts, parameter: Parameters) -> Judgement:
        """What every rule in effect says of each of its subjects."""
        with self._turn:
            asked: list[tuple[Asked, Waiting]] = []
            for kind, chosen in self._choose(frozenset(in_effect)):
                one = ask(kind, chosen, facts, parameter)
                told = one.said if self._alone else list(one.unconfirmed)
                # The engine works on one kind while the next one is read.
                asked.append((one, self._engine.run([row.session for row in told]) if self._engine and told else tuple))
            if self._engine is None:
                return Judgement([one.by_reference() for one, _ in asked])
            return Judgement([(one.by_engine if self._alone else one.by_both)(wait()) for one, wait in asked])

    def conclude(self, outcomes: Set[str]) -> str:
        """The verdict that the outcomes of a dossier's findings lead to."""
        said = frozenset(outcomes)
        if said not in self._verdict_of:
            self._verdict_of[said] = self._conclude(said)
        return self._verdict_of[said]

    def _conclude(self, outcomes: Set[str]) -> str:
        scope = outcome_scope(outcomes, self._verdicts)
        conditions = verdict_conditions(self._verdicts)
        by_reference = [evaluate(condition, scope) for condition in conditions.values()]
        found = by_reference
        if self._engine is not None:
            with self._turn:
                (firings,) = self._engine.run([self._columns_of(VERDICT).session(scope)])()
            found = Meaning(self._compiled.kinds[VERDICT]).truths(firings)[: len(conditions)]
        if found != by_reference or found.count(Truth.TRUE) != 1:
            raise EngineFailure(
                f"durable_rules and the reference evaluator differ on the verdict of {sorted(outcomes)}"
            )
        return self._verdicts[found.index(Truth.TRUE)]

    def close(self) -> None:
        """End what runs on the side. It ends with this program in any case."""
        if isinstance(self._engine, DurableEngine):
            self._engine.close()

    def _choose(self, ids: frozenset[str]) -> Iterable[tuple[str, InEffect]]:
        if ids not in self._in_effect:
            kinds = sorted({rule.subject for rule in self._rules.values() if rule.id in ids})
            self._in_effect[ids] = {kind: self._of_kind(kind, ids) for kind in kinds}
        return self._in_effect[ids].items()

    def _of_kind(self, kind: str, ids: frozenset[str]) -> InEffect:
        chosen = [rule for rule in self._rules.values() if rule.subject == kind and rule.id in ids]
        compiled = self._compiled.kinds.get(kind)
        plans = {plan.id: plan for plan in compiled.rules} if compiled else {}
        return InEffect(
            ids={rule.id: place for place, rule in enumerate(chosen)},
            rows=Rows(self._columns_of(kind), chosen, self._everything),
            plans=tuple(plans[rule.id] for rule in chosen) if compiled else (),
            meaning=Meaning(compiled) if compiled else None,
        )

    def _columns_of(self, kind: str) -> Columns:
        if kind not in self._columns:
            rules = [rule for rule in self._rules.values() if rule.subject == kind]
            self._columns[kind] = Columns(kind, rules, self._compiled.kinds.get(kind))
        return self._columns[kind]


def _compiled(rules: Iterable[Rule], verdicts: Sequence[str]) -> Compiled:
    from validator.engine.compile import compile_rules  # a remembered rulebook comes with its compiled form

    return compile_rules(rules, verdicts)
