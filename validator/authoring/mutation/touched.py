"""Which facts were worked out while something was judged: whatever changes another one can change nothing of it.

What enters: facts that were judged. What leaves: the facts by kind and name that were asked for. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.facts.element import Element, FactBase
from validator.rulebook.resting import Fact


def touched(base: FactBase) -> frozenset[Fact]:
    """Every fact that was asked for, given or worked out."""
    return frozenset(
        (each.kind, name if isinstance(name, str) else name[0]) for each in things_of(base) for name in each
    )


def things_of(base: FactBase) -> Iterator[Element]:
    """Every thing, and whoever plays a role."""
    yield from base
    yield from (each for each in base.one.values() if isinstance(each, Element))
