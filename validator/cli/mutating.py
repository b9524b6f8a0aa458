"""What `rules mutate` and `rules propose` work with: the mutants of a rulebook, and all who may notice them.

What enters: the rulebook with and without its profiles, words of the command line, the folder of scenarios. What
leaves: mutants in a fixed order, witnesses, and where a mutant stands. May end with a usage error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import click

from validator.api import judged_day
from validator.authoring.mutation.by_scenarios import Told, come_out_right
from validator.authoring.mutation.meaning_mutants import MeaningMutant, deciding_facts, meaning_mutants
from validator.authoring.mutation.mutants import Mutant, mutants
from validator.authoring.mutation.witnesses import AnyMutant, Witnesses
from validator.authoring.placed import placed_rule
from validator.authoring.rule_documents import rule_documents
from validator.authoring.scenarios import dossier_of
from validator.cli.rulebooks import Rulebooks
from validator.cli.scenario_files import read_scenarios
from validator.dossier.document import Document
from validator.dossier.dossier import Dossier, load_dossier
from validator.evaluation.evaluator import Evaluator
from validator.rulebook.rule import Rule


@dataclass(frozen=True)
class Mutating:
    """A rulebook that is changed in one small step after another."""

    books: Rulebooks
    fixtures: Path

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Every rule of every profile."""
        return {rule.id: rule for rule in self.books.rules()}

    def home(self, rule: Rule) -> Evaluator:
        """The evaluation of the rulebook that a rule belongs to."""
        return self.books.home(rule).judge.evaluator

    @cached_property
    def witnesses(self) -> Witnesses:
        """Every example and every scenario."""
        conclude = self.books.plain.judge.compiled.conclude
        return Witnesses(self.rules.values(), self.home, list(come_out_right(self._told(), conclude)), conclude)

    def of_rules(self, ids: set[str]) -> Iterator[Mutant]:
        """The mutants of some rules."""
        for rule in self.rules.values():
            if rule.id in ids:
                book = self.books.home(rule).rulebook
                yield from mutants(placed_rule(rule, self._documents[rule.id].data), book)

    def of_meaning(self) -> Iterator[MeaningMutant]:
        """The mutants of every definition and table on which a verdict rests."""
        book = self.books.plain.rulebook
        yield from meaning_mutants(book.meaning, book.parameters, deciding_facts(self.rules.values(), book))

    def chosen(self, words: tuple[str, ...]) -> list[AnyMutant]:
        """The mutants of the rules, definitions (``account.output_t``) and tables that words name; of all for none."""
        meaning = self.books.plain.rulebook.meaning
        named = {f"{kind}.{name}" for kind, name in meaning.definitions}
        known = {*self.rules, *named, *meaning.tables}
        if unknown := [word for word in words if word not in known]:
            raise click.UsageError(f"There is no rule, definition or table {unknown[0]}.")
        asked = set(words) or known
        found: list[AnyMutant] = list(self.of_rules(asked & set(self.rules)))
        if asked - set(self.rules):
            found += [each for each in self.of_meaning() if each.name.removeprefix("table ") in asked]
        return found

    def place(self, mutant: AnyMutant) -> tuple[str, int]:
        """The file that a mutant is of, and the line."""
        if isinstance(mutant, MeaningMutant):
            return mutant.changed.path, getattr(mutant.changed, "line", 1)
        document = self._documents[mutant.rule.id]
        return document.path, document.key_place(mutant.pointer).line

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {rule.id: document for rule, document in rule_documents(self.rules.values())}

    def _told(self) -> Iterator[Told]:
        bases = {}
        for scenario in read_scenarios(self.fixtures):
            if scenario.base not in bases:
                bases[scenario.base] = load_dossier(self.fixtures / scenario.base)
            made = dossier_of(scenario, bases[scenario.base])
            if isinstance(made, Dossier):
                day = judged_day(made.data, scenario.as_of or date.today())
                yield Told(scenario, self.books.of(scenario.profiles).case_on(made.data, day))
