"""What the rules of a kind say of a subject, reading no more of it than they ask for.

What enters: the columns, the rules in effect, a subject's scope. What leaves: a `Said`, the reference evaluator's
answer of every rule with the session that durable_rules is told. Every rule reads its condition from left to right;
what it wants to know next is looked up, and no rule is evaluated twice for rows that read alike. What nobody asked for
is not told to durable_rules either: of a rule whose first test fails it needs to know no more than that. Fails as
reading a column does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from validator.engine.columns import Columns
from validator.engine.compiled import Session
from validator.engine.entries import Entry, Read
from validator.engine.judgement import Outline
from validator.engine.reference import Answer, Answers, Atom, RuleMeaning
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.rulebook.rule import Rule

REMEMBERED = 2_000
Row = list[Truth | None]
Entries = tuple[Entry, ...]


@dataclass(slots=True, eq=False)
class Said:
    """What a row comes to: the answers of the rules in effect in their order, and the session that tells it.

    ``confirmed``: the engine was asked about the row, and says the same.
    """

    answers: Answers
    outline: Outline
    session: Session
    confirmed: bool = False


@dataclass(slots=True, eq=False)
class Step:
    """What is read next, and where each outcome leads. ``waiting``: the rules that have not answered yet."""

    reads: tuple[Read, ...]
    waiting: tuple[int, ...]
    answered: tuple[tuple[int, Answer], ...]
    onward: dict[Entries, Step | Said] = field(default_factory=dict)


class _UnreadError(Exception):
    """An atom is asked for that was not read yet."""

    def __init__(self, atom: int) -> None:
        self.atom = atom


class Rows:
    """The subjects of one kind, as the rules in effect see them."""

    def __init__(self, columns: Columns, rules: Sequence[Rule], everything: bool = False) -> None:
        """``everything``: read all that the rules may ask for, whether or not they do."""
        self._columns = columns
        self._ids = tuple(rule.id for rule in rules)
        self._rules = tuple(RuleMeaning(rule, self._from_row) for rule in rules)
        self._everything = everything
        self._begin: Step | Said | None = None
        self._remembered = 0

    def said(self, scope: Scope) -> Said:
        """What the rules say of the scope's subject."""
        step = self._first()
        path: list[tuple[Step, Entries]] = []
        while type(step) is Step:
            entries = tuple([read(scope) for read in step.reads])
            path.append((step, entries))
            following = step.onward.get(entries)
            step = self._further(path) if following is None else following
        assert isinstance(step, Said)
        return step

    def _from_row(self, atom: Atom) -> Callable[[Row], Truth]:
        number = self._columns.number_of(atom)

        def read(row: Row) -> Truth:
            truth = row[number]
            if truth is None:
                raise _UnreadError(number)
            return truth

        return read

    def _first(self) -> Step | Said:
        if self._begin is None or self._remembered > REMEMBERED:
            self._remembered = 0
            every = range(len(self._rules))
            if self._everything:
                self._begin = Step(tuple(self._columns.reads), tuple(every), ())
            else:
                self._begin = self._next([], every, [None] * len(self._columns.column_of))
        return self._begin

    def _further(self, path: list[tuple[Step, Entries]]) -> Step | Said:
        """The step after a path that nobody has gone before."""
        row: Row = [None] * len(self._columns.column_of)
        for _, entries in path:
            for entry in entries:
                for number, truth in entry.truths:
                    row[number] = truth
        last, entries = path[-1]
        found = last.onward[entries] = self._next(path, last.waiting, row)
        return found

    def _next(self, path: list[tuple[Step, Entries]], waiting: Sequence[int], row: Row) -> Step | Said:
        answered: list[tuple[int, Answer]] = []
        still: list[int] = []
        wanted: dict[int, None] = {}
        for number in waiting:
            try:
                answered.append((number, self._rules[number].answer(row)))
            except _UnreadError as unread:
                still.append(number)
                wanted[self._columns.column_of[unread.atom]] = None
        if still:
            return Step(tuple(self._columns.reads[column] for column in wanted), tuple(still), tuple(answered))
        self._remembered += 1
        answers = dict(answered)
        for step, _ in path:
            answers.update(step.answered)
        session = self._columns.told(entry for _, entries in path for entry in entries)
        in_order = tuple(answers[number] for number in range(len(self._rules)))
        return Said(in_order, Outline.of(self._ids, in_order), session)
