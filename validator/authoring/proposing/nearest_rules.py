"""The rules whose examples can best show that a definition is changed: those that rest on it most directly.

What enters: rules and the rulebook. What leaves: for a fact the ids of some rules, nearest first, of every kind of
subject some: rules about shipments ask of other days than those about claims. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from validator.rulebook.formulas.circles import rests_on
from validator.rulebook.resting import Fact, named_in
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

MOST_RULES = 12


def nearest_rules(rules: Iterable[Rule], book: Rulebook) -> Mapping[Fact, tuple[str, ...]]:
    """For every fact the few rules that rest on it over the fewest definitions."""
    found: dict[Fact, dict[str, list[tuple[int, str]]]] = {}
    for rule in rules:
        for fact, depth in _depths(rule, book).items():
            found.setdefault(fact, {}).setdefault(rule.subject, []).append((depth, rule.id))
    return {fact: _some(by_subject.values()) for fact, by_subject in found.items()}


def _some(groups: Iterable[list[tuple[int, str]]]) -> tuple[str, ...]:
    """The nearest of each group, then the second of each, and so on."""
    ranked = [(rank, depth, rule) for group in groups for rank, (depth, rule) in enumerate(sorted(group))]
    return tuple(rule for _, _, rule in sorted(ranked)[:MOST_RULES])


def _depths(rule: Rule, book: Rulebook) -> Mapping[Fact, int]:
    depths: dict[Fact, int] = {}
    waiting: list[tuple[Fact, int]] = [(fact, 0) for fact in named_in(rule, book.vocabulary)]
    for fact, depth in waiting:
        if fact in depths:
            continue
        depths[fact] = depth
        definition = book.meaning.definitions.get(fact)
        waiting += [(each, depth + 1) for each in rests_on(definition)] if definition is not None else []
    return depths
