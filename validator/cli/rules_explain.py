"""`asi-claims rules explain`: why the rules say what they say of a dossier."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from validator.api import Validator
from validator.authoring.explanation import Explainer, Explanation
from validator.authoring.explanation_data import explanation_data
from validator.authoring.explanation_text import explanation_text
from validator.authoring.naming import Naming
from validator.cli import exit_code
from validator.cli.loading import as_of_option, load
from validator.cli.output import opened, output_option
from validator.cli.rules_folder import rules_read, with_nearest_rulebook
from validator.cli.rules_show import found_rule
from validator.rulebook.rule import Rule
from validator.verdict.determination import Determination


@click.command("explain")
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
@output_option
@with_nearest_rulebook
def explain(
    dossier: Path,
    ids: tuple[str, ...],
    form: str,
    as_of: datetime | None,
    output: Path | None,
    rules_folder: Path | None,
    profiles: tuple[str, ...],
    engine: str,
) -> None:
    """Show why: each condition of every rule that applies (or of the rules named) with its answer and its facts."""
    validator = load(rules_read(rules_folder), profiles, engine)
    rules = tuple(found_rule(validator.rulebook, each) for each in ids)
    determination = validator.check(dossier, as_of=as_of.date() if as_of else date.today())
    if determination.verdict is None:
        for error in determination.errors:
            click.echo(f"{dossier}:{error.line}:{error.column}: {error.message}", err=True)
        sys.exit(exit_code.of(determination))
    explanations = _explained(validator, determination, rules)
    with opened(output) as stream:
        if form == "json":
            data = explanation_data(str(dossier), determination.verdict, explanations)
            stream.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        else:
            stream.writelines(explanation_text(str(dossier), determination.verdict, explanations))


def _explained(validator: Validator, determination: Determination, rules: tuple[Rule, ...]) -> Iterator[Explanation]:
    """Of rules that are named everything; of all rules in effect what applies or may apply."""
    document, day = determination.document, determination.as_of
    assert document is not None and day is not None, "a dossier with a verdict was read"
    base = validator.world(document.data, day)
    explainer = Explainer(base, validator.judge.evaluator, document, Naming(validator.rulebook, day))
    for rule in rules or validator.rulebook.rules.values():
        if not rules and not rule.effective_on(day):
            continue
        yield from (one for one in explainer.explain(rule) if rules or one.status != "not_applicable")
