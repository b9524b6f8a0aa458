"""The fact base: the things that a dossier speaks of, and the value of each fact of each thing.

What enters: things with what was submitted of them, and the compiled definitions. What leaves: one `Value` for each
fact asked for, always the same one; what is defined is worked out when it is first asked for and kept while this
dossier is judged. Asking for a fact that the thing cannot have is a caller's mistake (``KeyError``); linking the
rulebook rules that out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from validator.facts.values import Missing, Nothing, Unknown, Unsettled, Value

Formula = Callable[..., Any]
"""A definition as compiled: of the fact base, the thing, and the arguments."""
NO_FORMULAS: Mapping[str, Formula] = {}
NO_ELEMENTS: tuple[Element, ...] = ()
Unsaid = Callable[["Element", str, bool], Any]
"""What a fact is that was left out, of a thing; the last argument: although its absence may mean that there is none."""


class Element(dict[Any, Any]):
    """One thing that facts are about, as a mapping of its facts: the claim, one transfer, one certificate …

    ``data`` is the submitted mapping. A fact that takes arguments stands under its name and these.
    """

    __slots__ = ("_formulas", "base", "data", "id", "kind", "pointer")

    def __init__(
        self,
        kind: str,
        identity: str | None,
        pointer: str,
        values: Mapping[str, Any],
        base: FactBase,
        data: Mapping[str, Any],
    ) -> None:
        """``values``: what is submitted, by attribute."""
        super().__init__(values)
        self.kind = kind
        self.id = identity
        self.pointer = pointer
        self.base = base
        self.data = data
        self._formulas = base.formulas.get(kind, NO_FORMULAS)

    def __missing__(self, key: Any) -> Any:
        """Work out what was neither submitted nor asked for before."""
        if key.__class__ is str:
            formula = self._formulas.get(key)
            found = self.base.unsaid(self, key, False) if formula is None else formula(self.base, self)
        else:
            found = self._formulas[key[0]](self.base, self, *key[1:])
        self[key] = found
        return found

    def value(self, name: str) -> Value:
        """The value of a fact that takes no arguments."""
        return self[name]  # type: ignore[no-any-return]

    def needed(self, name: str) -> Value:
        """The same, but unknown where it was left out, although its absence may mean that there is none."""
        found = self[name]
        return self.base.unsaid(self, name, True) if found.__class__ is Nothing else found  # type: ignore[no-any-return]

    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Kind and id."""
        return f"<{self.kind} {self.id or self.pointer}>"


