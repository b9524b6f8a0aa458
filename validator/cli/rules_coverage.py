"""`asi-claims rules coverage`: requirements against rules, and conditions against examples."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from validator.authoring.catalogue.account import Account, account
from validator.authoring.catalogue.account_data import account_data
from validator.authoring.catalogue.account_text import account_text
from validator.authoring.catalogue.declined import FILE as CHOICES
from validator.authoring.catalogue.declined import Choices, read_choices
from validator.authoring.catalogue.requirements import FILE as CATALOGUE
from validator.authoring.catalogue.requirements import Requirement, read_requirements
from validator.authoring.catalogue.worksheet import worksheet
from validator.authoring.naming import Naming
from validator.cli.exit_code import APPROVED, FAILED, REJECTED
from validator.cli.loading import load, rules_option
from validator.dossier.problem import Problem
from validator.rulebook.files import profile_names, shipped_rules
from validator.rulebook.rulebook import Rulebook


@click.command("coverage")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--worksheet", "sheet", is_flag=True, help="Print a worksheet to check the unconfirmed rules with.")
@rules_option
def coverage(form: str, sheet: bool, rules_folder: Path | None) -> None:
    """Account for every row of the catalogue; exit code 1 where one is unaccounted for or accounted for twice."""
    folder = rules_folder or shipped_rules()
    profiled = load(folder, profile_names(folder), "reference").rulebook
    book = load(folder, (), "reference").rulebook
    found = _account(folder, (book, profiled))
    titles = {name: document.title for name, document in book.sources.documents.items()}
    if sheet:
        click.echo(worksheet(found, Naming(profiled, date.today())), nl=False)
    elif form == "json":
        click.echo(json.dumps(account_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo(account_text(found, titles), nl=False)
    sys.exit(APPROVED if found.balanced else REJECTED)


def _account(folder: Path, books: tuple[Rulebook, ...]) -> Account:
    rows = read_requirements(_read(folder / CATALOGUE), str(folder / CATALOGUE))
    requirements = [row for row in rows if isinstance(row, Requirement)]
    problems = [row for row in rows if isinstance(row, Problem)]
    ids = {row.id for row in requirements}
    documents = books[0].sources.documents
    choices = None if problems else read_choices(_read(folder / CHOICES), str(folder / CHOICES), documents, ids)
    if isinstance(choices, Choices):
        return account(requirements, choices, books)
    for problem in (*problems, *(choices or ())):
        click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
    sys.exit(FAILED)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"Cannot read {path}: {error.strerror}. A rulebook's catalogue stands there.") from error
