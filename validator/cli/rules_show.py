"""`asi-claims rules show`: one rule in plain sentences, or as durable_rules gets it."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from validator.authoring.naming import Naming
from validator.authoring.rule_card import rule_card
from validator.authoring.rule_data import rule_data
from validator.authoring.rule_text import rule_text
from validator.cli.loading import load, profile_option
from validator.cli.rule_history import rule_history
from validator.cli.rules_folder import nearest_rules_option, rules_read
from validator.crosscheck import compile_rulesets, rulesets_as_text
from validator.dossier.nearest import nearest
from validator.judging.prepared import verdicts
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

day_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    help="Give parameters the value they have on this day (default: today).",
)


@click.command("show")
@click.argument("rule_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--as",
    "notation",
    type=click.Choice(["words", "durable"]),
    default="words",
    show_default=True,
    help="In words, or as the facts and rules of durable_rules that decide it.",
)
@day_option
@nearest_rules_option
@profile_option
def show(
    rule_id: str,
    form: str,
    notation: str,
    as_of: datetime | None,
    rules_folder: Path | None,
    profiles: tuple[str, ...],
) -> None:
    """Show a rule: what it means, where it comes from, what it looks at, its examples and its history."""
    if notation == "durable" and form == "json":
        raise click.UsageError("`--as durable` is text; leave `--format json` out.")
    book = load(rules_read(rules_folder), profiles, "reference").rulebook
    rule = found_rule(book, rule_id)
    if notation == "durable":
        click.echo(rulesets_as_text(compile_rulesets(book.rules.values(), verdicts(book)), rule), nl=False)
        return
    card = rule_card(rule, Naming(book, as_of.date() if as_of else date.today()))
    history = rule_history(Path(rule.path))
    if form == "json":
        click.echo(json.dumps(rule_data(card, history), ensure_ascii=False, indent=2))
    else:
        click.echo(rule_text(card, history), nl=False)


def found_rule(book: Rulebook, rule_id: str) -> Rule:
    """The rule of that id, or the rule that covers it; a usage error with the nearest right id where there is none."""
    if rule_id in book.rules:
        return book.rules[rule_id]
    covering = [rule for rule in book.rules.values() if rule_id in rule.also]
    if covering:
        return covering[0]
    near = nearest(rule_id, book.rules)
    raise click.UsageError(f"There is no rule {rule_id}.{f' Did you mean {near}?' if near else ''}")
