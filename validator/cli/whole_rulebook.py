"""The rulebook with all its profiles, as the commands that change rule files need it.

What enters: the folder. What leaves: a `Reading` that holds a rulebook, or exit code 4 with everything that is wrong.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from validator.authoring.lint.finding import from_problem, in_order
from validator.authoring.lint.linter import Lint
from validator.authoring.lint.reports import as_text
from validator.cli.loading import stop
from validator.cli.lock_files import locked_in
from validator.errors import RulebookError
from validator.facts.functions import signatures
from validator.rulebook.files import profile_names, read_files
from validator.rulebook.load import Reading, read_rulebook
from validator.rulebook.parts import Remembered
from validator.rulebook.rulebook import Rulebook


def read_whole(folder: Path) -> Reading:
    """Everything in the folder, right or wrong; exit code 4 where there is no such folder."""
    try:
        folder_files, profiles = read_files(folder), profile_names(folder)
        return read_rulebook(folder_files, folder, profiles, signatures(), locked_in(folder), Remembered(folder))
    except RulebookError as error:
        stop(str(error))


def whole_rulebook(folder: Path) -> tuple[Reading, Rulebook]:
    """The reading, and its rulebook with every rule there is (also those that a profile replaces)."""
    reading = read_whole(folder)
    if reading.rulebook is None:
        told = Lint(in_order(map(from_problem, reading.problems)), (), len(reading.rules))
        click.echo(as_text(told), nl=False, err=True)
        stop("The rulebook does not load; nothing was written.")
    return reading, replace(reading.rulebook, rules=reading.rules)
