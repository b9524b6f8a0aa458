"""What the rules of a kind look at, each thing once: an attribute with every test of it, or a question to the facts.

What enters: the rules of one kind and, where durable_rules judges too, their compiled form. What leaves: columns; to
read one for a subject gives an `Entry`, what that says to the rules. May fail with `EngineFailure` for a compiled
rulebook that belongs to other rules, and as the reference evaluator does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from validator.engine.compare import stands_alone
from validator.engine.compiled import Address, CompiledKind, Rank, Session
from validator.engine.entries import Entries, Entry, Read, carried, reader_of
from validator.engine.leaves import key_of
from validator.engine.ranks import ranker
from validator.engine.reference import Atom, in_scope
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.errors import EngineFailure
from validator.rulebook.conditions import Condition, Path, Quantified, Span, Test, parts_of
from validator.rulebook.rule import Rule


class Columns:
    """The columns of one kind, their atoms and the leaves of the compiled form."""

    def __init__(self, kind: str, rules: Sequence[Rule], compiled: CompiledKind | None) -> None:
        """``rules``: those for the kind, of which ``compiled`` was made."""
        self.kind = kind
        self._rules = tuple(rules)  # kept, because their atoms are told apart by identity
        self._by_identity: dict[int, int] = {}
        self._atoms: list[Atom] = []
        numbers: dict[str, int] = {}
        for rule in self._rules:
            for condition in (rule.when, rule.require, *(violation.when for violation in rule.violations)):
                self._number(() if condition is None else atoms_of(condition), numbers)
        self.leaves = compiled.leaves if compiled else ()
        typed: dict[tuple[str, str], list[int]] = {}
        self._lifted: dict[int, list[int]] = {}
        by_id = {rule.id: rule for rule in self._rules}
        for number, leaf in enumerate(self.leaves):
            if leaf.at is None:
                typed.setdefault((leaf.kind, leaf.attribute), []).append(number)
            else:
                self._lifted.setdefault(self._atom_at(leaf.at, by_id), []).append(number)
        self.reads: list[Read] = []
        self.column_of: list[int] = [-1] * len(self._atoms)
        """The column that each atom is read from."""
        self._build(typed)

    def _number(self, atoms: Iterable[Atom], numbers: dict[str, int]) -> None:
        for atom in atoms:
            number = self._by_identity[id(atom)] = numbers.setdefault(key_of(atom), len(self._atoms))
            if number == len(self._atoms):
                self._atoms.append(atom)

    def number_of(self, atom: Atom) -> int:
        """The number of an atom of the rules; equal ones have the same."""
        return self._by_identity[id(atom)]

    def _build(self, typed: dict[tuple[str, str], list[int]]) -> None:
        attributes: dict[tuple[str, str], list[int]] = {place: [] for place in typed}
        for number, atom in enumerate(self._atoms):
            if isinstance(atom, Test) and stands_alone(atom) and not atom.path.own:
                attributes.setdefault((atom.path.kind, atom.path.attribute), []).append(number)
            else:
                self.column_of[number] = len(self.reads)
                self.reads.append(self._question(number, atom))
        for (kind, attribute), atoms in attributes.items():
            for number in atoms:
                self.column_of[number] = len(self.reads)
            self.reads.append(self._attribute(Path(kind, attribute), atoms, typed.get((kind, attribute), [])))

    def _question(self, number: int, atom: Atom) -> Read:
        """An atom that is put to the facts; where it does not look at the subject, once for all of them."""
        ask, leaves = in_scope(atom), self._lifted.get(number, [])
        entries = {truth: Entry(((number, truth),), carried(leaves, truth)) for truth in Truth}
        if asks(atom, self.kind):
            return lambda scope: entries[ask(scope)]

        def shared(scope: Scope) -> Entry:
            found: Entry | None = scope.shared.get(number)
            if found is None:
                found = scope.shared[number] = entries[ask(scope)]
            return found

        return shared

    def _attribute(self, path: Path, atoms: list[int], typed: list[int]) -> Read:
        tests = [(number, atom) for number in atoms if isinstance(atom := self._atoms[number], Test)]
        lifted = [(number, leaf) for number in atoms for leaf in self._lifted.get(number, [])]
        ranks = [(leaf, ranker(self.leaves[leaf])) for leaf in typed]
        return reader_of(path, path.kind == self.kind, Entries(tests, lifted, ranks).of)

    def _atom_at(self, at: Address, rules: dict[str, Rule]) -> int:
        return self.number_of(_find(at, rules))

    def session(self, scope: Scope) -> Session:
        """Everything that is known of one subject, for the engine."""
        return self.told(read(scope) for read in self.reads)

    def told(self, entries: Iterable[Entry]) -> Session:
        """The session that tells the engine what these entries say."""
        ranks: list[Rank | None] = [None] * len(self.leaves)
        for entry in entries:
            for leaf, rank in entry.ranks:
                ranks[leaf] = rank
        return Session.of(self.kind, ranks)


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """The tests and quantifiers that a condition is made of, in its order."""
    if isinstance(condition, Test | Quantified):
        yield condition
    for part in parts_of(condition):
        yield from atoms_of(part)


def _find(at: Address, rules: dict[str, Rule]) -> Atom:
    try:
        rule = rules[at.rule]
        whole = {"when": rule.when, "require": rule.require}
        condition = whole[at.slot] if at.slot in whole else rule.violations[int(at.slot)].when
        for step in at.steps:
            condition = parts_of(condition)[step]  # type: ignore[arg-type]
    except (LookupError, ValueError) as error:
        raise EngineFailure(f"the compiled rulebook does not belong to these rules ({at.rule})") from error
    if not isinstance(condition, Test | Quantified):
        raise EngineFailure(f"the compiled rulebook does not belong to these rules ({at.rule})")
    return condition


def asks(condition: Condition, kind: str) -> bool:
    """Whether a condition looks at the subject, which is of this kind."""
    if isinstance(condition, Quantified):
        return condition.kind != kind and (asks(condition.where, kind) or asks(condition.have, kind))
    if isinstance(condition, Test):
        return any(path.kind == kind and not path.own for path in _paths(condition))
    return any(asks(part, kind) for part in parts_of(condition))


def _paths(test: Test) -> list[Path]:
    named: list[object] = [test.path, test.operand]
    if isinstance(test.operand, Span):
        named += [test.operand.anchor]
    return [name for name in named if isinstance(name, Path)]
