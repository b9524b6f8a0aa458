"""The linter: everything that is wrong or doubtful in a rulebook, or in some of its files.

What enters: a `Reading`, the lock, the paths that are asked about. What leaves: a `Lint` with findings in a stable
order, and what could not be checked. Nothing fails; without z3 the checks of logic are named as not done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import combinations
from typing import TypeVar

from validator.authoring.families import family_of
from validator.authoring.lint.against_lock import LockFile, check_lock
from validator.authoring.lint.book_reading import check_parameters, check_successions
from validator.authoring.lint.finding import Finding, from_problem, in_order
from validator.authoring.lint.gate_reading import check_gates
from validator.authoring.lint.lexicon_reading import check_lexicon, lexicon_files
from validator.authoring.lint.parts_against_lock import check_parts
from validator.authoring.lint.rule_reading import check_reading
from validator.authoring.lint.slots import Undecided
from validator.authoring.lint.unread import unread_ids
from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.rulebook.files import proposed_beside
from validator.rulebook.link import Link
from validator.rulebook.load import Reading, Tables, merged_twice, strange_profiles
from validator.rulebook.load_rule import load_rule
from validator.rulebook.read_source import read_source
from validator.rulebook.rule import Rule

T = TypeVar("T")
Watch = Callable[[Iterable[T], int, str], Iterable[T]]
NO_SOLVER = (
    "Not checked, because z3-solver is not installed (pip install 'asi-claims[authoring]'): whether a rule can apply, "
    "fail and be met, whether its cases can be reached, whether rules say the same or contradict each other (L601 to "
    "L606)."
)


@dataclass(frozen=True, slots=True)
class Lint:
    """What the linter says. ``rules``: how many it was asked about."""

    findings: tuple[Finding, ...]
    not_done: tuple[str, ...]
    rules: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A rulebook and what of it is asked about: ``paths`` of files (None: everything); ``tried``: ids of rules that
    are no part of it yet."""

    reading: Reading
    families: Mapping[str, str]
    paths: frozenset[str] | None = None
    tried: frozenset[str] = frozenset()

    def about(self, path: str) -> bool:
        """Whether somebody wants to know of that file."""
        return self.paths is None or path in self.paths


def asked(reading: Reading, paths: Iterable[str] | None = None) -> Asked:
    """A question about a rulebook, or about some of its files."""
    families = {document.path: family_of(path) for path, document in reading.documents.items()}
    return Asked(reading, families, None if paths is None else frozenset(paths))


def trying(question: Asked, data: bytes, path: str) -> Asked:
    """The same with one rule more, or another one in the place of the one with its id."""
    reading = question.reading
    paths = (question.paths or frozenset()) | {path}
    document = read_source(data, path)
    if not isinstance(document, Document):
        return replace(question, paths=paths, reading=_with(reading, document))
    if reading.tables is None:
        return replace(question, paths=paths)
    link = Link(document=document, vocabulary=reading.tables.vocabulary, parameters=reading.tables.parameters)
    rule = load_rule(link, reading.tables.sources, None)
    if rule is None:
        return replace(question, paths=paths, reading=_with(reading, link.problems))
    documents = {**reading.documents, path: document}
    rules = dict(sorted({**reading.rules, rule.id: rule}.items()))
    others = {name: one for name, one in rules.items() if name != rule.id}
    problems = [one for one in merged_twice({**others, rule.id: rule}, documents) if one.path == path]
    profiles = {one.profile for one in reading.rules.values()}
    problems += strange_profiles([rule], {name for name in profiles if name})
    more = replace(reading, documents=documents, rules=rules)
    return replace(question, paths=paths, reading=_with(more, problems), tried=question.tried | {rule.id})


def _with(reading: Reading, problems: Iterable[Problem]) -> Reading:
    return replace(reading, problems=(*reading.problems, *problems))


def unwatched(items: Iterable[T], total: int, noun: str) -> Iterable[T]:
    """Nobody wants to see how far the linter is."""
    return items


def lint(question: Asked, lock: LockFile | None, watch: Watch[object] = unwatched) -> Lint:
    """Everything that is to be said."""
    reading = question.reading
    findings = [from_problem(one) for one in reading.problems]
    documents = {document.path: document for document in reading.documents.values()}
    rules = [
        rule
        for rule in reading.rules.values()
        if question.about(rule.path) or question.about(proposed_beside(rule.path))
    ]
    not_done: list[str] = []
    if reading.tables is not None:
        findings += _by_reading(question, rules, documents, reading.tables)
        findings += check_lock(reading.rules, documents, lock, question.tried, unread_ids(reading)) if lock else ()
        findings += check_parts(reading, lock) if lock else ()
        if find_spec("z3") is None:
            not_done.append(NO_SOLVER)
        else:
            findings += _by_logic(question, rules, documents, reading.tables, watch, not_done)
    # Where the tables are wrong, no rule could be looked at: that is told whatever was asked about.
    told = in_order(one for one in findings if reading.tables is None or question.about(one.path))
    return Lint(
        told, tuple(dict.fromkeys(not_done)), len(reading.rules) if question.paths is None else len(question.paths)
    )


def _by_reading(
    question: Asked, rules: Collection[Rule], documents: Mapping[str, Document], tables: Tables
) -> Iterator[Finding]:
    everything = question.reading.rules
    ids = everything.keys() | unread_ids(question.reading)
    for rule in rules:
        family = question.families.get(rule.path)
        proposed = documents.get(proposed_beside(rule.path))
        yield from check_reading(rule, documents[rule.path], tables, family, ids, proposed)
    yield from check_successions(everything.values(), documents)
    if question.reading.rulebook is not None:
        book = question.reading.rulebook
        yield from check_gates(book.table, book.rules, question.reading.documents["verdict.yaml"])
    # What no rule names can be told only where every rule was read.
    parameters = question.reading.documents.get("parameters.yaml")
    if parameters is not None and not question.reading.problems:
        yield from check_parameters(everything.values(), tables, parameters)
        # It takes its time, and all of it is about files of the lexicon.
        if any(question.about(document.path) for document in lexicon_files(question.reading)):
            yield from check_lexicon(everything.values(), tables, question.reading.documents)


def _by_logic(
    question: Asked,
    rules: Collection[Rule],
    documents: Mapping[str, Document],
    tables: Tables,
    watch: Watch[object],
    not_done: list[str],
) -> Iterator[Finding]:
    from validator.authoring.lint.pair_logic import check_pair, worth_asking
    from validator.authoring.lint.rule_logic import check_logic

    chosen = {rule.id for rule in rules}
    pairs = [
        (one, other) if one.id in chosen else (other, one)
        for one, other in combinations(question.reading.rules.values(), 2)
        if (one.id in chosen or other.id in chosen) and worth_asking(one, other)
    ]
    work: list[tuple[Rule, ...]] = [*((rule,) for rule in rules), *pairs]
    for each in watch(work, len(work), "questions"):
        assert isinstance(each, tuple)
        try:
            if len(each) == 1:
                yield from check_logic(each[0], documents[each[0].path], tables)
            elif (told := check_pair(each[0], documents[each[0].path], each[1], tables)) is not None:
                yield told
        except Undecided as reason:
            not_done.append(f"The logic of {' and '.join(rule.id for rule in each)} was not decided: {reason}.")
