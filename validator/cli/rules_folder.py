"""Which rulebook a command for authors reads: it says so, and writes into no installed package.

What enters: the folder that was named, or None, and where one stands. What leaves: the folder. May fail with a usage
error: the rulebook that would be changed came with the installed program.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from validator.cli.loading import engine_option, profile_option
from validator.rulebook.files import TABLES, shipped_rules

RULEBOOK = TABLES[0]
RULES = "rules"
INSTALLED = frozenset({"site-packages", "dist-packages"})
nearest_rules_option = click.option(
    "--rules",
    "rules_folder",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of the rulebook (default: the nearest rules/ here or above, else the program's own).",
)


def with_nearest_rulebook(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which rulebook and which engine."""
    return nearest_rules_option(profile_option(engine_option(command)))


def rules_read(named: Path | None) -> Path:
    """The folder to read, told on standard error."""
    folder = rules_found(named)
    tell(folder)
    return folder


def rules_found(named: Path | None) -> Path:
    """The folder that was named, else the nearest rulebook, else the program's own."""
    return from_here(named or nearest_rules(Path.cwd()) or shipped_rules())


def rules_changed(named: Path | None) -> Path:
    """The folder to write into."""
    folder = rules_read(named)
    if is_installed(folder):
        raise click.UsageError(
            f"{folder} belongs to the installed program: a change there would be lost with the next update. Copy the "
            f"rules (cp -r {folder} rules) and name the copy with --rules FOLDER, or stand in the folder above it."
        )
    return folder


def tell(*folders: Path) -> None:
    """Say which rulebooks are read."""
    told = " and ".join(f"{folder}/" for folder in folders)
    shipped = " (the one that came with the program)" if any(map(is_installed, folders)) else ""
    click.echo(f"Reading rules from {told}{shipped} …", err=True)


def nearest_rules(here: Path) -> Path | None:
    """The rulebook that one stands in, or whose folder `rules/` stands here or in the nearest folder above."""
    for folder in (here, *here.parents):
        for found in (folder, folder / RULES):
            if (found / RULEBOOK).is_file():
                return found
    return None


def is_installed(folder: Path) -> bool:
    """Whether the folder is part of an installed package: the program's own copy, or anything in site-packages."""
    whole = folder.resolve()
    own = Path(__file__).resolve().parent.parent
    return bool(INSTALLED & set(whole.parts)) or own == whole or own in whole.parents


def from_here(path: Path) -> Path:
    """The path as seen from where one stands, which is how a pull request names its files."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path
