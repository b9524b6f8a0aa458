"""`asi-claims rules new`: a rule to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from validator.authoring.catalogue.requirements import FILE as CATALOGUE
from validator.authoring.catalogue.requirements import Requirement, read_requirements
from validator.authoring.families import PREFIXES
from validator.authoring.lint.against_lock import LockFile
from validator.authoring.scaffold import GENERAL, TOPIC, scaffold
from validator.cli.lock_files import read_lock_file
from validator.cli.rewriting import rewrite
from validator.cli.rules_folder import nearest_rules_option, rules_changed
from validator.cli.whole_rulebook import whole_rulebook
from validator.rulebook.rulebook import Rulebook


@click.command("new")
@click.option("--family", type=click.Choice(list(PREFIXES)), required=True, help="The folder that the rule belongs in.")
@click.option("--title", required=True, help="The requirement, said as it holds.")
@click.option(
    "--topic",
    default=GENERAL,
    show_default=True,
    metavar="WORD",
    help="The middle of the id, as OP in CG-OP-04; families with one topic only have their own.",
)
@nearest_rules_option
def new_command(family: str, title: str, topic: str, rules_folder: Path | None) -> None:
    """Write a new rule with its examples, under the next id that was never used."""
    if not TOPIC.fullmatch(topic):
        raise click.UsageError(f"`{topic}` is not the middle of an id: write capital letters and digits, as in OP.")
    if not title.strip():
        raise click.UsageError("Say with --title what the rule requires, as it holds.")
    folder = rules_changed(rules_folder)
    _, book = whole_rulebook(folder)
    made = scaffold(family, topic, " ".join(title.split()), _used(folder, book), book.sources)
    path = folder / made.path
    if path.exists():
        raise click.UsageError(f"{path} is there already.")
    rewrite(path, made.text)
    click.echo(f"{path}: rule {made.id}. Write what is marked TODO, then: asi-claims rules test {made.id}")


def _used(folder: Path, book: Rulebook) -> Iterator[str]:
    """Every id that was ever used: of rules in any profile, of rows of the catalogue, of rules that are retired."""
    for rule in book.rules.values():
        yield from (rule.id, *rule.also)
    lock = read_lock_file(folder)
    yield from lock.lock if isinstance(lock, LockFile) else ()
    catalogue = folder / CATALOGUE
    if catalogue.is_file():
        rows = read_requirements(catalogue.read_bytes(), str(catalogue))
        yield from (row.id for row in rows if isinstance(row, Requirement))
