"""From rules to rulesets of durable_rules, inside the subset that is known to work.

What enters: checked rules, and the words of the verdict, worst first. What leaves: `Rulesets`. Every condition is
brought into two forms, surely true and surely false; what grows too large is split by intermediate conclusions. The
engine's rules are named after the rule, the part of it and the form: ``CG-OP-04/require/false/2``; a condition that
several rules have in common is named after the first of them. May fail with `CompileError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from validator.crosscheck.durable.forming import Former
from validator.crosscheck.durable.leaves import atoms_of, collect, key_of
from validator.crosscheck.durable.rulesets import (
    VERDICT,
    Goal,
    KindRulesets,
    RulePlan,
    Rulesets,
    concluded,
    properties_of,
)
from validator.crosscheck.durable.shards import EngineRule, Limits, engine_rules, fill_shards
from validator.crosscheck.durable.verdict import compile_verdict
from validator.errors import CompileError
from validator.rulebook.conditions import Condition
from validator.rulebook.rule import Rule

Asked = dict[str, tuple[int, str, Condition]]
"""The goals: by the condition's key its number, its name and the condition."""


def compile_rulesets(rules: Iterable[Rule], verdicts: Sequence[str], limits: Limits | None = None) -> Rulesets:
    """The rulebook for the engine; ``verdicts``: worst first, the last for want of any other."""
    kinds: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.id):
        kinds.setdefault(rule.subject, []).append(rule)
    if VERDICT in kinds:
        raise CompileError(f"{kinds[VERDICT][0].id}: no rule can be for `{VERDICT}`, which is the engine's own word")
    compiled = {kind: _compile_kind(found, limits or Limits()) for kind, found in sorted(kinds.items())}
    return Rulesets(compiled, compile_verdict(verdicts))


def parts_of_rule(rule: Rule) -> Iterable[tuple[str, Condition]]:
    """The conditions of a rule with their names: when, require, case 1 …"""
    yield "when", rule.when
    if rule.require is not None:
        yield "require", rule.require
    for number, violation in enumerate(rule.violations, 1):
        yield f"case {number}", violation.when


def _compile_kind(rules: Sequence[Rule], limits: Limits) -> KindRulesets:
    parts = [(f"{rule.id}/{name}", condition) for rule in rules for name, condition in parts_of_rule(rule)]
    places = [
        (f"{name}/{place}", atom) for name, condition in parts for place, atom in enumerate(atoms_of(condition), 1)
    ]
    leaves = collect(rules[0].subject, places, limits.form)
    asked: Asked = {}
    for name, condition in parts:
        asked.setdefault(key_of(condition), (len(asked), name, condition))
    former = Former(leaves.forms, len(leaves.leaves), limits)
    for _, name, condition in asked.values():
        former.add(name, condition)
    former.finish()
    names = [properties_of(leaf) for leaf in leaves.leaves]
    names += [(concluded(former.names[goal]),) for goal in former.conclusions]
    return KindRulesets(
        leaves=leaves.leaves,
        atoms=leaves.atoms,
        conclusions=tuple(former.conclusions),
        goals=tuple(Goal(name, forms.constant) for name, forms in zip(former.names, former.forms, strict=True)),
        rules=tuple(_plan(rule, asked, leaves.numbers) for rule in rules),
        shards=fill_shards(_engine_rules(former, names), limits),
    )


def _plan(rule: Rule, asked: Asked, numbers: Mapping[str, int]) -> RulePlan:
    goals = [asked[key_of(condition)][0] for _, condition in parts_of_rule(rule)]
    applies, *rest = goals
    atoms = (atom for _, condition in parts_of_rule(rule) for atom in atoms_of(condition))
    return RulePlan(
        id=rule.id,
        applies=applies,
        holds=None if rule.require is None else rest[0],
        cases=tuple(rest if rule.require is None else rest[1:]),
        atoms=tuple(numbers[key_of(atom)] for atom in atoms),
    )


def _engine_rules(former: Former, names: Sequence[Sequence[str]]) -> Iterable[EngineRule]:
    for name, forms in zip(former.names, former.forms, strict=True):
        if forms.constant is None:
            stage = former.stage(forms)
            yield from engine_rules(f"{name}/true", stage, forms.true, names)
            yield from engine_rules(f"{name}/false", stage, forms.false, names)
