"""Whether a number surely is not negative, as far as its formula shows.

What enters: a linked formula and the vocabulary. What leaves: yes or no. What things that nobody listed add to a sum is
then known to be no less than nothing.
"""

from __future__ import annotations

from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.vocabulary import Vocabulary


def never_negative(node: Node, vocabulary: Vocabulary) -> bool:
    """Whether the formula gives a number that is 0 or more."""
    if isinstance(node, tree.Constantly):
        return not isinstance(node.value, str)
    if isinstance(node, tree.ParameterOf | tree.Count):
        return True
    if isinstance(node, tree.Attribute):
        found = vocabulary.attribute(node.kind, node.name)
        return found is not None and found.least
    if isinstance(node, tree.Aggregate):
        return node.word == "sum" and never_negative(node.of, vocabulary)
    parts = _parts(node)
    if isinstance(node, tree.Extreme) and node.word == "max":
        return any(never_negative(part, vocabulary) for part in parts)
    return bool(parts) and all(never_negative(part, vocabulary) for part in parts)


def _parts(node: Node) -> tuple[Node, ...]:
    """The numbers of which the formula gives one, or puts one together without taking any away."""
    if isinstance(node, tree.Arithmetic):
        return () if node.operator == "-" else (node.left, node.right)
    if isinstance(node, tree.Extreme):
        return node.left, node.right
    if isinstance(node, tree.Choice):
        return node.one, node.other
    return (node.part, node.other) if isinstance(node, tree.Otherwise) else ()
