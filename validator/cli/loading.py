"""Loading the rulebook for a command: options in, a `Validator` out, or exit code 4 with every problem of the rules."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from validator.api import Validator
from validator.cli.exit_code import FAILED
from validator.errors import AsiClaimsError, RulebookError
from validator.rulebook.load_said import ENGLISH

rules_option = click.option(
    "--rules",
    "rules_folder",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of the rulebook (default: the one that comes with the program).",
)
profile_option = click.option(
    "--profile", "profiles", multiple=True, metavar="NAME", help="Add a draft profile, e.g. coc-v3-draft."
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    help="Judge for this day where the dossier gives no published_on (default: today).",
)
engine_option = click.option(
    "--engine",
    type=click.Choice(["both", "compiled", "durable", "reference"]),
    default="both",
    show_default=True,
    help="Which engine judges; `both` answers only where they agree (`reference` is the old name of `compiled`).",
)


def load(
    rules_folder: Path | None,
    profiles: tuple[str, ...],
    engine: str,
    examples: bool = True,
    language: str = ENGLISH,
) -> Validator:
    """The validator; ends the program with exit code 4 where the rulebook is broken."""
    return loaded(
        lambda: Validator.load(rules_folder, profiles=profiles, engine=engine, examples=examples, language=language)
    )


def loaded(how: Callable[[], Validator]) -> Validator:
    """What is loaded; ends the program with exit code 4 where the rulebook is broken."""
    try:
        return how()
    except RulebookError as error:
        for problem in error.problems:
            click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
        stop(f"The rulebook has {len(error.problems)} problem(s); nothing was decided.")
    except AsiClaimsError as error:
        stop(f"{error} Nothing was decided.")


def stop(message: str) -> NoReturn:
    """End with exit code 4."""
    click.echo(message, err=True)
    sys.exit(FAILED)


def with_rulebook(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which rulebook and which engine."""
    return rules_option(profile_option(engine_option(command)))
