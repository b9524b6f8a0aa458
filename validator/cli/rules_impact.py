"""`asi-claims rules impact`: which dossiers change their verdict between two rulebooks."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from validator.authoring.impact.impact import Impact, impact
from validator.authoring.impact.impact_text import impact_data, impact_text
from validator.cli.dossier_paths import dossier_paths
from validator.cli.exit_code import APPROVED, FAILED, REJECTED, UNREADABLE, WORST_FIRST
from validator.cli.impact_worker import Comparison, judge_all
from validator.cli.loading import as_of_option, load, profile_option, stop
from validator.cli.progress import progress
from validator.cli.rules_folder import tell
from validator.errors import AsiClaimsError

folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("impact")
@click.argument("old", type=folder)
@click.argument("new", type=folder)
@click.argument("dossiers", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DOSSIERS...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
@profile_option
def impact_command(
    old: Path, new: Path, dossiers: tuple[Path, ...], form: str, as_of: datetime | None, profiles: tuple[str, ...]
) -> None:
    """Compare the rulebook in OLD with the one in NEW: which dossiers change their verdict, and by which rule.

    Exit code 1 where any does. The reference evaluator looks for changes; both engines then judge those dossiers again.
    """
    files = dossier_paths(dossiers)
    tell(old, new)
    for rulebook in (old, new):
        load(rulebook, profiles, "reference", examples=False)
    comparison = Comparison(old, new, profiles, as_of.date() if as_of else date.today())
    try:
        found = impact(progress(judge_all(comparison, files), len(files), "dossiers"))
    except AsiClaimsError as error:
        stop(f"{error} Nothing was compared.")
    if form == "json":
        click.echo(json.dumps(impact_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo(impact_text(found), nl=False)
    sys.exit(impact_code(found))


def impact_code(found: Impact) -> int:
    """1 where a verdict changes; 2 or 4 where a dossier or an engine kept it from being told."""
    codes = {APPROVED}
    codes |= {FAILED if one.engine_failed else UNREADABLE for one in found.not_judged}
    codes |= {REJECTED for _ in found.changes}
    return next(code for code in WORST_FIRST if code in codes)
