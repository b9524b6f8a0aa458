"""Rules whose whole requirement is the answer of one Python function: nobody can read in YAML what they ask.

What enters: the rulebook, and the reasons of coverage.yaml. What leaves: these rules, each with the formula that hands
the question on, and what is wrong with the reasons. A requirement is bare where it says only that one fact is true or
false, and this fact, through whatever names, is what a function gives; how the function's arguments are worked out is
another matter. A function that gives a number is not meant: what is asked of the number stands in the rule. Nothing
fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from validator.rulebook.conditions import Condition, Not, Operator, Test, parts_of
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.formulas.written import written
from validator.rulebook.resting import Fact
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

MOST = 15
"""More of them than this, and the rulebook is a program again."""


@dataclass(frozen=True, slots=True)
class Bare:
    """``formulas``: what each bare rule asks of a function; ``reasons``: why, by rule, as coverage.yaml has them."""

    formulas: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The bare rules without a reason."""
        return tuple(rule for rule in self.formulas if rule not in self.reasons)

    @property
    def stale(self) -> tuple[str, ...]:
        """The reasons for what is no bare rule."""
        return tuple(rule for rule in self.reasons if rule not in self.formulas)

    @property
    def too_many(self) -> bool:
        """Whether there are more than anybody should have."""
        return len(self.formulas) > MOST

    @property
    def right(self) -> bool:
        """Whether each has a reason, each reason a rule, and there are few."""
        return not (self.unexplained or self.stale or self.too_many)


def bare(books: Iterable[Rulebook], reasons: Mapping[str, str]) -> Bare:
    """The bare rules of a rulebook, with and without its profiles."""
    found = {rule.id: asked for book in books for rule in book.rules.values() if (asked := bare_formula(rule, book))}
    return Bare(dict(sorted(found.items())), reasons)


def bare_formula(rule: Rule, book: Rulebook) -> str:
    """The function and its arguments that a rule's requirement comes down to; '' where it says more than that."""
    test = None if rule.require is None else _only_test(rule.require)
    if test is None or test.operator is not Operator.EQUALS or not isinstance(test.operand, bool):
        return ""
    kind = book.vocabulary.kinds[test.path.kind].role_of or test.path.kind
    found = _behind((kind, test.path.attribute), book)
    return written(found) if isinstance(found, tree.Function) else ""


def _only_test(condition: Condition) -> Test | None:
    parts = parts_of(condition)
    if len(parts) == 1 or isinstance(condition, Not):
        return _only_test(parts[0])
    return condition if isinstance(condition, Test) else None


def _behind(fact: Fact, book: Rulebook) -> Node | None:
    """What stands behind a fact that is only another name, or the opposite, of something."""
    seen: set[Fact] = set()
    while fact in book.meaning.definitions and fact not in seen:  # one that goes back in time may name itself
        seen.add(fact)
        node = book.meaning.definitions[fact].formula
        while isinstance(node, tree.Negation):
            node = node.part
        if not isinstance(node, tree.Attribute):
            return node
        fact = node.kind, node.name
    return None
