"""Rules whose answer may be another one on a later day, although the dossier stays the same.

What enters: the checked rulebook. What leaves: the ids of rules that say when they are in effect, or that rest on the
judged day or on a parameter with values of several days; those that are asked on the first day only are left out.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from validator.rulebook.conditions import Condition, Parameter, Quantified, Span, Test, parts_of
from validator.rulebook.definition import Definition
from validator.rulebook.formulas.circles import rests_on
from validator.rulebook.formulas.tree import Attribute, JudgedDay, Node, ParameterOf, walk
from validator.rulebook.resting import Fact, conditions_of, named_in
from validator.rulebook.rulebook import Rulebook


def turning_facts(book: Rulebook) -> frozenset[Fact]:
    """The definitions that rest on the judged day, or on a parameter with values of several days."""
    dated = _dated(book)
    found = {fact for fact, definition in book.meaning.definitions.items() if _turns(definition, dated)}
    above: dict[Fact, list[Fact]] = {}
    for fact, definition in book.meaning.definitions.items():
        for below in rests_on(definition):
            above.setdefault(below, []).append(fact)
    waiting = list(found)
    while waiting:
        further = [fact for fact in above.get(waiting.pop(), ()) if fact not in found]
        found.update(further)
        waiting += further
    return frozenset(found)


def turning_roles(book: Rulebook, turning: Container[Fact]) -> frozenset[str]:
    """The roles that somebody else may play on a later day; ``turning``: the `turning_facts`."""
    dated = _dated(book)

    def turns(node: Node) -> bool:
        return _names_day(node, dated) or (isinstance(node, Attribute) and (node.kind, node.name) in turning)

    kinds = book.vocabulary.kinds.values()
    return frozenset(kind.name for kind in kinds if kind.role is not None and any(map(turns, walk(kind.role))))


def turning_rules(book: Rulebook, turning: Container[Fact]) -> frozenset[str]:
    """The rules that a claim is asked again on the days on which it is still made; ``turning``: the `turning_facts`."""
    dated = _dated(book)
    return frozenset(
        rule.id
        for rule in book.rules.values()
        if rule.id not in book.table.first_day_only
        and (
            rule.dated
            or not dated.isdisjoint(each for condition in conditions_of(rule) for each in _parameters(condition))
            or any(fact in turning for fact in named_in(rule, book.vocabulary))
        )
    )


def _dated(book: Rulebook) -> frozenset[str]:
    return frozenset(name for name, entry in book.parameters.entries.items() if len(entry.values) > 1)


def _turns(definition: Definition, dated: frozenset[str]) -> bool:
    return definition.formula is not None and any(_names_day(node, dated) for node in walk(definition.formula))


def _names_day(node: Node, dated: frozenset[str]) -> bool:
    return isinstance(node, JudgedDay) or (isinstance(node, ParameterOf) and node.name in dated)


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
