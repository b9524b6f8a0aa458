"""`asi-claims rules confirm`: records that a person has checked a rule against the published text."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from validator.authoring.confirmation import Confirmation, confirmed
from validator.authoring.confirmed_examples import OtherOutcome, other_outcomes
from validator.authoring.lint.against_lock import LockFile
from validator.cli.exit_code import FAILED
from validator.cli.lock_files import read_lock_file
from validator.cli.rewriting import rewrite
from validator.cli.rules_folder import nearest_rules_option, rules_changed
from validator.cli.rules_show import found_rule
from validator.cli.whole_rulebook import whole_rulebook
from validator.dossier.problem import Problem
from validator.judging.prepared import evaluator_of
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook
from validator.verdict.cap import capped_by_text


@click.command("confirm")
@click.argument("rule_id", metavar="ID")
@click.option("--by", required=True, help="Who has checked it.")
@click.option("--against", required=True, help='The text, with its edition, as in "Claims Guide V3, 4.2".')
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="DATE", help="When (default: today)."
)
@click.option("--edition", default=None, help="The edition, as sources.yaml names it (default: the one that is cited).")
@click.option("--clause", default=None, help="The clause in which it was found (default: the one that is cited).")
@click.option("--update-examples", is_flag=True, help="Let examples expect the outcomes that are no longer capped.")
@nearest_rules_option
def confirm_command(
    rule_id: str,
    by: str,
    against: str,
    day: datetime | None,
    edition: str | None,
    clause: str | None,
    update_examples: bool,
    rules_folder: Path | None,
) -> None:
    """Write into the rule that it was checked, which lifts the cap that its basis puts on its outcomes.

    Edition and clause go into the citation, too. The rule gets a new version if its meaning is locked already. Examples
    that come out otherwise without the cap are told, and with --update-examples written.
    """
    folder = rules_changed(rules_folder)
    for name, text in (("--by", by), ("--against", against), ("--edition", edition), ("--clause", clause)):
        if text is not None and not text.strip():
            raise click.UsageError(f"{name} cannot be empty.")
    _, book = whole_rulebook(folder)
    rule = found_rule(book, rule_id)
    checked = Confirmation(
        on=day.date() if day else date.today(),
        by=by.strip(),
        against=against.strip(),
        edition=_edition(rule, book, edition),
        clause=clause or rule.cite.clause,
        version=_version(rule, folder),
    )
    others = tuple(other_outcomes(replace(rule, confirmed=checked.recorded), evaluator_of(book)))
    if update_examples:
        checked = replace(checked, outcomes={each.index: each.now for each in others})
    path = Path(rule.path)
    found = confirmed(path.read_bytes(), rule.path, checked)
    if isinstance(found, Problem):
        click.echo(f"{found.path}:{found.line}:{found.column}: {found.message}", err=True)
        sys.exit(FAILED)
    rewrite(path, found)
    lifted = any(capped_by_text(rule, violation.outcome, book.table)[1] for violation in rule.violations)
    told = " Its outcomes are no longer capped." if lifted else ""
    click.echo(f"{path}: rule {rule.id} is c{checked.recorded.told()[1:]}{told}")
    for line in (*_of_examples(others, update_examples), *_of_version(checked)):
        click.echo(line)


def _edition(rule: Rule, book: Rulebook, named: str | None) -> str:
    known = book.sources.documents[rule.cite.document].editions
    if named is not None and named not in known:
        raise click.UsageError(f"{rule.cite.document} has no edition {named} (known: {', '.join(known)}).")
    return named or rule.cite.edition


def _version(rule: Rule, folder: Path) -> int | None:
    """The next version, where the rule's own is locked with another meaning than it will have."""
    file = read_lock_file(folder)
    was = file.lock.get(rule.id) if isinstance(file, LockFile) else None
    return rule.version + 1 if was is not None and was.version >= rule.version else None


def _of_examples(others: Iterable[OtherOutcome], updated: bool) -> Iterator[str]:
    lines = [f"  {each.told()}" for each in others]
    if lines:
        yield "Examples that come out otherwise without the cap:"
        yield from lines
        yield "They are updated." if updated else "Update them by hand, or by the same command with --update-examples."


def _of_version(checked: Confirmation) -> Iterator[str]:
    if checked.version is not None:
        yield f"This is version {checked.version} of the rule; record it: asi-claims rules lock"
