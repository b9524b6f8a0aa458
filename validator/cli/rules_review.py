"""`asi-claims rules review`: what a change of the rulebook says, in plain sentences, and what it does to dossiers."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from validator.authoring.impact.impact import Impact, impact
from validator.authoring.naming import Naming
from validator.authoring.review.review import Review, review
from validator.authoring.review.review_sarif import as_sarif
from validator.authoring.review.review_text import as_markdown, as_text
from validator.authoring.review.rule_points import Book
from validator.cli.dossier_paths import dossier_paths
from validator.cli.exit_code import APPROVED
from validator.cli.impact_worker import Comparison, judge_all
from validator.cli.loading import as_of_option, profile_option, stop
from validator.cli.output import opened, output_option
from validator.cli.progress import progress
from validator.cli.rules_folder import from_here, rules_found, tell
from validator.cli.rules_impact import folder, impact_code
from validator.cli.whole_rulebook import whole_rulebook
from validator.dossier.document import Document, read_document
from validator.errors import AsiClaimsError
from validator.rulebook.files import read_files

FIXTURES, INDEX = "fixtures", "index.yaml"
STAND_IN = "rulebook.yaml"  # where a pull request is told of what is gone


@click.command("review")
@click.argument("old", type=folder)
@click.argument("new", type=folder, required=False)
@click.option(
    "--dossiers",
    "named",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Dossiers to judge by both (default: those of fixtures/index.yaml beside NEW, where there is one).",
)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "sarif"]), default="text", show_default=True)
@output_option
@as_of_option
@profile_option
def review_command(
    old: Path,
    new: Path | None,
    named: tuple[Path, ...],
    form: str,
    output: Path | None,
    as_of: datetime | None,
    profiles: tuple[str, ...],
) -> None:
    """Tell what the rulebook in NEW says otherwise than the one in OLD: rules, gates, parameters, facts, wordings.

    NEW is the nearest rules/ here or above where it is left out.

    Exit code 1 where a dossier gets another verdict. Draft profiles are compared, too; --profile judges by them.
    """
    old, now, day = from_here(old), rules_found(new), as_of.date() if as_of else date.today()
    tell(old, now)
    before, after = _book(old, day), _book(now, day)
    files = dossier_paths(named) if named else _of_fixtures(now)
    found = _impact(Comparison(old, now, profiles, day), files) if files else None
    told = review(before, after, found)
    with opened(output) as stream:
        stream.write(_written(told, form, now))
    sys.exit(APPROVED if found is None else impact_code(found))


def _written(told: Review, form: str, new: Path) -> str:
    if form == "sarif":
        return as_sarif(told, str(new / STAND_IN))
    return as_markdown(told) if form == "markdown" else as_text(told)


def _book(path: Path, day: date) -> Book:
    """The rulebook with every profile, and all of its files that can be read."""
    _, rulebook = whole_rulebook(path)
    read = {name: read_document(data, str(path / name)) for name, data in read_files(path).items()}
    return Book(
        str(path), Naming(rulebook, day), {name: one for name, one in read.items() if isinstance(one, Document)}
    )


def _of_fixtures(rules: Path) -> list[Path]:
    """The dossiers with a verdict in the index of a checkout's fixtures."""
    beside = from_here(rules.resolve().parent / FIXTURES)
    index = beside / INDEX
    read = read_document(index.read_bytes(), str(index)) if index.is_file() else ()
    if not isinstance(read, Document) or not isinstance(read.data, dict):
        return []
    return [beside / name for name, entry in read.data.items() if isinstance(entry, dict) and "verdict" in entry]


def _impact(comparison: Comparison, files: list[Path]) -> Impact:
    try:
        return impact(progress(judge_all(comparison, files), len(files), "dossiers"))
    except AsiClaimsError as error:
        stop(f"{error} Nothing was compared.")
