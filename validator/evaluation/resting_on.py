"""What a finding rests on: the definitions and tables by which a condition came to what it is, in one dossier.

What enters: a condition of a rule and the scope it stands in. What leaves: the definitions and the names of tables that
were needed: of a choice the side taken, of an `and` that fails the part that fails, of a sum what is of the things that
there are. An account without scrap does not rest on what is known about scrap, nor one whose scrap is counted as it is
booked. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from validator.evaluation.asking import Asking
from validator.facts.element import Element, FactBase
from validator.facts.values import Nothing, Selection
from validator.rulebook.definition import Definition, Definitions
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node

Bound = Mapping[str, Any]


@dataclass(slots=True)
class RestingOn:
    """Collects what formulas about the facts of one dossier rest on."""

    base: FactBase
    asking: Asking
    definitions: Definitions
    found: dict[tuple[str, str], Definition] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)
    _seen: set[Any] = field(default_factory=set)

    def walk(self, node: Node, this: Element, bound: Bound) -> None:
        """Add everything that a formula about a thing rests on."""
        match node:
            case tree.Attribute():
                self._fact(node, this, bound)
            case tree.Conjunction(parts):
                self._joined(node, parts, False, this, bound)
            case tree.Disjunction(parts):
                self._joined(node, parts, True, this, bound)
            case tree.Choice(condition, one, other):
                self.walk(condition, this, bound)
                settled = self._value(condition, this, bound)
                for side, without in ((one, False), (other, True)):
                    if settled is not without:
                        self.walk(side, this, bound)
            case tree.Otherwise(part, other):
                self.walk(part, this, bound)
                if isinstance(self._value(part, this, bound), Nothing):
                    self.walk(other, this, bound)
            case tree.Range():
                for _ in self._members(node, this, bound):
                    pass
            case tree.Aggregate("sum", of, ranged):
                self._sum(of, ranged, this, bound)
            case tree.Quantified(range=ranged, has=asked) | tree.Aggregate(range=ranged, of=asked):
                self._of_each(ranged, asked, this, bound)
            case tree.Pick(range=ranged, by=asked):
                self._of_each(ranged, asked, this, bound)
            case _:
                if isinstance(node, tree.TableOf):
                    self.tables.add(node.name)
                for part in tree.children(node):
                    self.walk(part, this, bound)

    def _value(self, node: Node, this: Element, bound: Bound) -> Any:
        return self.asking.value(node, self.base, this, bound)

    def _fact(self, node: tree.Attribute, this: Element, bound: Bound) -> None:
        self.walk(node.of, this, bound)
        for each in node.arguments:
            self.walk(each, this, bound)
        definition = self.definitions.get((node.kind, node.name))
        thing = self._value(node.of, this, bound)
        if definition is None or not isinstance(thing, Element):
            return
        values = tuple(self._value(each, this, bound) for each in node.arguments)
        key = (thing, node.name, values)
        if key in self._seen:
            return
        self._seen.add(key)
        self.found[node.kind, node.name] = definition
        if definition.formula is not None:
            inner = {each.name: value for each, value in zip(definition.arguments, values, strict=True)}
            self.walk(definition.formula, thing, inner)

    def _joined(self, node: Node, parts: tuple[Node, ...], decisive: bool, this: Element, bound: Bound) -> None:
        """Of what one part decides, that part; else all of them."""
        if self._value(node, this, bound) is decisive:
            parts = tuple(part for part in parts if self._value(part, this, bound) is decisive)[:1]
        for part in parts:
            self.walk(part, this, bound)

    def _of_each(self, ranged: tree.Range, asked: Node | None, this: Element, bound: Bound) -> None:
        for inner in self._members(ranged, this, bound):
            if asked is not None:
                self.walk(asked, this, inner)

    def _sum(self, of: Node, ranged: tree.Range, this: Element, bound: Bound) -> None:
        """A sum rests on what adds something: a correction of nothing takes the dossier at its word."""
        for inner in self._members(ranged, this, bound):
            if self._value(of, this, inner) != 0:
                self.walk(of, this, inner)

    def _members(self, ranged: tree.Range, this: Element, bound: Bound) -> Iterator[Bound]:
        """The names bound for each thing that belongs or may; what decides whether it does is walked, too."""
        if ranged.source is not None:
            self.walk(ranged.source, this, bound)
            source = self._value(ranged.source, this, bound)
            listed = tuple(each for each, _ in source.pairs) if isinstance(source, Selection) else ()
        else:
            listed = self.base.subjects(ranged.kind)
        for each in listed:
            inner = {**bound, ranged.name: each}
            if ranged.where is not None:
                if self._value(ranged.where, this, inner) is False:
                    continue
                self.walk(ranged.where, this, inner)
            yield inner
