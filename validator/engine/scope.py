"""Where a condition finds its facts: the rule's subject, the elements a quantifier has bound, the dossier.

What enters: the facts and the element that the rule is asked about. What leaves: the element and the `Value` behind
each path. A path that the linker would have refused fails with `EngineFailure`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from validator.errors import EngineFailure
from validator.facts.element import Element, Facts
from validator.facts.values import Value
from validator.rulebook.conditions import Path


class Scope:
    """One subject among the facts; ``inner`` are the elements bound by quantifiers, outermost first.

    ``shared`` is a memory that the scopes of all subjects of a kind may have in common while they are judged. Not a
    frozen dataclass, though nobody changes it: hundreds are made for a dossier, and those take twice as long to make.
    """

    __slots__ = ("facts", "inner", "parameter", "shared", "subject")

    def __init__(
        self,
        facts: Facts,
        subject: Element,
        parameter: Callable[[str], Value],
        inner: tuple[Element, ...] = (),
        shared: dict[int, Any] | None = None,
    ) -> None:
        """See the class."""
        self.facts = facts
        self.subject = subject
        self.parameter = parameter
        self.inner = inner
        self.shared = {} if shared is None else shared

    def bind(self, element: Element) -> Scope:
        """The scope inside a quantifier, for one of the elements it ranges over."""
        return Scope(self.facts, self.subject, self.parameter, (*self.inner, element), self.shared)

    def element(self, path: Path) -> Element:
        """The element that a path speaks of."""
        if path.own and self.inner:
            return self.inner[-1]
        for element in reversed(self.inner):
            if element.kind == path.kind:
                return element
        if self.subject.kind == path.kind:
            return self.subject
        single = self.facts.singles.get(path.kind)
        if single is None:
            raise EngineFailure(f"{path.name}: there may be several of {path.kind}, and none of them is meant here")
        return single

    def value(self, path: Path) -> Value:
        """The value that a path speaks of."""
        if path.own and self.inner:
            element = self.inner[-1]
        elif self.inner or self.subject.kind != path.kind:
            element = self.element(path)
        else:
            element = self.subject
        found = element.values.get(path.attribute)
        return element.value(path.attribute) if found is None else found
