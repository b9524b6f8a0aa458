"""`asi-claims rules new`: a rule to begin with."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click

from validator.authoring.catalogue.requirements import FILE as CATALOGUE
from validator.authoring.catalogue.requirements import Requirement, read_requirements
from validator.authoring.families import PREFIXES
from validator.authoring.lint.against_lock import LockFile
from validator.authoring.mutation.reasons import FILE as REASONS
from validator.authoring.scaffold import GENERAL, TOPIC, next_id, scaffold
from validator.authoring.succession.successor import Succession, named_beside, successor, with_reasons
from validator.cli.exit_code import FAILED
from validator.cli.lock_files import read_lock_file
from validator.cli.rewriting import rewrite_all
from validator.cli.rules_folder import nearest_rules_option, rules_changed
from validator.cli.rules_show import found_rule
from validator.cli.whole_rulebook import whole_rulebook
from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.load import Reading
from validator.rulebook.rulebook import Rulebook


@click.command("new")
@click.option("--family", type=click.Choice(list(PREFIXES)), help="The folder that the rule belongs in.")
@click.option("--title", default="", help="The requirement, said as it holds.")
@click.option(
    "--topic",
    default=GENERAL,
    show_default=True,
    metavar="WORD",
    help="The middle of the id, as OP in CG-OP-04; families with one topic only have their own.",
)
@click.option("--succeeds", metavar="ID", help="Begin the day after this rule ends, as its copy.")
@nearest_rules_option
def new_command(family: str | None, title: str, topic: str, succeeds: str | None, rules_folder: Path | None) -> None:
    """Write a new rule with its examples, under the next id that was never used.

    Either --family and --title are given, or --succeeds and, where it is another one, --title.
    """
    if not TOPIC.fullmatch(topic):
        raise click.UsageError(f"`{topic}` is not the middle of an id: write capital letters and digits, as in OP.")
    title, folder = " ".join(title.split()), rules_changed(rules_folder)
    if succeeds is not None:
        if family is not None:
            raise click.UsageError("A rule that succeeds another one stands in its family: leave --family out.")
        _succeed(succeeds, title, folder)
        return
    if family is None or not title:
        raise click.UsageError("Say with --family where the rule belongs and with --title what it requires.")
    _, book = whole_rulebook(folder)
    made = scaffold(family, topic, title, _used(folder, book), book.sources)
    rewrite_all({_free(folder / made.path): made.text})
    click.echo(
        f"{folder / made.path}: rule {made.id}. Write what is marked TODO, then: asi-claims rules test {made.id}"
    )


def _succeed(rule_id: str, title: str, folder: Path) -> None:
    reading, book = whole_rulebook(folder)
    old = found_rule(book, rule_id)
    if old.effective_to is None:
        raise click.UsageError(f"{old.id} has no last day yet: asi-claims rules retire {old.id} --on DATE")
    begins = old.effective_to + timedelta(days=1)
    for other in book.rules.values():
        if old.id in other.also and other.effective_from is not None and other.effective_from >= begins:
            raise click.UsageError(f"{other.id} succeeds {old.id} already, from {other.effective_from} on.")
    succession = Succession(old, next_id(old.id.rpartition("-")[0], _used(folder, book)), begins, title or old.title)
    path = _free(Path(old.path).with_name(succession.file_name))
    beside = {**_beside(succession, reading), **_reasons(succession, folder)}
    rewrite_all({path: _new_text(succession, reading), **beside})
    new = succession.id
    click.echo(f"{path}: rule {new}, from {begins} on. Change what it asks for, then: asi-claims rules test {new}")
    for other_path in beside:
        click.echo(f"{other_path}: names {new} beside {old.id}.")


def _new_text(succession: Succession, reading: Reading) -> str:
    old = succession.old
    (document,) = [one for one in reading.documents.values() if one.path == old.path]
    return _right(successor(Path(old.path).read_bytes(), document, succession))


def _beside(succession: Succession, reading: Reading) -> dict[Path, str]:
    """The files in which the new rule has to stand beside the old one: gates, and examples that violate it, too."""
    texts: dict[Path, str] = {}
    paths = {rule.path for rule in reading.rules.values()} | {reading.documents["verdict.yaml"].path}
    for document in reading.documents.values():
        if document.path in paths - {succession.old.path}:
            found = named_beside(Path(document.path).read_bytes(), document, succession.old.id, succession.id)
            if found is not None:
                texts[Path(document.path)] = _right(found)
    return texts


def _reasons(succession: Succession, folder: Path) -> dict[Path, str]:
    """What was said of mutants of the old rule holds for its copy."""
    path = folder / REASONS
    document = read_document(path.read_bytes(), str(path)) if path.is_file() else ()
    if not isinstance(document, Document):
        return {}
    found = with_reasons(path.read_bytes(), document, succession.old.id, succession.id)
    return {} if found is None else {path: _right(found)}


def _right(found: str | Problem) -> str:
    if isinstance(found, str):
        return found
    click.echo(f"{found.path}:{found.line}:{found.column}: {found.message}", err=True)
    sys.exit(FAILED)


def _free(path: Path) -> Path:
    if path.exists():
        raise click.UsageError(f"{path} is there already.")
    return path


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
