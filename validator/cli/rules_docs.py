"""`asi-claims rules docs`: the rulebook as a site, or as one page."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from validator.authoring.handbook.site import build_site
from validator.authoring.naming import Naming
from validator.cli.loading import load, profile_option
from validator.cli.rules_folder import nearest_rules_option, rules_read
from validator.cli.rules_show import day_option
from validator.cli.written_files import write_files


@click.command("docs")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER|FILE.html",
    help="A folder for the site, or a file ending in .html for everything on one page.",
)
@click.option("--one-page", is_flag=True, help="One page, in FOLDER/index.html.")
@day_option
@nearest_rules_option
@profile_option
def docs(
    output: Path, one_page: bool, as_of: datetime | None, rules_folder: Path | None, profiles: tuple[str, ...]
) -> None:
    """Write the rulebook as pages that open in a browser from disk: rules, facts, parameters, sources, search."""
    book = load(rules_read(rules_folder), profiles, "reference").rulebook
    one_file = output.suffix.lower() in (".html", ".htm")
    files = build_site(Naming(book, as_of.date() if as_of else date.today()), one_page=one_page or one_file)
    if one_file:
        write_files(output.parent, {output.name: files["index.html"]})
    else:
        write_files(output, files)
    where = output if one_file else output / "index.html"
    click.echo(f"{len(book.rules)} rules written; open {where}")
