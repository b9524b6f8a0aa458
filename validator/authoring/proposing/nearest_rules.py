"""The rules whose examples can best show that a definition is changed: those that rest on it most directly.

What enters: rules and the rulebook. What leaves: for a fact the ids of some rules, nearest first. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from validator.rulebook.formulas.circles import rests_on
from validator.rulebook.resting import Fact, named_in
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

MOST_RULES = 6


def nearest_rules(rules: Iterable[Rule], book: Rulebook) -> Mapping[Fact, tuple[str, ...]]:
    """For every fact the few rules that rest on it over the fewest definitions."""
    found: dict[Fact, list[tuple[int, str]]] = {}
    for rule in rules:
        for fact, depth in _depths(rule, book).items():
            found.setdefault(fact, []).append((depth, rule.id))
    return {fact: tuple(rule for _, rule in sorted(each)[:MOST_RULES]) for fact, each in found.items()}


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
