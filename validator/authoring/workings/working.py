"""Workings: how a fact that was worked out came about, in lines that a reader can check with a pencil.

What enters: a `World` and the element that the fact is of. What leaves: lines of text, from the measures' own
functions, so that the working and the result cannot part. A fact without a working of its own shows its inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.values import Value
from validator.verdict.message import show_value

Working = Callable[[World, Element], Iterable[str]]
_registry: dict[str, Working] = {}


def working(*names: str) -> Callable[[Working], Working]:
    """Register the working of one or more derived attributes, named as in the vocabulary."""

    def register(function: Working) -> Working:
        for name in names:
            if name in _registry:
                raise ValueError(f"two workings are given for {name}")
            _registry[name] = function
        return function

    return register


def workings() -> Mapping[str, Working]:
    """Every registered working by the attribute's name. Import `validator.authoring.workings` first."""
    return _registry


def told(value: Value) -> str:
    """A value as it stands in a working; nothing is made of what nobody has said."""
    shown = show_value(value)
    return "not known" if shown == "(not given)" else shown
