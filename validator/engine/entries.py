"""What one attribute's value says to the rules: to every test of it, and to durable_rules.

What enters: the tests and leaves of an attribute. What leaves: its `Entry` for a subject. The values that were met are
remembered, since the dossiers of a queue are much alike. May fail with `EngineFailure` for a value of another type than
the rules compare with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from validator.engine.compare import told
from validator.engine.compiled import Rank
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.facts.day import JudgedDay
from validator.facts.values import Known, Unknown, Value
from validator.rulebook.conditions import Path, Test

REMEMBERED, SHORT = 1024, 64  # values of a column, and how long a text or list among them may be


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a column says of one subject: the truths of its atoms and the ranks of its leaves, by number.

    Equal entries of a column are one object. What is unknown has no rank: the engine is not told of it.
    """

    truths: tuple[tuple[int, Truth], ...]
    ranks: tuple[tuple[int, Rank], ...]


Read = Callable[[Scope], Entry]


class Entries:
    """The entries of an attribute's values."""

    def __init__(
        self,
        tests: Sequence[tuple[int, Test]],
        lifted: Sequence[tuple[int, int]],
        ranks: Sequence[tuple[int, Callable[[Value], Rank | None]]],
    ) -> None:
        """By their numbers: the tests of the attribute, the leaves that carry one of them, the leaves with a rank."""
        self._tests, self._lifted, self._ranks = tests, lifted, ranks
        self._entries: dict[object, Entry] = {}

    def of(self, value: Value) -> Entry:
        """What the value says."""
        truths = tuple((number, told(test, value)) for number, test in self._tests)
        by_number = dict(truths)
        known = ((leaf, rank(value)) for leaf, rank in self._ranks)
        ranks = tuple((leaf, rank) for leaf, rank in known if rank is not None)
        ranks += tuple(one for number, leaf in self._lifted for one in carried((leaf,), by_number[number]))
        return self._entries.setdefault((truths, ranks), Entry(truths, ranks))


def carried(leaves: Iterable[int], truth: Truth) -> tuple[tuple[int, Rank], ...]:
    """A truth as the rank of the leaves that carry it: none where it is unknown."""
    return () if truth is Truth.UNKNOWN else tuple((leaf, int(truth is Truth.TRUE)) for leaf in leaves)


def reader_of(path: Path, own: bool, entry_of: Callable[[Value], Entry]) -> Read:
    """What reads an attribute; ``own``: it is one of the subject's."""
    kind, attribute = path.kind, path.attribute
    not_known = entry_of(Unknown(()))
    met: dict[object, tuple[type, Entry]] = {}

    def read(scope: Scope) -> Entry:
        element = scope.subject if own else scope.facts.singles.get(kind) or scope.element(path)
        value = element.values.get(attribute)
        if value is None:
            if attribute in element.submittable:
                return not_known  # without asking why: a third of what rules look at is not given
            value = element.value(attribute)
        if type(value) is not Known:
            return not_known if type(value) is Unknown else entry_of(value)
        plain = value.value
        kind_of_value = type(plain)
        if kind_of_value is JudgedDay:
            return entry_of(value)  # it has to see what it is compared with
        found = met.get(plain)
        if found is not None and found[0] is kind_of_value:  # True is no 1
            return found[1]
        entry = entry_of(value)
        if len(met) < REMEMBERED and (not isinstance(plain, str | tuple) or len(plain) <= SHORT):
            met[plain] = (kind_of_value, entry)
        return entry

    return read
