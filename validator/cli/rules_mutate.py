"""`asi-claims rules mutate`: whether examples and scenarios notice a rule, a definition or a table that is changed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from validator.authoring.mutation.reasons import FILE, Reasons, read_reasons
from validator.authoring.mutation.survey import Survey, fates, survey
from validator.authoring.mutation.survey_text import survey_data, survey_text
from validator.cli.exit_code import APPROVED, FAILED, REJECTED
from validator.cli.mutating import Mutating
from validator.cli.progress import progress
from validator.cli.rulebooks import Rulebooks
from validator.cli.rules_folder import nearest_rules_option, rules_read
from validator.cli.scenario_files import fixtures_beside, fixtures_option


@click.command("mutate")
@click.argument("words", nargs=-1, metavar="[ID|DEFINITION|TABLE]...")
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
    words: tuple[str, ...], sample: int, at_least: int, form: str, fixtures: Path | None, rules_folder: Path | None
) -> None:
    """Change rules, definitions and tables one small step at a time; list what no example and no scenario notices.

    A definition is named as in account.output_t. Exit code 1 where a mutant without a reason in mutants.yaml goes
    unnoticed, where a reason there is not needed, or where too few are noticed. Of a sample only
    the share counts.
    """
    books = Rulebooks(rules_read(rules_folder))
    tried = Mutating(books, fixtures_beside(books.folder, fixtures))
    found = _survey(tried, words, sample)
    if form == "json":
        click.echo(json.dumps(survey_data(found, tried.place), ensure_ascii=False, indent=2))
    else:
        click.echo(survey_text(found, tried.place), nl=False)
    complete = sample > 1 or not (found.unexplained or found.stale)
    passed = complete and found.noticed_percent >= at_least
    sys.exit(APPROVED if passed else REJECTED)


def _survey(tried: Mutating, words: tuple[str, ...], sample: int) -> Survey:
    made = tried.chosen(words)[::sample]
    reasons = _reasons(tried.books.folder)
    found = progress(fates(made, tried.witnesses, reasons), len(made), "mutants")
    names = {*words, *(f"table {word}" for word in words)} if words else None
    return survey(found, reasons, names, whole=sample == 1)


def _reasons(folder: Path) -> Reasons:
    path = folder / FILE
    found = read_reasons(path.read_bytes(), str(path)) if path.is_file() else {}
    if not isinstance(found, tuple):
        return found
    for problem in found:
        click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
    sys.exit(FAILED)
