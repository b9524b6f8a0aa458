"""`asi-claims rules add-fact`: dossiers may say one thing more, and rules may ask for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn, cast

import click

from validator.authoring.new_fact.fact import NewFact, wrong_with
from validator.authoring.new_fact.schema_field import Refused, with_field
from validator.authoring.new_fact.vocabulary_entry import with_entry
from validator.cli.exit_code import FAILED
from validator.cli.rewriting import rewrite_all
from validator.cli.rules_folder import nearest_rules_option, rules_changed
from validator.dossier.contract import SCHEMA_FILE, schema_of
from validator.dossier.document import Document, read_document
from validator.dossier.nearest import nearest
from validator.dossier.problem import Problem
from validator.rulebook.files import shipped_rules
from validator.rulebook.load_vocabulary import TYPES, load_vocabulary
from validator.rulebook.vocabulary import AttributeType, Kind, Vocabulary

FOLDER, DEFINITIONS = "vocabulary", "definitions"


@click.command("add-fact")
@click.argument("kind")
@click.argument("name")
@click.option("--type", "type_", type=click.Choice(TYPES), required=True)
@click.option("--unit", default=None, help="Of a number: t, g, mm, percent, days …")
@click.option("--values", default="", metavar="A,B", help="The words of an enum, or of a list's items.")
@click.option("--about", required=True, help="What it means; of yes or no: whether …")
@click.option("--question", required=True, help="What is asked where it is missing.")
@click.option("--at", "pointer", default=None, help="Where it stands in the fact, as scope/facilities (default: NAME).")
@click.option(
    "--schema",
    type=click.Path(path_type=Path),
    default=None,
    help="The dossier's schema (default: the one of this checkout).",
)
@nearest_rules_option
def add_fact_command(
    kind: str,
    name: str,
    type_: str,
    unit: str | None,
    values: str,
    about: str,
    question: str,
    pointer: str | None,
    schema: Path | None,
    rules_folder: Path | None,
) -> None:
    """Add a fact that dossiers may submit: to vocabulary/KIND.yaml and to the dossier's schema, both or neither.

    Every dossier that could be read can be read still; where the fact is left out it is unknown.
    """
    folder, schema = rules_changed(rules_folder), schema or _own_schema()
    words = tuple(word.strip() for word in values.split(",")) if values else ()
    fact = NewFact(name, cast(AttributeType, type_), about.strip(), question.strip(), pointer or name, unit, words)
    before = _text(schema)
    documents = _documents(folder / FOLDER)
    found = _kind(_right(_vocabulary(documents, before)), kind)
    if wrong := list(wrong_with(fact, found, _defined(folder / DEFINITIONS, kind))):
        raise click.UsageError(" ".join(wrong))
    place = str(found.at if found.each is None else f"{found.each}/*")
    try:
        after = with_field(before, place, fact)
    except Refused as reason:
        raise click.UsageError(str(reason)) from reason
    path = folder / FOLDER / f"{kind}.yaml"
    entry = with_entry(path.read_bytes(), documents[kind], found, fact)
    if isinstance(entry, Problem):
        _refuse((entry,))
    _right(_vocabulary({**documents, kind: _document(entry.encode(), path)}, after))
    rewrite_all({path: entry, schema: after})
    click.echo(f"{path}: {kind}.{name}, which rules may ask for.")
    click.echo(f"{schema}: {place.replace('*', '0')}/{fact.pointer}, which dossiers may say.")


def _own_schema() -> Path:
    """The schema of this checkout; an installed program is not written into."""
    if shipped_rules().parent == SCHEMA_FILE.parent.parent:
        raise click.UsageError("This program is installed, not a checkout: add facts in a checkout of the project.")
    return SCHEMA_FILE


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"Cannot read {path}: {error}.") from error


def _documents(folder: Path) -> dict[str, Document]:
    if not folder.is_dir():
        raise click.UsageError(f"There is no folder {folder}.")
    return {path.stem: _document(path.read_bytes(), path) for path in sorted(folder.glob("*.yaml"))}


def _defined(folder: Path, kind: str) -> set[str]:
    """The facts of a kind that definitions work out."""
    files = _documents(folder).values() if folder.is_dir() else ()
    read = [one.data for one in files if isinstance(one.data, dict) and one.data.get("kind") == kind]
    return {
        name.partition("(")[0]
        for data in read
        if isinstance(data.get("definitions"), dict)
        for name in map(str, data["definitions"])
    }


def _document(data: bytes, path: Path) -> Document:
    read = read_document(data, str(path))
    if not isinstance(read, Document):
        _refuse(read)
    return read


def _vocabulary(documents: dict[str, Document], schema: str) -> Vocabulary | tuple[Problem, ...]:
    try:
        return load_vocabulary(documents, schema_of(schema))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise click.UsageError(f"The dossier's schema is none that this program can read: {error}.") from error


def _right(found: Vocabulary | tuple[Problem, ...]) -> Vocabulary:
    if not isinstance(found, Vocabulary):
        _refuse(found)
    return found


def _kind(vocabulary: Vocabulary, name: str) -> Kind:
    if name in vocabulary.kinds:
        return vocabulary.kinds[name]
    near = nearest(name, vocabulary.kinds)
    raise click.UsageError(f"There is no kind of fact {name}.{f' Did you mean {near}?' if near else ''}")


def _refuse(problems: tuple[Problem, ...]) -> NoReturn:
    for one in problems:
        click.echo(f"{one.path}:{one.line}:{one.column}: {one.message}", err=True)
    click.echo("Nothing was written.", err=True)
    sys.exit(FAILED)
