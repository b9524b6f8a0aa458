"""A formula as text: as an author would write it, or with values in the place of facts.

What enters: a linked formula, and what stands for a part of it (None: the part itself). What leaves: text on one line.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node

Stand = Callable[[Node], str | None]
LOOSEST, OR, AND, NOT, COMPARED, SUM, PRODUCT, TIGHT = range(8)


def written(node: Node, stand: Stand = lambda _: None) -> str:
    """The formula as text."""
    return _Written(stand).text(node, LOOSEST)


class _Written:
    """Writes formulas; ``stand`` says what stands for a part."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand

    def text(self, node: Node, around: int) -> str:
        """A part, in brackets where what stands around it binds tighter."""
        found = self._stand(node)
        if found is not None:
            return found
        text, binding = self._plain(node)
        return f"({text})" if binding < around else text

    def _plain(self, node: Node) -> tuple[str, int]:
        match node:
            case tree.Conjunction(parts):
                return " and ".join(self.text(part, NOT) for part in parts) or "true", AND
            case tree.Disjunction(parts):
                return " or ".join(self.text(part, AND) for part in parts) or "false", OR
            case tree.Negation(tree.Among(item, items)):
                return f"{self.text(item, SUM)} not in {self.text(items, SUM)}", COMPARED
            case tree.Negation(tree.IsGiven(part)):
                return f"{self.text(part, SUM)} is not given", COMPARED
            case tree.Negation(part):
                return f"not {self.text(part, NOT)}", NOT
            case tree.Comparison(operator, left, right):
                return f"{self.text(left, SUM)} {operator} {self.text(right, SUM)}", COMPARED
            case tree.Among(item, items):
                return f"{self.text(item, SUM)} in {self.text(items, SUM)}", COMPARED
            case tree.IsGiven(part):
                return f"{self.text(part, SUM)} is given", COMPARED
            case tree.Choice(condition, one, other):
                sides = (self.text(each, LOOSEST) for each in (condition, one, other))
                return "if {} then {} else {}".format(*sides), LOOSEST
            case tree.Arithmetic("+" | "-" as operator, left, right):
                return f"{self.text(left, SUM)} {operator} {self.text(right, PRODUCT)}", SUM
            case tree.Arithmetic(operator, left, right):
                return f"{self.text(left, PRODUCT)} {operator} {self.text(right, TIGHT)}", PRODUCT
            case tree.Shifted(day, operator, length, unit):
                long = self.text(length, LOOSEST)
                long = f"{long} {unit}" if isinstance(length, tree.Constantly) else f"{unit}({long})"
                return f"{self.text(day, SUM)} {operator} {long}", SUM
            case tree.Quantified(word, ranged, has):
                has_text = "" if has is None else f" has {self.text(has, OR)}"
                return f"{word} {self._range(ranged)}{has_text}", OR
            case tree.Selection(ranged):
                return f"each {self._range(ranged)}", OR
            case tree.The(ranged):
                return f"the {self._range(ranged)}", OR
            case tree.Pick(word, ranged, by):
                return f"{word} {self._range(ranged)} by {self.text(by, SUM)}", OR
        return self._tight(node), TIGHT

    def _tight(self, node: Node) -> str:
        match node:
            case tree.Constantly(value):
                return _constant(value)
            case tree.ListOf(items):
                return f"[{self._listed(items)}]"
            case tree.ParameterOf(name):
                return f"parameter({name})"
            case tree.TableOf(name, key):
                return f"table({name})" if key is None else f"table({name}, {self.text(key, LOOSEST)})"
            case tree.JudgedDay():
                return "judged_day"
            case tree.This():
                return "this"
            case tree.Bound(name):
                return name
            case tree.Single(kind):
                return kind
            case tree.Attribute():
                return self._fact(node)
            case tree.Followed(of, _):
                return self.text(of, TIGHT)
            case tree.Function(name, arguments):
                return f"{name}({self._listed(arguments)})"
            case tree.Extreme(word, left, right):
                return f"{word}({self._listed((left, right))})"
            case tree.Otherwise(part, other):
                return f"given({self._listed((part, other))})"
            case tree.Aggregate(word, of, ranged):
                return f"{word}({self.text(of, LOOSEST)} for each {self._range(ranged)})"
            case tree.Count(ranged):
                return f"count(each {self._range(ranged)})"
        return "none"

    def _fact(self, node: tree.Attribute) -> str:
        of = "" if isinstance(node.of, tree.This) else f"{self.text(node.of, TIGHT)}."
        arguments = f"({self._listed(node.arguments)})" if node.arguments else ""
        return f"needed({of}{node.name})" if node.needed else f"{of}{node.name}{arguments}"

    def _listed(self, nodes: tuple[Node, ...]) -> str:
        return ", ".join(self.text(each, LOOSEST) for each in nodes)

    def _range(self, ranged: tree.Range) -> str:
        name = f" as {ranged.name}" if ranged.name != ranged.kind else ""
        source = f" among {self.text(ranged.source, TIGHT)}" if ranged.source is not None else ""
        where = f" where {self.text(ranged.where, OR)}" if ranged.where is not None else ""
        return f"{'listed ' if ranged.listed else ''}{ranged.kind}{name}{source}{where}"


def _constant(value: tree.Constant) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    return str(float(value)) if isinstance(value, Fraction) else str(value)
