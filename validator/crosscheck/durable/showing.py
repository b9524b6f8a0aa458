"""The rulesets of one rule as text, for people who know durable_rules.

What enters: the rulesets, and one of the rules that they were compiled of. What leaves: the facts that the rule looks
at with what their ranks mean, and the rules of durable_rules that decide it. Nothing here fails.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from validator.crosscheck.durable.compile import parts_of_rule
from validator.crosscheck.durable.leaves import atoms_of
from validator.crosscheck.durable.ranks import of_none
from validator.crosscheck.durable.rulesets import KindRulesets, Leaf, RulePlan, Rulesets, concluded
from validator.crosscheck.naive.conditions import Atom
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Condition,
    Not,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)
from validator.rulebook.conditions import (
    Any as AnyOf,
)
from validator.rulebook.rule import Rule

Ruleset = Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]]


def as_text(rulesets: Rulesets, rule: Rule) -> str:
    """The rulesets of one rule."""
    kind = rulesets.kinds[rule.subject]
    plan = next(plan for plan in kind.rules if plan.id == rule.id)
    return "\n".join((*_head(rule, kind, plan), "", *_facts(rule, kind, plan), "", *_rules(rule, kind, plan), ""))


def _head(rule: Rule, kind: KindRulesets, plan: RulePlan) -> Iterator[str]:
    yield f"# {rule.id} in durable_rules: one session for each {rule.subject}."
    for name, goal in zip((name for name, _ in parts_of_rule(rule)), _goals(plan), strict=True):
        found = kind.goals[goal]
        if found.constant is not None:
            yield f"# {name}: always {'true' if found.constant else 'false'}; no rule is needed"
        elif found.name != f"{rule.id}/{name}":
            yield f"# {name}: the same condition as {found.name}"


def _facts(rule: Rule, kind: KindRulesets, plan: RulePlan) -> Iterator[str]:
    yield "# Facts. What is unknown is not told."
    atoms = (atom for _, condition in parts_of_rule(rule) for atom in atoms_of(condition))
    told: set[int] = set()
    for atom, number in zip(atoms, plan.atoms, strict=True):
        place = kind.atoms[number].leaf
        if place in told:
            continue
        told.add(place)
        yield from _ranks(kind.leaves[place], atom)


def _ranks(leaf: Leaf, atom: Atom) -> Iterator[str]:
    yield f"#   {leaf.key}"
    if leaf.type == "lifted":
        yield f"#     1 where it is so, 0 where it is not: {_written(atom)}"
    elif leaf.type == "boolean":
        yield "#     1 true, 0 false, 2 none"
    elif leaf.type == "text":
        words = ", ".join(f"{place} {word}" for place, word in enumerate(leaf.constants, 1))
        yield f"#     {words}, 0 any other, {of_none(leaf)} none"
    else:
        both = " (of the lower and the upper bound)" if leaf.type == "number" else ""
        at = ", ".join(f"{2 * place + 1} {constant}" for place, constant in enumerate(leaf.constants))
        yield f"#     {at}; even numbers before, between and after{both}, {of_none(leaf)} none"


def _rules(rule: Rule, kind: KindRulesets, plan: RulePlan) -> Iterator[str]:
    yield "# Rules: the facts of each have to be there together."
    wanted = _with_parts(kind, {kind.goals[goal].name for goal in _goals(plan)})
    for number, shard in enumerate(kind.shards, 1):
        chosen = {name: body for name, body in json.loads(shard.rules).items() if _goal_of(name) in wanted}
        if chosen:
            yield f"ruleset {rule.subject}/{number}:"
            yield from _of_ruleset(chosen)


def _of_ruleset(rules: Ruleset) -> Iterator[str]:
    for name, body in rules.items():
        yield f"  {name}:"
        yield "    all:"
        for part in body["all"]:
            yield from (f"      - {place}: {json.dumps(test)}" for place, test in part.items())


def _with_parts(kind: KindRulesets, names: set[str]) -> set[str]:
    """The goals, and the intermediate conclusions that they rest on."""
    carried = {concluded(kind.goals[goal].name): kind.goals[goal].name for goal in kind.conclusions}
    for shard in reversed(kind.shards):
        for name, body in json.loads(shard.rules).items():
            if _goal_of(name) in names:
                names = names | {goal for key, goal in carried.items() if json.dumps(key) in json.dumps(body)}
    return names


def _goals(plan: RulePlan) -> Sequence[int]:
    return (plan.applies, *(() if plan.holds is None else (plan.holds,)), *plan.cases)


def _goal_of(name: str) -> str:
    """``CG-OP-04/when`` of ``CG-OP-04/when/true/1``."""
    return name.rsplit("/", 2)[0]


def _written(condition: Condition) -> str:
    """A condition in one line, near to how an author writes it."""
    match condition:
        case Test(path, operator, operand):
            name = path.attribute if path.own else path.name
            return f"{name} {operator.value.replace('_', ' ')} {_operand(operand)}"
        case Not(part):
            return f"not ({_written(part)})"
        case All(parts) | AnyOf(parts):
            word = " and " if isinstance(condition, All) else " or "
            return word.join(
                f"({_written(part)})" if isinstance(part, All | AnyOf) else _written(part) for part in parts
            )
        case Quantified():
            return _quantified(condition)


def _quantified(condition: Quantified) -> str:
    where = "" if condition.where == ALWAYS else f" where {_written(condition.where)}"
    have = "" if condition.have == ALWAYS else f" has {_written(condition.have)}"
    ranged = f"{condition.quantifier.value} {condition.kind}{where}{have}"
    if condition.quantifier is not Quantifier.COUNT:
        return ranged
    return f"{ranged}: {condition.operator.value.replace('_', ' ')} {_operand(condition.number)}"


def _operand(operand: Any) -> str:
    if isinstance(operand, Path):
        return operand.attribute if operand.own else operand.name
    if isinstance(operand, Parameter):
        return f"parameter({operand.name})"
    if isinstance(operand, Span):
        return f"{_operand(operand.length)} {operand.unit} {operand.direction} {_operand(operand.anchor)}"
    if isinstance(operand, tuple):
        return f"[{', '.join(map(_operand, operand))}]"
    if isinstance(operand, bool):
        return "true" if operand else "false"
    return json.dumps(operand, ensure_ascii=False) if isinstance(operand, str) else str(operand)
