"""Rules whose answer may be another one on a later day, although the dossier stays the same.

What enters: the checked rulebook. What leaves: the ids of rules that say when they are in effect, or that rest on the
judged day or on a parameter with values of several days; those that are asked on the first day only are left out.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable

from validator.rulebook.conditions import Condition, Parameter, Quantified, Span, Test, parts_of
from validator.rulebook.definition import Definition
from validator.rulebook.formulas.tree import JudgedDay, ParameterOf, walk
from validator.rulebook.resting import Fact, closure, conditions_of, named_in
from validator.rulebook.rulebook import Rulebook


def turning_rules(book: Rulebook) -> frozenset[str]:
    """The rules that a claim is asked again on the days on which it is still made."""
    dated = frozenset(name for name, entry in book.parameters.entries.items() if len(entry.values) > 1)
    turning = {fact for fact, definition in book.meaning.definitions.items() if _turns(definition, dated)}
    known: dict[Fact, bool] = {}
    found = set()
    for rule in book.rules.values():
        if rule.id in book.table.first_day_only:
            continue
        named = named_in(rule, book.vocabulary)
        if (
            rule.dated
            or not dated.isdisjoint(each for condition in conditions_of(rule) for each in _parameters(condition))
            or any(_rests(fact, turning, known, book) for fact in named)
        ):
            found.add(rule.id)
    return frozenset(found)


def _rests(fact: Fact, turning: Iterable[Fact], known: dict[Fact, bool], book: Rulebook) -> bool:
    if fact not in known:
        known[fact] = not set(closure([fact], book.meaning)).isdisjoint(turning)
    return known[fact]


def _turns(definition: Definition, dated: frozenset[str]) -> bool:
    nodes = () if definition.formula is None else tuple(walk(definition.formula))
    return any(isinstance(node, JudgedDay) or (isinstance(node, ParameterOf) and node.name in dated) for node in nodes)


def _parameters(condition: Condition) -> Iterable[str]:
    if isinstance(condition, Test):
        operand = condition.operand
        spanned = (operand.length, operand.anchor) if isinstance(operand, Span) else ()
        yield from (each.name for each in (operand, *spanned) if isinstance(each, Parameter))
    elif isinstance(condition, Quantified):
        yield from _parameters(condition.where)
        yield from _parameters(condition.have)
    for part in parts_of(condition):
        yield from _parameters(part)
