"""What became of the rules: new, ended, gone, changed in what they ask, in their words, or in their tests.

What enters: two rulebooks with the documents of their rules. What leaves: points in the order of ids. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from validator.authoring.lock import meaning_of
from validator.authoring.naming import Naming
from validator.authoring.review.point import Line, Point, compared, counted, marked
from validator.authoring.review.rule_lines import rule_lines
from validator.authoring.rule_card import rule_card
from validator.dossier.document import Document
from validator.rulebook.rule import Rule

TESTS = ("examples", "unreached")


@dataclass(frozen=True, slots=True)
class Book:
    """A rulebook under review: its folder, its rules and their words, and the document of each of its files by the
    path inside the folder."""

    folder: str
    naming: Naming
    documents: Mapping[str, Document]

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule, of whatever profile."""
        return self.naming.rulebook.rules

    def lines(self, rule: Rule) -> list[str]:
        """What a rule says."""
        return list(rule_lines(rule_card(rule, self.naming)))

    def data(self, rule: Rule) -> Mapping[str, Any]:
        """The data of a rule's file."""
        found: Mapping[str, Any] = next(one.data for one in self.documents.values() if one.path == rule.path)
        return found


def rule_points(old: Book, new: Book) -> Iterator[Point]:
    """A point for every rule that is not as it was."""
    for name in sorted({*old.rules, *new.rules}):
        if name not in old.rules:
            rule = new.rules[name]
            lines = marked("+", new.lines(rule)[1:])
            yield Point(f"Rule {name} is new: {rule.title}", rule.path, 1, lines, name)
        elif name not in new.rules:
            yield _gone(old.rules[name], old)
        else:
            yield from _changed(old.rules[name], new.rules[name], old, new)


def _gone(rule: Rule, old: Book) -> Point:
    hint = Line("", "Claims of earlier days lose it, too; `asi-claims rules retire` ends a rule on a day.")
    lines = (hint, *marked("-", old.lines(rule)[1:]))
    return Point(f"Rule {rule.id} is gone: {rule.title}", rule.path, 1, lines, rule.id, gone=True)


def _changed(was: Rule, rule: Rule, old: Book, new: Book) -> Iterator[Point]:
    before, after = old.data(was), new.data(rule)
    if before == after:
        return
    lines = list(compared(old.lines(was), new.lines(rule)))
    if meaning_of(before) != meaning_of(after):
        if rule.version <= was.version:
            lines.insert(0, Line("", f"Its version is still {rule.version}; it has to be raised."))
        yield Point(_headline(was, rule), rule.path, 1, tuple(lines), rule.id)
    elif lines:
        yield Point(f"Rule {rule.id} is told otherwise: {rule.title}", rule.path, 1, tuple(lines), rule.id)
    elif any(before.get(key) != after.get(key) for key in TESTS):
        yield Point(f"Rule {rule.id} is tested otherwise: {rule.title}", rule.path, 1, _tests(was, rule), rule.id)


def _headline(was: Rule, rule: Rule) -> str:
    if rule.effective_to is not None and rule.effective_to != was.effective_to:
        return f"Rule {rule.id} ends on {rule.effective_to}: {rule.title}"
    return f"Rule {rule.id} is changed: {rule.title}"


def _tests(was: Rule, rule: Rule) -> tuple[Line, ...]:
    before, after = (
        {one.case: (one.given, one.expect, one.outcome) for one in each.written_examples} for each in (was, rule)
    )
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    other = sum(before[case] != after[case] for case in before.keys() & after.keys())
    told = f"{counted(len(after), 'example')}: {len(new)} new, {len(gone)} gone, {other} changed."
    return (Line("", told), *marked("-", sorted(gone)), *marked("+", sorted(new)))
