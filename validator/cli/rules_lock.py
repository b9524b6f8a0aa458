"""`asi-claims rules lock`: records what every rule and all that it rests on means: nothing changes in silence."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from validator.authoring.lint.against_lock import BEHIND, GONE, LockFile, check_lock
from validator.authoring.lint.finding import Finding, from_problem, in_order
from validator.authoring.lint.linter import Lint
from validator.authoring.lint.parts_against_lock import check_parts
from validator.authoring.lint.reports import as_text
from validator.authoring.lock import FILE, is_rule, renewed, written
from validator.authoring.locked_parts import lock_of
from validator.cli.exit_code import APPROVED, FAILED, REJECTED
from validator.cli.lock_files import read_lock_file
from validator.cli.rewriting import rewrite
from validator.cli.rules_folder import nearest_rules_option, rules_changed, rules_read
from validator.cli.whole_rulebook import whole_rulebook


@click.command("lock")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 where the lock is not up to date.")
@click.option(
    "--afresh",
    is_flag=True,
    help="Take every rule as it is, whatever was locked: only before a rulebook is first given to anybody.",
)
@nearest_rules_option
def lock_command(check: bool, afresh: bool, rules_folder: Path | None) -> None:
    """Write rules.lock.json: version and meaning of every rule; ids of rules that are gone stay, as retired.

    So are definitions, tables, parameters, vocabulary, gates and lexicon. What came to mean something else needs a new
    `version:` first (what has none of its own: rulebook.yaml); until then nothing is written and the exit code is 1.
    """
    folder = rules_read(rules_folder) if check else rules_changed(rules_folder)
    reading, _ = whole_rulebook(folder)
    documents = {document.path: document for document in reading.documents.values()}
    old = None if afresh else read_lock_file(folder)
    if isinstance(old, tuple):
        _tell([from_problem(one) for one in old], len(reading.rules))
        sys.exit(FAILED)
    file = old or LockFile(str(folder / FILE), {}, "")
    findings = [*check_lock(reading.rules, documents, file), *check_parts(reading, file)]
    refused = [one for one in findings if check or one.code not in (BEHIND, GONE)]
    if refused:
        _tell(refused, len(reading.rules))
        sys.exit(REJECTED)
    new = renewed(file.lock, lock_of(reading))
    if not check:
        rewrite(folder / FILE, written(new))
    rules, retired = sum(map(is_rule, new)), sum(one.retired for one in new.values())
    click.echo(f"{rules - retired} rules and {len(new) - rules} other parts locked, {retired} ids retired.")
    sys.exit(APPROVED)


def _tell(findings: list[Finding], rules: int) -> None:
    click.echo(as_text(Lint(in_order(findings), (), rules)), nl=False)
