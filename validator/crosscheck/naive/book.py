"""What a naive reader takes from the rulebook: the syntax trees, the tables, the vocabulary, and twins of functions.

What enters: the vocabulary, definitions and tables as loaded. What leaves: a `Book`, the same for every dossier. What
it keeps is found in the trees alone (circles along time, equations of a range) and the same for every dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from validator.crosscheck.naive import many
from validator.crosscheck.naive.formulas import value_of
from validator.crosscheck.naive.twins import Twin, twins
from validator.crosscheck.naive.values import Thing, Value
from validator.rulebook.definition import Definition, Meaning
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.vocabulary import Attribute, Kind, Vocabulary

if TYPE_CHECKING:
    from validator.crosscheck.naive.reading import Reading

Equation = tuple[str, Node]
"""A submitted fact of what a range runs over, and what it has to be equal to."""
Fact = tuple[Attribute | None, Definition | None]
SENTENCE = "(a sentence)"
"""What a definition says to readers is put together by the evaluation; no rule decides by its words."""
WORDS = ("text", "enum", "date")

assert many.__name__, "its nodes have to be registered"


class Book:
    """A rulebook's meaning, as the naive reader walks it."""

    def __init__(self, vocabulary: Vocabulary, meaning: Meaning) -> None:
        """See the module."""
        self.vocabulary = vocabulary
        self.definitions = meaning.definitions
        self.tables = meaning.tables
        self.functions: Mapping[str, Twin] = twins()
        self.facts = {name: self._facts(kind) for name, kind in vocabulary.kinds.items()}
        """By kind and name: what is submitted of a thing, and what is defined."""
        self.along = {each.kind: each.along for each in meaning.definitions.values() if each.along}
        self.circles = {kind: self._circle(kind) for kind in self.along}
        self._equations: dict[int, tuple[tree.Range, Sequence[Equation]]] = {}

    def _facts(self, kind: Kind) -> Mapping[str, Fact]:
        found: dict[str, Fact] = {name: (each, None) for name, each in kind.attributes.items()}
        for (owner, name), definition in self.definitions.items():
            if owner == kind.name:
                found[name] = (kind.attributes.get(name), definition)
        return found

    def defined(self, reading: Reading, definition: Definition, thing: Thing, arguments: tuple[Value, ...]) -> Value:
        """What a definition comes to for a thing."""
        if definition.formula is None:
            return SENTENCE
        names = (
            {each.name: value for each, value in zip(definition.arguments, arguments, strict=True)} if arguments else {}
        )
        return value_of(reading, definition.formula, thing, names)

    def _circle(self, kind: str) -> tuple[str, ...]:
        """The definitions of a kind that rest on themselves: through what goes back in time."""
        own = (each for each in self.definitions.values() if each.kind == kind and not each.arguments)
        below = {each.name: set(self._rests_on(each)) for each in own}
        return tuple(name for name in below if name in _reached(name, below))

    def _rests_on(self, definition: Definition) -> Iterator[str]:
        """The facts of its own kind that a definition names, of whatever thing."""
        parts = () if definition.formula is None else tree.walk(definition.formula)
        return (each.name for each in parts if isinstance(each, tree.Attribute) and each.kind == definition.kind)

    def equations(self, ranged: tree.Range) -> Sequence[Equation]:
        """What every thing of a range has to satisfy and can be looked up by."""
        found = self._equations.get(id(ranged))
        if found is None:
            every = () if ranged.where is None else tuple(self._found(ranged.where, ranged.name))
            found = self._equations[id(ranged)] = (ranged, every)  # the range is kept: its id is its name
        return found[1]

    def _found(self, node: Node, name: str) -> Iterator[Equation]:
        if isinstance(node, tree.Conjunction):
            for part in node.parts:
                yield from self._found(part, name)
        elif isinstance(node, tree.Comparison) and node.operator == "=":
            for one, other in ((node.left, node.right), (node.right, node.left)):
                if self._is_submitted(one, name) and tree.Bound(name) not in tree.walk(other):
                    yield one.name, other  # type: ignore[attr-defined]

    def _is_submitted(self, node: Node, name: str) -> bool:
        """Whether a node is a submitted word or day of the thing that a range runs over."""
        if not isinstance(node, tree.Attribute) or node.of != tree.Bound(name):
            return False
        found = self.vocabulary.attribute(node.kind, node.name)
        return found is not None and not found.defined and found.type in WORDS


def _reached(start: str, below: Mapping[str, set[str]]) -> set[str]:
    """Everything that can be reached from a name in one step or more."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        further = below.get(waiting.pop(), set()) - reached
        reached |= further
        waiting += further
    return reached
