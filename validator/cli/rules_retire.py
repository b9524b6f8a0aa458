"""`asi-claims rules retire`: ends a rule, and says what still names it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import click

from validator.authoring.lint.against_lock import LockFile
from validator.authoring.lock import FILE, Locked, meaning_of, written
from validator.authoring.succession.mentions import mentions
from validator.authoring.succession.retirement import LostGate, Retirement, lost_gates, retired
from validator.cli.exit_code import FAILED
from validator.cli.lock_files import read_lock_file
from validator.cli.rewriting import rewrite_all
from validator.cli.rules_folder import nearest_rules_option, rules_changed
from validator.cli.rules_show import found_rule
from validator.cli.whole_rulebook import whole_rulebook
from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

FIXTURES = "fixtures"


@click.command("retire")
@click.argument("rule_id", metavar="ID")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    metavar="DATE",
    help="The last day on which the rule is in effect.",
)
@click.option("--because", default="", help="Why it ends; written beside the day.")
@nearest_rules_option
def retire_command(rule_id: str, day: datetime, because: str, rules_folder: Path | None) -> None:
    """End a rule: claims that are judged for a later day are judged without it.

    Its file stays, for claims that are judged for earlier days; its version is raised and locked. What names the rule
    is told: a gate that nothing meets any more flags every claim that comes to it.
    """
    folder = rules_changed(rules_folder)
    reading, book = whole_rulebook(folder)
    rule, on = _to_end(book, rule_id), day.date()
    if rule.effective_from and on < rule.effective_from:
        raise click.UsageError(f"{rule.id} begins on {rule.effective_from}; ended on {on} it would never be in effect.")
    lock = read_lock_file(folder)
    if isinstance(lock, tuple):
        _refuse(lock[0])
    version = max(rule.version, lock.lock[rule.id].version if lock and rule.id in lock.lock else 0) + 1
    text = retired(Path(rule.path).read_bytes(), rule, Retirement(on, " ".join(because.split())), version)
    if isinstance(text, Problem):
        _refuse(text)
    rewrite_all({Path(rule.path): text, **_locked(lock, folder, rule, text, version)})
    click.echo(f"{rule.path}: rule {rule.id} is in effect until {on}, that day included (version {version}).")
    table = reading.documents["verdict.yaml"]
    for line in _named(rule, lost_gates(rule, on, book, table), table.path, folder, on):
        click.echo(line)


def _to_end(book: Rulebook, rule_id: str) -> Rule:
    rule = found_rule(book, rule_id)
    if rule.id != rule_id:
        raise click.UsageError(f"{rule_id} is a row that rule {rule.id} covers; name the rule.")
    return rule


def _locked(lock: LockFile | None, folder: Path, rule: Rule, text: str, version: int) -> dict[Path, str]:
    """The lock with the rule's new meaning in it; what else is not locked yet stays as it is."""
    document = read_document(text.encode(), rule.path)
    if lock is None or not isinstance(document, Document):
        return {}
    return {folder / FILE: written({**lock.lock, rule.id: Locked(version, meaning_of(document.data))})}


def _named(rule: Rule, gates: tuple[LostGate, ...], table: str, folder: Path, on: date) -> Iterator[str]:
    after = on + timedelta(days=1) if on < date.max else on
    for gate in gates:
        left = (
            f"only {', '.join(gate.left)} can meet it" if gate.left else "nothing meets it, and such claims are flagged"
        )
        yield f"{table}:{gate.line}: a gate of {gate.category} ({gate.route}): from {after} {left}."
    own = Path(rule.path).resolve()
    files = {str(path): _text(path) for path in _files(folder) if path.resolve() != own and str(path) != table}
    named = [one.told() for one in mentions(rule.id, files)]
    if named:
        yield "Other files that name it; see whether they still should:"
        yield from (f"  {one}" for one in named)
    yield f"Where a rule follows upon it: asi-claims rules new --succeeds {rule.id}"


def _files(folder: Path) -> Iterator[Path]:
    """The files of the rulebook, and of the fixtures beside it where there are any."""
    for top in (folder, folder.parent / FIXTURES):
        yield from sorted(top.rglob("*.yaml"))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _refuse(problem: Problem) -> NoReturn:
    click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
    sys.exit(FAILED)
