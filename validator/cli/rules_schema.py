"""`asi-claims rules schema`: JSON Schemas for the files of the rulebook."""

from __future__ import annotations

import json
from pathlib import Path

import click

from validator.authoring.schemas.all_schemas import all_schemas
from validator.cli.loading import load, profile_option
from validator.cli.rules_folder import nearest_rules_option, rules_read
from validator.cli.written_files import write_files


@click.command("schema")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write them to."
)
@nearest_rules_option
@profile_option
def schema(output: Path, rules_folder: Path | None, profiles: tuple[str, ...]) -> None:
    """Write JSON Schemas with which an editor completes and checks rule files while you type."""
    schemas = all_schemas(load(rules_read(rules_folder), profiles, "reference").rulebook)
    texts = {name: json.dumps(found, ensure_ascii=False, indent=1) + "\n" for name, found in schemas.items()}
    write_files(output, texts)
    click.echo(f"{len(texts)} schemas written. The first line of a rule file: # yaml-language-server: $schema=…")
    for name in texts:
        click.echo(f"  {output / name}")
