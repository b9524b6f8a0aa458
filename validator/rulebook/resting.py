"""What a rule rests on: the facts its conditions name, and everything that these are worked out from.

What enters: a rule and the definitions. What leaves: facts by kind and name in a fixed order, and the weakest basis
among them: a finding is known no better than the arithmetic behind it. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import get_args

from validator.rulebook.conditions import Condition, Path, Quantified, Span, Test, parts_of
from validator.rulebook.definition import Definition, Meaning
from validator.rulebook.formulas.circles import rests_on
from validator.rulebook.formulas.tree import ParameterOf, TableOf, walk
from validator.rulebook.rule import Basis, Outcome, Rule
from validator.rulebook.vocabulary import Vocabulary

Fact = tuple[str, str]
BASES: tuple[Basis, ...] = get_args(Basis)
SEVERITY: tuple[Outcome, ...] = ("reject", "flag", "advise", "none")


def with_weakest(rule: Rule, meaning: Meaning, vocabulary: Vocabulary, worst: Mapping[Basis, Outcome]) -> Rule:
    """The rule with the weakest basis of all that it rests on; ``worst``: the worst outcome that a basis allows."""
    bases: list[Basis] = [rule.basis]
    for fact in closure(named_in(rule, vocabulary), meaning):
        definition = meaning.definitions.get(fact)
        if definition is not None:
            bases.append(definition.basis)
            bases += [meaning.tables[name].basis for name in tables_in(definition)]
    weakest: Basis = max(bases, key=lambda each: SEVERITY.index(worst[each]))
    return replace(rule, weakest=weakest)


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """The conditions of a rule: when, require, and those of its violation cases."""
    yield rule.when
    if rule.require is not None:
        yield rule.require
    yield from (violation.when for violation in rule.violations)


def named_in(rule: Rule, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """The facts that a rule's conditions name, each once; those of a role are facts of the kind that plays it."""
    paths = (path for condition in conditions_of(rule) for path in paths_of(condition))
    return tuple(dict.fromkeys((vocabulary.kinds[path.kind].role_of or path.kind, path.attribute) for path in paths))


def paths_of(condition: Condition) -> Iterator[Path]:
    """Every fact that a condition names, in its order."""
    if isinstance(condition, Test):
        yield condition.path
        operand = condition.operand
        yield from (each for each in (operand, *_of_span(operand)) if isinstance(each, Path))
    elif isinstance(condition, Quantified):
        yield from paths_of(condition.where)
        yield from paths_of(condition.have)
    for part in parts_of(condition):
        yield from paths_of(part)


def _of_span(operand: object) -> tuple[object, ...]:
    return (operand.length, operand.anchor) if isinstance(operand, Span) else ()


def closure(facts: Iterable[Fact], meaning: Meaning) -> tuple[Fact, ...]:
    """The facts, and all that they are worked out from, each once."""
    found: dict[Fact, None] = {}
    waiting = list(facts)
    while waiting:
        fact = waiting.pop(0)
        if fact in found:
            continue
        found[fact] = None
        definition = meaning.definitions.get(fact)
        if definition is not None:
            waiting += rests_on(definition)
    return tuple(found)


def tables_in(definition: Definition) -> tuple[str, ...]:
    """The tables that a definition looks into, each once."""
    if definition.formula is None:
        return ()
    return tuple(dict.fromkeys(node.name for node in walk(definition.formula) if isinstance(node, TableOf)))


def parameters_in(definition: Definition) -> tuple[str, ...]:
    """The parameters that a definition uses, each once."""
    if definition.formula is None:
        return ()
    return tuple(dict.fromkeys(node.name for node in walk(definition.formula) if isinstance(node, ParameterOf)))
