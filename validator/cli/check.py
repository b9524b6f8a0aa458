"""`asi-claims check`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from validator.api import Validator
from validator.cli import exit_code
from validator.cli.dossier_paths import dossier_paths
from validator.cli.loading import as_of_option, load, with_rulebook
from validator.cli.output import opened, output_option
from validator.cli.progress import progress
from validator.report.json_report import JsonReport
from validator.report.text_report import TextReport
from validator.rulebook.in_language import languages_of
from validator.rulebook.load_said import ENGLISH
from validator.verdict.determination import Determination

INTERRUPTED = 130


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
@as_of_option
@click.option(
    "--language",
    default=ENGLISH,
    show_default=True,
    metavar="CODE",
    help="What messages, remedies and questions are said in, where the rulebook has them in it.",
)
@click.option("--all", "show_all", is_flag=True, help="List what is met and what does not apply, too.")
@with_rulebook
def check(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    as_of: datetime | None,
    language: str,
    show_all: bool,
    rules_folder: Path | None,
    profiles: tuple[str, ...],
    engine: str,
) -> None:
    """Check dossiers (files, or folders of them): approve, reject or flag, each with its reasons."""
    day = as_of.date() if as_of else date.today()
    files = dossier_paths(paths)
    validator = load(rules_folder, profiles, engine, examples=False, language=language)
    _tell_of_language(validator, language)
    report = JsonReport(show_all) if form == "json" else TextReport(show_all)
    codes: list[int] = []
    with opened(output) as stream:
        stream.write(report.begin())
        try:
            for determination in progress(_checked(validator, files, day), len(files), "dossiers"):
                stream.write(report.one(determination))
                code = exit_code.of(determination)
                codes = [exit_code.worst([*codes, code])]
        except KeyboardInterrupt:
            codes = [INTERRUPTED]
            click.echo("Stopped; what was checked so far is in the report.", err=True)
        stream.write(report.end())
    sys.exit(codes[0] if codes == [INTERRUPTED] else exit_code.worst(codes))


def _tell_of_language(validator: Validator, language: str) -> None:
    if language != ENGLISH and language not in (known := languages_of(validator.rulebook)):
        told = f"The rulebook says nothing in `{language}`, so the report is in English"
        click.echo(f"{told} (there are: {', '.join(sorted(known))}).", err=True)


def _checked(validator: Validator, files: list[Path], day: date) -> Iterator[Determination]:
    for file in files:
        yield validator.check(file, as_of=day)
