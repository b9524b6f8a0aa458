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
from validator.verdict.determination import Determination

INTERRUPTED = 130


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
@as_of_option
@click.option("--all", "show_all", is_flag=True, help="List what is met and what does not apply, too.")
@with_rulebook
def check(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    as_of: datetime | None,
    show_all: bool,
    rules_folder: Path | None,
    profiles: tuple[str, ...],
    engine: str,
) -> None:
    """Check dossiers (files, or folders of them): approve, reject or flag, each with its reasons."""
    day = as_of.date() if as_of else date.today()
    files = dossier_paths(paths)
    validator = load(rules_folder, profiles, engine, examples=False)
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


def _checked(validator: Validator, files: list[Path], day: date) -> Iterator[Determination]:
    for file in files:
        yield validator.check(file, as_of=day)
