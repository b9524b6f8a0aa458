"""`asi-claims rules`: the rule author's tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from validator.authoring.examples import run_examples
from validator.cli.exit_code import APPROVED, REJECTED
from validator.cli.lazy_group import LazyGroup
from validator.cli.loading import load, stop, with_rulebook
from validator.errors import EngineFailure

LATER = {name: f"validator.cli.rules_{name}:{name}" for name in ("coverage", "docs", "explain", "schema", "show")}
LATER["wording-corpus"] = "validator.cli.rules_wording:wording_corpus"


@click.group(cls=LazyGroup, later=LATER)
def rules() -> None:
    """Write, test and read the rules."""


@rules.command("test")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@with_rulebook
def test(ids: tuple[str, ...], rules_folder: Path | None, profiles: tuple[str, ...], engine: str) -> None:
    """Run the examples of every rule (or of the rules named); exit code 1 where one does not come out as it says."""
    validator = load(rules_folder, profiles, engine)
    book = validator.rulebook
    for rule in ids:
        if rule not in book.rules:
            raise click.UsageError(f"There is no rule {rule}.")
    chosen = [book.rules[rule] for rule in ids] or list(book.rules.values())
    try:
        results = list(run_examples(book, validator.judge, chosen))
    except EngineFailure as failure:
        stop(f"The rules engine failed: {failure}")
    failed = [result for result in results if not result.passed]
    for result in failed:
        place = f"{result.rule.path}:{result.example.line}"
        click.echo(f"{place}: {result.rule.id}, {result.example.case}: {'; '.join(result.faults)}")
    click.echo(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    sys.exit(REJECTED if failed else APPROVED)


@rules.command("lint")
@with_rulebook
def lint(rules_folder: Path | None, profiles: tuple[str, ...], engine: str) -> None:
    """Check that every file of the rulebook loads; every mistake is told with file, line and the nearest right word."""
    book = load(rules_folder, profiles, engine).rulebook
    click.echo(f"{len(book.rules)} rules, rulebook {book.version}, meaning {book.sha256[:12]}: nothing wrong.")
