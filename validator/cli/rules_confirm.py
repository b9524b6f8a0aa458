"""`asi-claims rules confirm`: records that a person has checked a rule against the published text."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from validator.authoring.confirmation import Confirmation, confirmed
from validator.cli.exit_code import FAILED
from validator.cli.rewriting import rewrite
from validator.cli.rules_folder import nearest_rules_option, rules_changed
from validator.cli.rules_show import found_rule
from validator.cli.whole_rulebook import whole_rulebook
from validator.dossier.problem import Problem
from validator.verdict.cap import capped


@click.command("confirm")
@click.argument("rule_id", metavar="ID")
@click.option("--by", required=True, help="Who has checked it.")
@click.option("--against", required=True, help='The text, with its edition, as in "Claims Guide V3, 4.2".')
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="DATE", help="When (default: today)."
)
@click.option("--clause", default=None, help="The clause in which it was found; written into the citation, too.")
@nearest_rules_option
def confirm_command(
    rule_id: str, by: str, against: str, day: datetime | None, clause: str | None, rules_folder: Path | None
) -> None:
    """Write into the rule that it was checked, which lifts the cap that its basis puts on its outcomes."""
    folder = rules_changed(rules_folder)
    for name, text in (("--by", by), ("--against", against), ("--clause", clause)):
        if text is not None and not text.strip():
            raise click.UsageError(f"{name} cannot be empty.")
    _, book = whole_rulebook(folder)
    rule = found_rule(book, rule_id)
    path = Path(rule.path)
    on = day.date() if day else date.today()
    found = confirmed(path.read_bytes(), rule.path, Confirmation(on, by.strip(), against.strip(), clause))
    if isinstance(found, Problem):
        click.echo(f"{found.path}:{found.line}:{found.column}: {found.message}", err=True)
        sys.exit(FAILED)
    rewrite(path, found)
    lifted = any(capped(rule, violation.outcome, book.table)[1] for violation in rule.violations)
    told = " Its outcomes are no longer capped." if lifted else ""
    click.echo(f"{path}: rule {rule.id} is confirmed by {by.strip()} on {on} against {against.strip()}.{told}")
