"""Loading a rulebook: files in, a checked `Rulebook` out, or `RulebookError` with every problem of every file.

What enters: the bytes of the rules folder. What is checked here is what no single file can know: that ids are used
once, that gates name rules, that a rule that is merged elsewhere is not also a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.errors import RulebookError
from validator.rulebook.closed_lists import check_suggestions, with_lists
from validator.rulebook.defined_words import with_defined
from validator.rulebook.definition import Meaning
from validator.rulebook.digest import meaning_digest
from validator.rulebook.files import NOT_RULES, PROFILES, TABLES, folder_of, is_proposed, is_rule, proposed_beside
from validator.rulebook.formulas.signature import Signature
from validator.rulebook.gates import with_successors
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.link import Link
from validator.rulebook.load_definitions import circle_problems, load_definitions
from validator.rulebook.load_lexicon import Suggestions, load_wording
from validator.rulebook.load_parameters import Parameters, load_parameters
from validator.rulebook.load_proposed import no_rule_beside, with_proposed
from validator.rulebook.load_rule import load_rule
from validator.rulebook.load_sources import Sources, load_sources
from validator.rulebook.load_tables import load_tables
from validator.rulebook.load_vocabulary import load_vocabulary
from validator.rulebook.parts import Afresh, Parts
from validator.rulebook.resting import with_weakest
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.used_ids import IsLocked, nothing_locked, once_each
from validator.rulebook.verdict_table import VerdictTable, load_verdict_table
from validator.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Tables:
    """What every rule is read with."""

    sources: Sources
    parameters: Parameters
    vocabulary: Vocabulary
    lexicon: Lexicon
    wording: Suggestions
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything of a rules folder that is right, beside everything that is wrong with it.

    ``rules`` are those that load, by id, of every profile named; ``rulebook`` is None where there is a problem.
    """

    documents: Mapping[str, Document]
    tables: Tables | None
    rules: Mapping[str, Rule]
    rulebook: Rulebook | None
    problems: tuple[Problem, ...]


Functions = Mapping[str, Signature]


def build_rulebook(
    files: Mapping[str, bytes], folder: Path, profiles: tuple[str, ...], functions: Functions
) -> Rulebook:
    """The checked rulebook. Problems carry paths that begin with ``folder``; ``functions``: those of formulas."""
    reading = read_rulebook(files, folder, profiles, functions)
    if reading.rulebook is None:
        raise RulebookError(reading.problems)
    return reading.rulebook


def read_rulebook(
    files: Mapping[str, bytes],
    folder: Path,
    profiles: tuple[str, ...],
    functions: Functions,
    is_locked: IsLocked = nothing_locked,
    parts: Parts | None = None,
) -> Reading:
    """What can be read of the files; a rule that does not load keeps no other from being read.

    ``is_locked`` tells which of two files with one id is the older; ``parts`` may remember what was read before.
    """
    parts = parts or Afresh()
    documents, problems = _read(files, folder, profiles, parts)
    problems += [
        _at_top(folder, f"{name} is missing.") for name in TABLES if name not in documents and name not in files
    ]
    problems += [_no_profile(name, files, folder) for name in profiles if not _of_profile(files, name)]
    words = (path for path in files if folder_of(path) in NOT_RULES)
    if any(path not in documents for path in (*TABLES, *words)):
        return Reading(documents, None, {}, None, tuple(problems))
    tables = _tables(documents, functions, parts)
    if not isinstance(tables, Tables):
        return Reading(documents, None, {}, None, (*problems, *tables))
    rules, wrong = _rules(documents, tables, is_locked, parts)
    parts.keep()
    known = {str(profile_of(path)) for path in files if folder_of(path) == PROFILES}
    wrong += strange_profiles(rules.values(), known)
    problems += wrong
    in_force = {name: rule for name, rule in rules.items() if rule.unless_profile not in profiles}
    found = None if problems else _table(documents["verdict.yaml"], tables, in_force)
    if not isinstance(found, VerdictTable):
        return Reading(documents, tables, rules, None, (*problems, *(found or ())))
    rulebook = Rulebook(
        version=str(documents["rulebook.yaml"].data["version"]),
        sha256=meaning_digest(
            {path: document.data for path, document in sorted(documents.items()) if not is_proposed(path)}
        ),
        profiles=profiles,
        rules={
            name: with_weakest(rule, tables.meaning, tables.vocabulary, found.worst) for name, rule in in_force.items()
        },
        vocabulary=tables.vocabulary,
        parameters=tables.parameters,
        sources=tables.sources,
        table=found,
        lexicon=tables.lexicon,
        wording=tables.wording,
        meaning=tables.meaning,
    )
    weighed = {name: rulebook.rules.get(name, rule) for name, rule in rules.items()}
    return Reading(documents, tables, weighed, rulebook, ())


