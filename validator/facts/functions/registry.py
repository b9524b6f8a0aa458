"""The functions that formulas may call, registered in one place.

What enters: functions of this room, each declared with what it takes, gives and rests on. What leaves: their signatures
for the linker and the functions themselves. A function gets the thing that the formula is about (for its fact base) and
the values of its arguments, each of which may be unknown or none; it gives a value. Two of one name are a mistake of
this program (``ValueError``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from validator.rulebook.formulas.signature import Signature
from validator.rulebook.formulas.types import Type

Body = Callable[..., Any]
_signatures: dict[str, Signature] = {}
_functions: dict[str, Body] = {}


def function(
    name: str, takes: Sequence[Type], gives: Type | Callable[[Sequence[Type]], Type], about: str, rests_on: str = ""
) -> Callable[[Body], Body]:
    """Register a function under the name that formulas use."""

    def register(body: Body) -> Body:
        if name in _functions:
            raise ValueError(f"two functions are called {name}")
        _functions[name] = body
        _signatures[name] = Signature(name, tuple(takes), gives, about, rests_on)
        return body

    return register


def signatures() -> Mapping[str, Signature]:
    """The signature of every function. Import `validator.facts.functions` first: that registers them all."""
    return _signatures


def functions() -> Mapping[str, Body]:
    """Every function by name. Import `validator.facts.functions` first."""
    return _functions
