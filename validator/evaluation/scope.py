"""Where a condition finds its facts: the rule's subject, the things a quantifier has bound, the dossier.

What enters: the fact base and the thing that a rule is asked about. What leaves: the thing and the `Value` behind each
path. A path that the linker would have refused is a mistake of this program (``KeyError``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from validator.evaluation.lowering import Surroundings
from validator.facts.element import Element, FactBase
from validator.facts.values import Value
from validator.rulebook.conditions import Path


@dataclass(frozen=True, slots=True)
class Scope:
    """One subject among the facts, looked at by a rule for ``kind``.

    ``inner``: what quantifiers have bound, outermost first; ``ranges``: the kinds that they range over.
    """

    base: FactBase
    subject: Element
    kind: str
    inner: tuple[Element, ...] = ()
    ranges: tuple[str, ...] = ()

    def bind(self, element: Element, kind: str) -> Scope:
        """The scope inside a quantifier, for one of the things it ranges over."""
        return Scope(self.base, self.subject, self.kind, (*self.inner, element), (*self.ranges, kind))

    def around(self) -> tuple[str, tuple[str, ...]]:
        """Whose conditions stand here: the kind of the subject, and those ranged over."""
        return self.kind, self.ranges

    def bound(self) -> Mapping[str, Any]:
        """The things that quantifiers have bound, as formulas name them."""
        return {Surroundings.name_of(depth): each for depth, each in enumerate(self.inner)}

    def element(self, path: Path) -> Element:
        """The thing that a path speaks of."""
        if path.own and self.inner:
            return self.inner[-1]
        for depth in reversed(range(len(self.inner))):
            if self.ranges[depth] == path.kind:
                return self.inner[depth]
        return self.subject if self.kind == path.kind else self.base.singles[path.kind]

    def value(self, path: Path) -> Value:
        """The value that a path speaks of."""
        return self.element(path).value(path.attribute)
