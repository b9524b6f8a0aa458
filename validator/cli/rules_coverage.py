"""`asi-claims rules coverage`: requirements against rules, and conditions against examples."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from validator.authoring.catalogue.account import Account, account
from validator.authoring.catalogue.account_data import account_data
from validator.authoring.catalogue.account_text import account_text
from validator.authoring.catalogue.declined import FILE as CHOICES
from validator.authoring.catalogue.declined import Choices, read_choices
from validator.authoring.catalogue.requirements import FILE as CATALOGUE
from validator.authoring.catalogue.requirements import Requirement, read_requirements
from validator.authoring.catalogue.worksheet import worksheet
from validator.authoring.example_facts import example_facts
from validator.authoring.naming import Naming
from validator.authoring.placed import placed_rule
from validator.authoring.reach.branches import Reach, reach
from validator.authoring.reach.reach_text import Read, reach_data, reach_text
from validator.authoring.rule_documents import rule_documents
from validator.cli.exit_code import APPROVED, FAILED, REJECTED
from validator.cli.rulebooks import Rulebooks
from validator.cli.rules_folder import nearest_rules_option, rules_read
from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.evaluation.evaluator import Evaluator
from validator.rulebook.rule import Rule


@click.command("coverage")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--conditions", is_flag=True, help="Tell which branches of conditions no example reaches (of rules named)."
)
@click.option("--worksheet", "sheet", is_flag=True, help="Print a worksheet to check the unconfirmed rules with.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@nearest_rules_option
def coverage(ids: tuple[str, ...], conditions: bool, sheet: bool, form: str, rules_folder: Path | None) -> None:
    """Account for every row of the catalogue, or with --conditions for every branch of the conditions.

    Exit code 1 where a row is unaccounted for or accounted for twice; where a rule's whole requirement is the answer of
    one function without a reason under `bare:` in coverage.yaml, or more than 15 are; where no example reaches a branch
    that has no reason in its rule's `unreached:`, or where a reason is not needed.
    """
    books = Rulebooks(rules_read(rules_folder))
    if conditions:
        _conditions(books, ids, form)
    if ids:
        raise click.UsageError("Name rules together with --conditions; the catalogue is accounted for as a whole.")
    found = _account(books)
    titles = {name: document.title for name, document in books.plain.rulebook.sources.documents.items()}
    if sheet:
        click.echo(worksheet(found, Naming(books.draft.rulebook, date.today())), nl=False)
    elif form == "json":
        click.echo(json.dumps(account_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo(account_text(found, titles), nl=False)
    sys.exit(APPROVED if found.balanced and found.bare.right else REJECTED)


def _conditions(books: Rulebooks, ids: tuple[str, ...], form: str) -> NoReturn:
    chosen = [rule for rule in books.rules() if not ids or rule.id in ids]
    if unknown := set(ids) - {rule.id for rule in chosen}:
        raise click.UsageError(f"There is no rule {min(unknown)}.")
    naming = Naming(books.draft.rulebook, date.today())
    found: Read = [
        (document, _reached(rule, document, books.home(rule).judge.evaluator))
        for rule, document in rule_documents(chosen)
    ]
    if form == "json":
        click.echo(json.dumps(reach_data(found, naming), ensure_ascii=False, indent=2))
    else:
        click.echo(reach_text(found, naming), nl=False)
    sys.exit(REJECTED if any(each.unexplained or each.stale for _, each in found) else APPROVED)


def _reached(rule: Rule, document: Document, evaluator: Evaluator) -> Reach:
    written = (each for each in example_facts(rule, evaluator) if not each.example.proposed)
    return reach(placed_rule(rule, document.data), written, evaluator)


def _account(books: Rulebooks) -> Account:
    catalogue, choices = books.folder / CATALOGUE, books.folder / CHOICES
    rows = read_requirements(_read(catalogue), str(catalogue))
    requirements = [row for row in rows if isinstance(row, Requirement)]
    if problems := [row for row in rows if isinstance(row, Problem)]:
        _broken(problems)
    documents = books.plain.rulebook.sources.documents
    chosen = read_choices(_read(choices), str(choices), documents, {row.id for row in requirements})
    if not isinstance(chosen, Choices):
        _broken(chosen)
    return account(requirements, chosen, (books.plain.rulebook, books.draft.rulebook))


def _broken(problems: list[Problem] | tuple[Problem, ...]) -> NoReturn:
    for problem in problems:
        click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
    sys.exit(FAILED)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"Cannot read {path}: {error.strerror}. A rulebook's catalogue stands there.") from error
