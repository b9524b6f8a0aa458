"""What the linker knows of a function that formulas may call.

What enters: the declaration beside the function. What leaves: a frozen value. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from validator.rulebook.formulas.types import Type


@dataclass(frozen=True, slots=True)
class Signature:
    """``takes``: the type of each argument; ``gives``: that of the result, or what makes it of the arguments' types.

    ``about`` says what it gives; ``rests_on`` what it looks at beside its arguments, and why it is no formula.
    """

    name: str
    takes: tuple[Type, ...]
    gives: Type | Callable[[Sequence[Type]], Type]
    about: str
    rests_on: str

    def result(self, arguments: Sequence[Type]) -> Type:
        """The type of the result for these arguments."""
        return self.gives if isinstance(self.gives, Type) else self.gives(arguments)