class FactBase:
    """All facts about one dossier.

    ``lists``: the things of every kind that may occur several times, or `Unknown` where the dossier leaves the list
    out. ``singles``: the one thing of every other kind (always there; its facts may be unknown). ``open``: why others
    of a kind may exist that the dossier does not list. ``parameter`` gives a parameter's value on the judged day;
    ``asked_for`` why nothing is known of things of a kind; ``pointers`` where a submitted fact stands in its thing.
    """

    def __init__(
        self,
        judged_day: date,
        parameter: Callable[[str], Any],
        formulas: Mapping[str, Mapping[str, Formula]],
        unsaid: Unsaid,
        asked_for: Callable[[str], Unknown],
        pointers: Mapping[tuple[str, str], str],
    ) -> None:
        """An empty fact base; whoever reads a dossier fills ``lists`` and ``singles``."""
        self.judged_day = judged_day
        self.parameter = parameter
        self.formulas = formulas
        self.unsaid = unsaid
        self.asked_for = asked_for
        self.pointers = pointers
        self.lists: dict[str, tuple[Element, ...] | Unknown] = {}
        self.singles: dict[str, Element] = {}
        self.one: dict[str, Any] = {}
        """As ``singles``, but unknown or none where nobody plays the role."""
        self.open: dict[str, Unknown] = {}
        self.lexicon: Any = None
        self.walked: set[str] = set()
        self._by_id: dict[str, dict[Any, Element]] = {}
        self._indices: dict[tuple[str, tuple[str, ...]], _Index] = {}

    def elements(self, kind: str) -> tuple[Element, ...] | Unknown:
        """The things that a quantifier over ``kind`` ranges over."""
        found = self.lists.get(kind)
        return (self.singles[kind],) if found is None else found

    def subjects(self, kind: str) -> tuple[Element, ...]:
        """The things that a rule ``for: kind`` ranges over: none where the list is left out."""
        found = self.elements(kind)
        return () if isinstance(found, Unknown) else found

    def more(self, kind: str) -> Unknown | None:
        """Why others of a kind may exist that the dossier does not list; None where there surely are none."""
        return self.left_out(kind) or self.open.get(kind)

    def left_out(self, kind: str) -> Unknown | None:
        """Why nothing is known of things of a kind; None where the dossier lists them, be it none."""
        listed = self.lists.get(kind)
        return listed if isinstance(listed, Unknown) else None

    def follow(self, kind: str, identity: Any) -> Any:
        """The thing that an id names: unknown with the id or the list, none where nothing listed has it."""
        if isinstance(identity, Unsettled):
            return identity
        listed = self.lists[kind]
        if isinstance(listed, Unknown):
            return listed
        found = self._by_id.get(kind)
        if found is None:
            found = self._by_id[kind] = {each.id: each for each in reversed(listed)}
        named = found.get(identity)
        if named is not None:
            return named
        why = (Missing(kind, "", "missing", f"Which {kind} is meant by `{identity}`?"),)
        return Unknown(why) if kind in self.open else Nothing(why)

    def matching(self, kind: str, names: tuple[str, ...], wanted: tuple[Any, ...]) -> Sequence[Element]:
        """The things of a listed kind whose facts may be those wanted, in file order; all where that is unknown."""
        listed = self.subjects(kind)
        for each in wanted:
            if isinstance(each, Unsettled):
                return listed
        index = self._indices.get((kind, names))
        if index is None:
            index = self._indices[kind, names] = _index(listed, names)
        found, loose, places = index
        fitting = found.get(wanted, NO_ELEMENTS)
        return sorted((*fitting, *loose), key=places.__getitem__) if loose else fitting

    def place(self, element: Element, name: str) -> str:
        """Where a settled fact of a thing stands in the dossier; of a derived one, where the thing stands."""
        pointer = self.pointers.get((element.kind, name))
        return element.pointer if pointer is None else f"{element.pointer}/{pointer}"

    def move(self, day: date, parameter: Callable[[str], Any], turning: Mapping[str, frozenset[str]]) -> None:
        """Ask of another day: what may turn is forgotten, by kind, and all that was asked with arguments."""
        self.judged_day = day
        self.parameter = parameter
        self.walked.clear()
        for each in self:
            names = turning.get(each.kind, frozenset())
            for key in [key for key in each if key.__class__ is tuple or key in names]:
                del each[key]

    def __iter__(self) -> Iterator[Element]:
        """Every thing, those that stand once first."""
        yield from self.singles.values()
        for found in self.lists.values():
            if not isinstance(found, Unknown):
                yield from found


class _Index(NamedTuple):
    """The things of a list by some facts, those of which a fact is unknown, and the place of each in the list."""

    found: Mapping[tuple[Any, ...], Sequence[Element]]
    loose: Sequence[Element]
    places: Mapping[Element, int]


def _index(listed: Sequence[Element], names: tuple[str, ...]) -> _Index:
    found: dict[tuple[Any, ...], list[Element]] = {}
    loose: list[Element] = []
    for each in listed:
        key = tuple([each[name] for name in names])
        for part in key:
            if isinstance(part, Unknown):
                loose.append(each)
                break
        else:
            found.setdefault(key, []).append(each)
    return _Index(found, loose, {each: place for place, each in enumerate(listed)} if loose else {})
