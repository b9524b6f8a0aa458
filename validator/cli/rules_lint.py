"""`asi-claims rules lint`: everything that is wrong or doubtful in the rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from validator.authoring.lint.against_lock import LockFile
from validator.authoring.lint.codes import as_markdown
from validator.authoring.lint.finding import from_problem, in_order
from validator.authoring.lint.linter import Asked, Lint, asked, lint, trying
from validator.authoring.lint.reports import as_json, as_sarif, as_text
from validator.cli.exit_code import APPROVED, REJECTED
from validator.cli.lock_files import read_lock_file
from validator.cli.output import opened, output_option
from validator.cli.progress import progress
from validator.cli.rules_folder import nearest_rules_option, rules_read
from validator.cli.whole_rulebook import read_whole
from validator.rulebook.load import Reading

REPORTS = {"text": as_text, "json": as_json, "sarif": as_sarif}


@click.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", show_default=True)
@click.option("--codes", is_flag=True, help="List every code with an example and its cure, and check nothing.")
@output_option
@nearest_rules_option
def lint_command(
    paths: tuple[Path, ...], form: str, codes: bool, output: Path | None, rules_folder: Path | None
) -> None:
    """Say what is wrong or doubtful in the rules, with file, line and cure; exit code 1 where anything is.

    PATH: files or folders of the rulebook, or rule files that lie elsewhere and are tried with it. Draft profiles are
    checked, too.
    """
    if codes:
        click.echo(as_markdown(), nl=False)
        return
    folder = rules_read(rules_folder)
    reading = read_whole(folder)
    found = _linted(_question(reading, paths), folder)
    with opened(output) as stream:
        stream.write(REPORTS[form](found))
    sys.exit(REJECTED if found.findings else APPROVED)


def _question(reading: Reading, paths: Iterable[Path]) -> Asked:
    inside = {Path(document.path).resolve(): document.path for document in reading.documents.values()}
    inside |= {Path(problem.path).resolve(): problem.path for problem in reading.problems}
    files = [file for path in paths for file in _files(path)]
    if not files:
        return asked(reading)
    question = asked(reading, [inside[file.resolve()] for file in files if file.resolve() in inside])
    for file in files:
        if file.resolve() not in inside:
            question = trying(question, _bytes(file), str(file))
    return question


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(path.rglob("*.yaml"))
    else:
        yield path


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"Cannot read {path}: {error.strerror}.") from error


def _linted(question: Asked, folder: Path) -> Lint:
    locked = read_lock_file(folder)
    usable = locked if isinstance(locked, LockFile) else None
    found = lint(question, usable, progress)
    if locked is None or usable is not None:
        return found
    assert isinstance(locked, tuple)
    return Lint(in_order([*found.findings, *map(from_problem, locked)]), found.not_done, found.rules)