def _tables(documents: Mapping[str, Document], functions: Functions, parts: Parts) -> Tables | tuple[Problem, ...]:
    sources = load_sources(documents["sources.yaml"])
    if not isinstance(sources, Sources):
        return sources
    parameters = load_parameters(documents["parameters.yaml"], sources)
    vocabulary = load_vocabulary(_inside(documents, "vocabulary"))
    lexicon = parts.lexicon(_inside(documents, "lexicon"))
    wording = load_wording(_inside(documents, "wording"))
    listed = load_tables(_inside(documents, "tables"), sources)
    read = (parameters, vocabulary, lexicon, wording, listed)
    wrong = tuple(each for found in read if isinstance(found, tuple) for each in found)
    if wrong or isinstance(listed, tuple) or isinstance(wording, tuple):
        return wrong
    assert isinstance(parameters, Parameters) and isinstance(vocabulary, Vocabulary) and isinstance(lexicon, Lexicon)
    vocabulary = with_lists(vocabulary, lexicon)
    defined = _inside(documents, "definitions")
    definitions = load_definitions(defined, vocabulary, parameters, listed, functions, sources)
    if isinstance(definitions, tuple):
        return definitions
    wrong = (*circle_problems(definitions, defined), *check_suggestions(_inside(documents, "wording"), lexicon))
    meaning = Meaning(definitions, listed)
    return wrong or Tables(sources, parameters, with_defined(vocabulary, meaning), lexicon, wording, meaning)


def profile_of(path: str) -> str | None:
    """The profile that a rule file belongs to, None for the rulebook proper."""
    return path.split("/")[1] if folder_of(path) == PROFILES else None


def _read(
    files: Mapping[str, bytes], folder: Path, profiles: tuple[str, ...], parts: Parts
) -> tuple[dict[str, Document], list[Problem]]:
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path, data in files.items():
        if folder_of(path) == PROFILES and profile_of(path) not in profiles:
            continue
        if folder_of(path) == "" and path not in TABLES:
            continue
        read = parts.read(data, str(folder / path))
        if isinstance(read, Document):
            documents[path] = read
        else:
            problems += read
    return documents, problems


def _of_profile(files: Mapping[str, bytes], name: str) -> bool:
    return any(folder_of(path) == PROFILES and profile_of(path) == name for path in files)


def _no_profile(name: str, files: Mapping[str, bytes], folder: Path) -> Problem:
    known = sorted({str(profile_of(path)) for path in files if folder_of(path) == PROFILES})
    return _at_top(folder, f"There is no profile `{name}` (there are: {', '.join(known) or 'none'}).")


def strange_profiles(rules: Iterable[Rule], known: Set[str]) -> Iterator[Problem]:
    """The rules that give way to a profile that there is not."""
    for rule in rules:
        if rule.unless_profile not in {None, *known}:
            told = f"There is no profile `{rule.unless_profile}` (there are: {', '.join(sorted(known)) or 'none'})."
            yield Problem("/unless_profile", rule.line, 1, told, rule.path, "E226")


def _at_top(folder: Path, message: str) -> Problem:
    return Problem("", 1, 1, message, str(folder), "E102")


def _inside(documents: Mapping[str, Document], folder: str) -> Mapping[str, Document]:
    return {path: document for path, document in documents.items() if folder_of(path) == folder}


def _rules(
    documents: Mapping[str, Document], tables: Tables, is_locked: IsLocked, parts: Parts
) -> tuple[Mapping[str, Rule], list[Problem]]:
    read: list[tuple[Rule, Document]] = []
    problems: list[Problem] = []
    own = {path for path in documents if is_rule(path)}
    proposed = {path for path in documents if is_proposed(path)}
    words = "".join(each.sha256 for path, each in sorted(documents.items()) if path not in own | proposed)
    problems += [no_rule_beside(documents[path]) for path in sorted(proposed - set(map(proposed_beside, own)))]
    for path in sorted(own):
        document, beside = documents[path], documents.get(proposed_beside(path))
        link = Link(document=document, vocabulary=tables.vocabulary, parameters=tables.parameters)
        load = partial(load_rule, link, tables.sources, profile_of(path))
        if beside is None:
            rule = parts.rule(document, words, load)
        else:
            other = replace(link, document=beside, problems=[])
            rule = parts.rule(document, words + beside.sha256, partial(_with_proposed, load, other))
            problems += other.problems
        problems += link.problems
        if rule is not None:
            read.append((rule, document))
    rules, twice = once_each(read, is_locked)
    return rules, [*problems, *twice, *merged_twice(rules, documents)]


def _with_proposed(load: Callable[[], Rule | None], link: Link) -> Rule | None:
    rule = load()
    return rule and with_proposed(rule, link)


def merged_twice(rules: Mapping[str, Rule], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Rows that two rules cover at any time. Rules that say when they are in effect may follow upon one another."""
    places = {document.path: document for document in documents.values()}
    owners: dict[str, str] = {}
    for rule in rules.values():
        for index, row in enumerate(rule.also):
            owner = rule.id if row == rule.id else row if row in rules else owners.get(row)
            if owner is not None and (owner == rule.id or not (rule.dated and rules[owner].dated)):
                told = f"`{row}` is covered by rule {owner} already."
                yield replace(places[rule.path].problem(f"/also/{index}", told), code="E225")
            owners[row] = rule.id


def _table(document: Document, tables: Tables, rules: Mapping[str, Rule]) -> VerdictTable | tuple[Problem, ...]:
    link = Link(document=document, vocabulary=tables.vocabulary, parameters=tables.parameters, code="E404")
    table = load_verdict_table(link)
    table = table and with_successors(table, rules, link)
    if link.problems:
        return tuple(link.problems)
    assert table is not None, "a table without problems"
    return table
