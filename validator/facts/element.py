"""Facts: the elements of each kind, and the value of each attribute of each element.

What enters: elements with given values, or with a ``derive`` function that computes one on demand. What leaves: one
`Value` for each attribute asked for, always the same one. Asking for an attribute that the element cannot have is a
caller's mistake (``KeyError``); linking the rulebook rules that out.

Nothing here refers back to what holds it, so that a dossier's facts are gone the moment nobody needs them any more.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from validator.facts.values import Missing, Unknown, Value

Derive = Callable[["Element", str], Value]
T = TypeVar("T")
NOT_YET = object()


@dataclass(slots=True, eq=False)
class Element:
    """One thing that facts are about: the claim, one transfer, one certificate …

    ``values`` holds what is given and, as a memory, what was derived; ``data`` is the submitted mapping;
    ``submittable`` are the attributes that are unknown unless they are given. The facts that an element belongs to have
    to be kept as long as it is asked for what is derived.
    """

    kind: str
    id: str | None
    pointer: str
    values: dict[str, Value] = field(default_factory=dict)
    derive: Derive | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    submittable: Container[str] = ()

    def value(self, attribute: str) -> Value:
        """The value of one attribute; computed once."""
        found = self.values.get(attribute)
        if found is None:
            if self.derive is None:
                found = Unknown((Missing(f"{self.kind}.{attribute}", f"{self.pointer}/{attribute}"),))
            else:
                found = self.derive(self, attribute)
            self.values[attribute] = found
        return found


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Facts:
    """All facts about one dossier.

    ``lists``: the elements of every kind that may occur several times, or `Unknown` where the dossier leaves the list
    out. ``singles``: the one element of every other kind (always there; its attributes may be unknown).
    """

    lists: Mapping[str, tuple[Element, ...] | Unknown]
    singles: Mapping[str, Element]
    _memory: dict[object, Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    def remembered(self, key: object, compute: Callable[[], T]) -> T:
        """What ``compute`` gives, computed once for these facts under ``key``."""
        found = self._memory.get(key, NOT_YET)
        if found is NOT_YET:
            found = self._memory[key] = compute()
        return found  # type: ignore[no-any-return]

    def elements(self, kind: str) -> tuple[Element, ...] | Unknown:
        """The elements that a quantifier over ``kind`` ranges over."""
        found = self.lists.get(kind)
        return (self.singles[kind],) if found is None else found

    def subjects(self, kind: str) -> tuple[Element, ...]:
        """The elements that a rule ``for: kind`` ranges over: none where the list is left out."""
        found = self.elements(kind)
        return () if isinstance(found, Unknown) else found

    def __iter__(self) -> Iterator[Element]:
        """Every element, singles first."""
        yield from self.singles.values()
        for found in self.lists.values():
            if not isinstance(found, Unknown):
                yield from found
