"""The account of the catalogue: for every row the rule that stands for it, or the reason why none does.

What enters: the rows, what coverage.yaml declines, and the rules of the rulebook with and without its profiles. What
leaves: frozen values; a row that nothing or that two things account for is told, never dropped. Nothing fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from validator.authoring.catalogue.bare import Bare, bare
from validator.authoring.catalogue.declined import Choices
from validator.authoring.catalogue.requirements import Requirement
from validator.authoring.catalogue.spoken import Spoken, spoken
from validator.rulebook.in_language import all_said
from validator.rulebook.load_parameters import ParameterEntry
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

State = Literal["encoded", "merged", "declined", "unaccounted"]
STATES: tuple[State, ...] = ("encoded", "merged", "declined", "unaccounted")


@dataclass(frozen=True, slots=True)
class Row:
    """A row, its document, and what became of it.

    ``by`` are the rules (or the word "declined") that account for it; ``twice``: more than one does so at some time.
    """

    requirement: Requirement
    document: str
    state: State
    by: tuple[str, ...]
    reason: str = ""
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the catalogue, and what the rulebook still waits for.

    ``published``: the documents that there is a published text of; ``unseen``: parameters without a value;
    ``spoken``: the other languages than English; ``bare``: the rules whose requirement nobody can read in YAML.
    """

    rows: tuple[Row, ...]
    rules: tuple[Rule, ...]
    unseen: tuple[ParameterEntry, ...]
    published: frozenset[str]
    spoken: tuple[Spoken, ...] = ()
    bare: Bare = field(default_factory=Bare)

    def of(self, state: State) -> tuple[Row, ...]:
        """The rows of one state."""
        return tuple(row for row in self.rows if row.state == state)

    @property
    def twice(self) -> tuple[Row, ...]:
        """The rows that are accounted for more than once."""
        return tuple(row for row in self.rows if row.twice)

    @property
    def balanced(self) -> bool:
        """Whether every row is accounted for exactly once."""
        return not self.of("unaccounted") and not self.twice

    @property
    def own(self) -> tuple[Rule, ...]:
        """The rules that stand for no row at all."""
        known = {row.requirement.id for row in self.rows}
        return tuple(rule for rule in self.rules if not known & {rule.id, *rule.also})

    @property
    def without_clause(self) -> tuple[Rule, ...]:
        """The rules whose place in the published text nobody has looked up."""
        return tuple(rule for rule in self.rules if rule.cite.clause is None and self._published(rule))

    @property
    def unconfirmed(self) -> tuple[Rule, ...]:
        """The rules that nobody has confirmed against the published text."""
        return tuple(rule for rule in self.rules if rule.confirmed is None and self._published(rule))

    def _published(self, rule: Rule) -> bool:
        return rule.cite.document in self.published


def account(requirements: Sequence[Requirement], choices: Choices, books: Sequence[Rulebook]) -> Account:
    """The account of a catalogue; ``books`` are the same rulebook without profiles and with them."""
    rules = dict(sorted({name: rule for book in books for name, rule in book.rules.items()}.items()))
    book = books[0]
    unseen = tuple(
        entry for entry in book.parameters.entries.values() if any(one.value is None for one in entry.values)
    )
    covering: dict[str, list[Rule]] = {}
    for rule in rules.values():
        for row in (rule.id, *rule.also):
            covering.setdefault(row, []).append(rule)
    rows = tuple(_row(each, choices, covering.get(each.id, [])) for each in requirements)
    published = frozenset(name for name, document in book.sources.documents.items() if document.published)
    said = spoken(all_said(rules.values(), book.vocabulary.kinds))
    return Account(rows, tuple(rules.values()), unseen, published, said, bare(books, choices.bare))


def _row(requirement: Requirement, choices: Choices, covering: Sequence[Rule]) -> Row:
    rules = [rule.id for rule in covering]
    reason = choices.declined.get(requirement.id, "")
    state: State = (
        "encoded" if requirement.id in rules else "merged" if rules else "declined" if reason else "unaccounted"
    )
    return Row(
        requirement=requirement,
        document=choices.documents[requirement.prefix],
        state=state,
        by=(*rules, *(("declined",) if reason else ())),
        reason=reason,
        twice=bool(rules and reason) or (len(rules) > 1 and not all(rule.dated for rule in covering)),
    )


def counted_by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Counter[State]]:
    """How many rows of each state there are, by a key, in the order of the catalogue."""
    found: dict[str, Counter[State]] = {}
    for row in rows:
        found.setdefault(key(row), Counter())[row.state] += 1
    return found


def rules_by_document(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Rules by the document that they cite, in the order of the documents' names."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.cite.document, []).append(rule)
    return {document: tuple(found[document]) for document in sorted(found)}
