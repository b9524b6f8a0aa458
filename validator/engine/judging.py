"""Judging facts by all rules: in the reference evaluator, in durable_rules, or in both.

What enters: rules once, then facts and the ids of the rules in effect. What leaves: a `Judgement` with the decision of
every rule about each subject, and the verdict. May fail with `EngineFailure`: an engine broke, or the two differ in
anything. Then nothing is decided, and the next facts are judged as if nothing had been.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from validator.engine.columns import Columns, Entry
from validator.engine.compiled import Compiled, RulePlan
from validator.engine.conclusions import Meaning, agree, answer
from validator.engine.durable_engine import DurableEngine, durable_available
from validator.engine.judgement import Judgement, Outline, Table
from validator.engine.port import Answer as Waiting
from validator.engine.port import Engine, Firings
from validator.engine.reference import VERSION, Answers, evaluate
from validator.engine.rows import Rows, Said
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.engine.verdict_conditions import KIND as VERDICT
from validator.engine.verdict_conditions import outcome_scope, verdict_conditions
from validator.errors import EngineFailure
from validator.facts.element import Element, Facts
from validator.facts.values import Value
from validator.rulebook.rule import Rule

VERDICTS = ("reject", "flag", "approve")
REMEMBERED = 4096
Parameters = Callable[[str], Value]


@dataclass(frozen=True, slots=True)
class _InEffect:
    """The rules in effect of one kind. ``concluded``: what the engine's conclusions mean, as far as they were met."""

    ids: tuple[str, ...]
    rows: Rows
    plans: tuple[RulePlan, ...]
    meaning: Meaning | None
    concluded: dict[Firings, Answers] = field(default_factory=dict)

    def answers(self, firings: Firings) -> Answers:
        """What the conclusions about one subject mean."""
        found = self.concluded.get(firings)
        if found is None:
            assert self.meaning is not None, "an engine has compiled rules"
            truths = self.meaning.truths(firings)
            found = tuple(answer(plan, truths) for plan in self.plans)
            if len(self.concluded) < REMEMBERED:
                self.concluded[firings] = found
        return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """The subjects of one kind, with what the reference evaluator says of each and what the engine is to be told."""

    in_effect: _InEffect
    subjects: Sequence[Element]
    said: Sequence[Said]

    def by_reference(self) -> Table:
        """The reference evaluator's answers."""
        answers, outlines = [said.answers for said in self.said], [said.outline for said in self.said]
        return Table(self.in_effect.ids, self.subjects, answers, outlines)

    def by_engine(self, firings: Sequence[Firings]) -> Table:
        """The engine's answers to every subject's session."""
        ids, answers = self.in_effect.ids, [self.in_effect.answers(concluded) for concluded in firings]
        return Table(ids, self.subjects, answers, [Outline.of(ids, one) for one in answers])

    @property
    def unconfirmed(self) -> dict[Said, Element]:
        """The rows that the engine was never asked about, each with the first subject that reads so."""
        found: dict[Said, Element] = {}
        for subject, said in zip(self.subjects, self.said, strict=True):
            if not said.confirmed:
                found.setdefault(said, subject)
        return found

    def by_both(self, firings: Sequence[Firings]) -> Table:
        """The answers that both give, the engine to every unconfirmed row; `EngineFailure` where they differ."""
        for (said, subject), concluded in zip(self.unconfirmed.items(), firings, strict=True):
            agree(self.in_effect.answers(concluded), said.answers, self.in_effect.ids, subject)
            said.confirmed = True
        return self.by_reference()


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
            asked: list[tuple[_Asked, Waiting]] = []
            for kind, chosen in self._choose(frozenset(in_effect)):
                one = _asked(kind, chosen, facts, parameter)
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

    def _choose(self, ids: frozenset[str]) -> Iterable[tuple[str, _InEffect]]:
        if ids not in self._in_effect:
            kinds = sorted({rule.subject for rule in self._rules.values() if rule.id in ids})
            self._in_effect[ids] = {kind: self._of_kind(kind, ids) for kind in kinds}
        return self._in_effect[ids].items()

    def _of_kind(self, kind: str, ids: frozenset[str]) -> _InEffect:
        chosen = [rule for rule in self._rules.values() if rule.subject == kind and rule.id in ids]
        compiled = self._compiled.kinds.get(kind)
        plans = {plan.id: plan for plan in compiled.rules} if compiled else {}
        return _InEffect(
            ids=tuple(rule.id for rule in chosen),
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


def _asked(kind: str, chosen: _InEffect, facts: Facts, parameter: Parameters) -> _Asked:
    subjects, shared = facts.subjects(kind), dict[int, Entry]()
    return _Asked(chosen, subjects, [chosen.rows.said(Scope(facts, one, parameter, (), shared)) for one in subjects])
