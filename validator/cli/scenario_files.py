"""The scenarios of a folder of fixtures, for commands that run them; a checkout has them, an installed program not.

What enters: the folder. What leaves: scenarios, none where there is no such folder; exit code 2 where one is broken.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from validator.authoring.scenario_file import Scenario, load_scenarios
from validator.cli.exit_code import UNREADABLE
from validator.dossier.problem import Problem

FOLDER = "scenarios"
FIXTURES = "fixtures"

fixtures_option = click.option(
    "--fixtures",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder with scenarios/ in it (default: fixtures/ here or beside the rules); without one, the examples alone.",
)


def fixtures_beside(rules: Path, named: Path | None) -> Path:
    """The folder of fixtures for a rulebook."""
    here = Path(FIXTURES)
    return named or (here if here.is_dir() else rules.resolve().parent / FIXTURES)


def read_scenarios(fixtures: Path) -> tuple[Scenario, ...]:
    """The scenarios, in order."""
    found = load_scenarios(fixtures / FOLDER)
    problems = [each for each in found if isinstance(each, Problem)]
    for problem in problems:
        click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
    if problems:
        sys.exit(UNREADABLE)
    return tuple(each for each in found if isinstance(each, Scenario))
