"""Sentences for readers: what a definition says, and why a definition fails.

What enters: definitions with their sentences, and a thing. What leaves: text. What is not known reads "(not given)";
a reason is that of the first part that surely fails. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from validator.evaluation.asking import Asking
from validator.facts.element import Element, FactBase
from validator.facts.values import NO_MOST, Interval, Nothing, Selection, Unknown
from validator.rulebook.definition import Definition, Definitions, Piece
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node

DECIMALS = 3
Bound = Mapping[str, Any]


class Saying:
    """Puts sentences together."""

    def __init__(self, definitions: Definitions, asking: Asking) -> None:
        self._definitions = definitions
        self._asking = asking

    def sentence(self, definition: Definition, base: FactBase, this: Element, *arguments: Any) -> str:
        """What a definition with ``says:`` says of a thing."""
        bound = {each.name: value for each, value in zip(definition.arguments, arguments, strict=True)}
        return self._pieces(definition.says, base, this, bound)

    def _pieces(self, pieces: Sequence[Piece], base: FactBase, this: Element, bound: Bound) -> str:
        said = []
        for piece in pieces:
            if piece.when is not None and self._asking.value(piece.when, base, this, bound) is not True:
                continue
            said.append(self._piece(piece, base, this, bound))
        return "".join(said)

    def _piece(self, piece: Piece, base: FactBase, this: Element, bound: Bound) -> str:
        if piece.formula is None:
            return piece.text
        if piece.why:
            return self.why(piece.formula, base, this, bound)
        return shown(self._asking.value(piece.formula, base, this, bound), piece.type.unit if piece.type else "")

    def why(self, node: Node, base: FactBase, this: Element, bound: Bound) -> str:
        """Why a formula surely is not so: '' where it is, or where nobody has said why."""
        if self._asking.value(node, base, this, bound) is not False:
            return ""
        return self._reason(node, base, this, bound)

    def _reason(self, node: Node, base: FactBase, this: Element, bound: Bound) -> str:
        """The reason of a formula that surely is not so."""
        match node:
            case tree.Attribute(of=of, kind=kind, name=name, arguments=arguments):
                return self._of_definition(of, self._definitions.get((kind, name)), arguments, base, this, bound)
            case tree.Conjunction(parts):
                failing = (part for part in parts if self._asking.value(part, base, this, bound) is False)
                return self._reason(next(failing), base, this, bound)
            case tree.Disjunction(parts):
                told = (self._reason(part, base, this, bound) for part in parts)
                return next((each for each in told if each), "")
            case tree.Choice(condition, one, other):
                settled = self._asking.value(condition, base, this, bound)
                return self._reason(one if settled is True else other, base, this, bound)
            case tree.Quantified(range=ranged, has=has):
                return self._of_members(node, ranged, has, base, this, bound)
        return ""

    def _of_definition(
        self,
        of: Node,
        definition: Definition | None,
        arguments: Sequence[Node],
        base: FactBase,
        this: Element,
        bound: Bound,
    ) -> str:
        thing = self._asking.value(of, base, this, bound)
        if definition is None or definition.formula is None or not isinstance(thing, Element):
            return ""
        values = [self._asking.value(each, base, this, bound) for each in arguments]
        inner = {each.name: value for each, value in zip(definition.arguments, values, strict=True)}
        if not definition.parts:
            return self._reason(definition.formula, base, thing, inner)
        failing = [part for part in definition.parts if self._asking.value(part.formula, base, thing, inner) is False]
        told = self._pieces(failing[0].otherwise, base, thing, inner)
        return told or self._reason(failing[0].formula, base, thing, inner)

    def _of_members(
        self, node: tree.Quantified, ranged: tree.Range, has: Node | None, base: FactBase, this: Element, bound: Bound
    ) -> str:
        """The reason of the first thing of a range that fails what is asked of it."""
        asked = has if has is not None else ranged.where
        if node.word == "no" or asked is None:
            return ""
        all_of_them = tree.Range(
            ranged.kind, ranged.name, ranged.source, ranged.where if has is not None else None, ranged.listed
        )
        found = self._asking.value(_selection_of(all_of_them), base, this, bound)
        for each, _ in found.pairs if isinstance(found, Selection) else ():
            inner = {**bound, ranged.name: each}
            if self._asking.value(asked, base, this, inner) is False:
                return self._reason(asked, base, this, inner)
        return ""


_SELECTIONS: dict[tree.Range, tree.Selection] = {}


def _selection_of(ranged: tree.Range) -> tree.Selection:
    """The same node for the same range, so that it is compiled once."""
    return _SELECTIONS.setdefault(ranged, tree.Selection(ranged))


def shown(value: Any, unit: str = "") -> str:
    """A value as a person reads it: dates in ISO form, numbers with thousands set apart, a text on one line."""
    behind = f" {unit}" if unit in ("t", "g") else "%" if unit == "percent" else ""
    if isinstance(value, Interval):
        return _bounds(value, unit, behind)
    if isinstance(value, Unknown):
        return "an unknown mass" if unit == "t" else "(not given)"
    if isinstance(value, Nothing):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Fraction):
        return f"{figure(value)}{behind}"
    if isinstance(value, tuple):
        return ", ".join(shown(each) for each in value)
    if isinstance(value, Element):
        return value.id or value.pointer
    if isinstance(value, Selection):
        return _things(value)
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())


def _things(value: Selection) -> str:
    """What belongs, and in brackets what may."""
    told = [shown(each) if sure is True else f"({shown(each)}, perhaps)" for each, sure in value.pairs]
    return ", ".join((*told, *(["perhaps others"] if value.open is not None else []))) or "none of them"


def _bounds(value: Interval, unit: str, behind: str) -> str:
    if value.high == NO_MOST:
        unknown = "an unknown mass" if unit == "t" else "(not given)"
        return f"at least {figure(value.low)}{behind}" if value.low > 0 else unknown
    return f"{figure(value.low)} to {figure(value.high)}{behind}"


def figure(number: Any) -> str:
    """``4,750``, ``3,333.333``."""
    thousandths = round(number * 10**DECIMALS)
    whole, rest = divmod(abs(thousandths), 10**DECIMALS)
    decimals = f".{rest:0{DECIMALS}}".rstrip("0").rstrip(".")
    return f"{'-' if thousandths < 0 else ''}{whole:,}{decimals}"
