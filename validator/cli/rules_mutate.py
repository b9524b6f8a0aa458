"""`asi-claims rules mutate`: whether examples and scenarios notice a rule that is changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from validator.api import judged_day
from validator.authoring.example_facts import example_facts
from validator.authoring.mutation.by_scenarios import Told, come_out_right, scenario_notices
from validator.authoring.mutation.mutants import Mutant, mutants
from validator.authoring.mutation.reasons import FILE, Reasons, read_reasons
from validator.authoring.mutation.survey import Survey, fates, survey
from validator.authoring.mutation.survey_text import survey_data, survey_text
from validator.authoring.placed import placed_rule
from validator.authoring.rule_documents import rule_documents
from validator.authoring.scenarios import dossier_of
from validator.cli.exit_code import APPROVED, FAILED, REJECTED
from validator.cli.progress import progress
from validator.cli.rulebooks import Rulebooks
from validator.cli.rules_folder import nearest_rules_option, rules_read
from validator.cli.scenario_files import fixtures_beside, fixtures_option, read_scenarios
from validator.dossier.document import Document
from validator.dossier.dossier import Dossier, load_dossier


@click.command("mutate")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--sample", type=click.IntRange(1), default=1, metavar="N", help="Try every Nth mutant only, always the same."
)
@click.option(
    "--at-least", type=click.IntRange(0, 100), default=95, show_default=True, help="Percent that has to be noticed."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@fixtures_option
@nearest_rules_option
def mutate(
    ids: tuple[str, ...], sample: int, at_least: int, form: str, fixtures: Path | None, rules_folder: Path | None
) -> None:
    """Change rules one small step at a time and list what no example and no scenario notices.

    Exit code 1 where a mutant without a reason in mutants.yaml goes unnoticed, where a reason there is not needed, or
    where too few are noticed.
    """
    books = Rulebooks(rules_read(rules_folder))
    chosen = {rule.id: rule for rule in books.rules() if not ids or rule.id in ids}
    if unknown := [rule for rule in ids if rule not in chosen]:
        raise click.UsageError(f"There is no rule {unknown[0]}.")
    documents = {rule.id: document for rule, document in rule_documents(chosen.values())}
    found = _survey(books, documents, sample, fixtures_beside(books.folder, fixtures))
    if form == "json":
        click.echo(json.dumps(survey_data(found, documents), ensure_ascii=False, indent=2))
    else:
        click.echo(survey_text(found, documents), nl=False)
    passed = not found.unexplained and not found.stale and found.noticed_percent >= at_least
    sys.exit(APPROVED if passed else REJECTED)


def _survey(books: Rulebooks, documents: Mapping[str, Document], sample: int, fixtures: Path) -> Survey:
    rules = {rule.id: rule for rule in books.rules()}
    made = [
        mutant
        for rule, document in documents.items()
        for mutant in mutants(placed_rule(rules[rule], document.data), books.home(rules[rule]).rulebook)
    ]
    tried = made[::sample]
    examples = {rule.id: example_facts(rule, books.home(rule).judge.evaluator) for rule in rules.values()}
    scenarios = list(come_out_right(_told(books, fixtures), books.plain.judge.compiled.conclude))
    reasons = _reasons(books.folder)

    def noticed(mutant: Mutant) -> bool:
        evaluator = books.home(mutant.rule).judge.evaluator
        return scenario_notices(mutant, scenarios, books.plain.judge.compiled.conclude, evaluator)

    found = fates(tried, examples, lambda rule: books.home(rule).judge.evaluator, noticed, reasons)
    return survey(progress(found, len(tried), "mutants"), reasons, documents, whole=sample == 1)


def _told(books: Rulebooks, fixtures: Path) -> Iterator[Told]:
    bases = {}
    for scenario in read_scenarios(fixtures):
        if scenario.base not in bases:
            bases[scenario.base] = load_dossier(fixtures / scenario.base)
        made = dossier_of(scenario, bases[scenario.base])
        if isinstance(made, Dossier):
            day = judged_day(made.data, scenario.as_of or date.today())
            yield Told(scenario, books.of(scenario.profiles).case_on(made.data, day))


def _reasons(folder: Path) -> Reasons:
    path = folder / FILE
    found = read_reasons(path.read_bytes(), str(path)) if path.is_file() else {}
    if not isinstance(found, tuple):
        return found
    for problem in found:
        click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
    sys.exit(FAILED)
