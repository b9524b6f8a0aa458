"""From rules to rulesets of durable_rules, inside the subset that is known to work.

What enters: checked rules, and the words of the verdict, worst first. What leaves: `Compiled`. Every condition is
brought into two forms, surely true and surely false; what grows too large is split by intermediate conclusions. The
order of the rules does not matter. May fail with `CompileError`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from validator.engine.compiled import (
    Address,
    Compiled,
    CompiledKind,
    Goal,
    RulePlan,
    conclusion_key,
    property_names,
)
from validator.engine.dnf import ALWAYS, Limit, TooLargeError, both, either, leaves_of
from validator.engine.leaves import Forms, boolean_forms, collect, key_of
from validator.engine.shards import EngineRule, Limits, engine_rules, fill_shards
from validator.engine.verdict_conditions import KIND as VERDICT
from validator.engine.verdict_conditions import verdict_conditions
from validator.errors import CompileError
from validator.rulebook.conditions import All, Any, Condition, Not, parts_of
from validator.rulebook.rule import Rule

ANY_SIZE = Limit(sys.maxsize, sys.maxsize)
Asked = dict[str, tuple[int, Address, Condition]]


def compile_rules(rules: Iterable[Rule], verdicts: Sequence[str], limits: Limits | None = None) -> Compiled:
    """The rulebook for the engine; ``verdicts`` as in `validator.engine.judging.Judge`."""
    kinds: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.id):
        kinds.setdefault(rule.subject, []).append(rule)
    if VERDICT in kinds:
        raise CompileError(f"{kinds[VERDICT][0].id}: no rule can be for `{VERDICT}`, which is the engine's own word")
    limits = limits or Limits()
    compiled = {kind: _compile_kind(found, limits) for kind, found in sorted(kinds.items())}
    compiled[VERDICT] = _compile_verdict(verdicts, limits)
    return Compiled(compiled)


def _compile_kind(rules: Sequence[Rule], limits: Limits) -> CompiledKind:
    asked: Asked = {}
    plans = tuple(_plan(rule, asked) for rule in rules)
    return _compile_goals([(at, condition) for _, at, condition in asked.values()], plans, limits)


def _plan(rule: Rule, asked: Asked) -> RulePlan:
    def goal(condition: Condition, slot: str) -> int:
        return asked.setdefault(key_of(condition), (len(asked), Address(rule.id, slot), condition))[0]

    return RulePlan(
        id=rule.id,
        applies=goal(rule.when, "when"),
        holds=None if rule.require is None else goal(rule.require, "require"),
        cases=tuple(goal(violation.when, str(case)) for case, violation in enumerate(rule.violations)),
    )


def _compile_verdict(verdicts: Sequence[str], limits: Limits) -> CompiledKind:
    conditions = verdict_conditions(verdicts).values()
    return _compile_goals([(Address("", ""), condition) for condition in conditions], (), limits)


def _compile_goals(
    asked: Sequence[tuple[Address, Condition]], plans: tuple[RulePlan, ...], limits: Limits
) -> CompiledKind:
    leaves, atoms = collect(asked, limits.form)
    former = _Former(atoms, len(leaves), len(asked), limits)
    former.forms[: len(asked)] = [former.form(condition) for _, condition in asked]
    names = [property_names(leaf) for leaf in leaves] + [(conclusion_key(goal),) for goal in former.conclusions]
    return CompiledKind(
        leaves=leaves,
        conclusions=tuple(former.conclusions),
        goals=tuple(_goal(former, goal) for goal in range(len(former.forms))),
        rules=plans,
        shards=fill_shards(_engine_rules(former, names), limits),
    )


def _engine_rules(former: _Former, names: Sequence[Sequence[str]]) -> list[EngineRule]:
    made: list[EngineRule] = []
    for goal, forms in enumerate(former.forms):
        if _constant(forms) is None:
            stage = former.stage(forms)
            made += engine_rules(f"{goal}+", stage, forms.true, names)
            made += engine_rules(f"{goal}-", stage, forms.false, names)
    return made


def _goal(former: _Former, goal: int) -> Goal:
    forms = former.forms[goal]
    return Goal(_constant(forms), tuple(sorted(former.raw_leaves(forms))))


def _constant(forms: Forms) -> bool | None:
    return True if forms.true == ALWAYS else False if forms.false == ALWAYS else None


class _Former:
    """Brings the conditions of one kind into forms, drawing intermediate conclusions where they grow too large.

    ``forms`` are those of every goal, the conclusions behind the goals that were asked for. Leaf ``first + i`` carries
    the i-th conclusion.
    """

    def __init__(self, atoms: dict[str, Forms], first: int, asked: int, limits: Limits) -> None:
        self.atoms = atoms
        self.first = first
        self.limit = limits.form
        self.forms: list[Forms] = [Forms((), ())] * asked
        self.conclusions: list[int] = []
        self._leaf_of: dict[Forms, int] = {}

    def form(self, condition: Condition) -> Forms:
        """The forms of a condition."""
        if isinstance(condition, Not):
            return self.form(condition.part).negated()
        if not isinstance(condition, All | Any):
            return self.atoms[key_of(condition)]
        parts = [self.form(part) for part in parts_of(condition)]
        if isinstance(condition, All):
            return self._all(parts)
        return self._all([part.negated() for part in parts]).negated()

    def _all(self, parts: Sequence[Forms]) -> Forms:
        try:
            return Forms(
                both((part.true for part in parts), self.limit), either((part.false for part in parts), self.limit)
            )
        except TooLargeError:
            return self._all_of_few([part if _is_boolean(part) else self._concluded(part) for part in parts])

    def _all_of_few(self, parts: Sequence[Forms]) -> Forms:
        """Parts of one leaf each, joined a few at a time."""
        few = min(self.limit)
        if len(parts) <= few:
            return Forms(
                both((part.true for part in parts), self.limit), either((part.false for part in parts), ANY_SIZE)
            )
        groups = [parts[start : start + few] for start in range(0, len(parts), few)]
        return self._all_of_few([self._concluded(self._all_of_few(group)) for group in groups])

    def _concluded(self, forms: Forms) -> Forms:
        """The forms as a conclusion of their own, which is one leaf to those that build on it."""
        if _constant(forms) is not None:
            return forms
        if forms not in self._leaf_of:
            self._leaf_of[forms] = self.first + len(self.conclusions)
            self.conclusions.append(len(self.forms))
            self.forms.append(forms)
        return boolean_forms(self._leaf_of[forms])

    def stage(self, forms: Forms) -> int:
        """How many conclusions must be drawn before: 0 for none."""
        below = [self.forms[self.conclusions[leaf - self.first]] for leaf in _leaves(forms) if leaf >= self.first]
        return max((self.stage(one) + 1 for one in below), default=0)

    def raw_leaves(self, forms: Forms) -> set[int]:
        """The leaves that a form rests on in the end, none of them a conclusion."""
        found: set[int] = set()
        for leaf in _leaves(forms):
            found |= {leaf} if leaf < self.first else self.raw_leaves(self.forms[self.conclusions[leaf - self.first]])
        return found


def _leaves(forms: Forms) -> frozenset[int]:
    return leaves_of(forms.true) | leaves_of(forms.false)


def _is_boolean(forms: Forms) -> bool:
    """Whether the forms are about one boolean leaf at most: any number of those can be joined as one rule."""
    tested = {prop for form in forms for conjunct in form for prop, _ in conjunct}
    return len(tested) <= 1 and all(prop.top == 1 for prop in tested)
