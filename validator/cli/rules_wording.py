"""`asi-claims rules wording-corpus`: how well the lexicon reads the texts of fixtures/wording/."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from validator.api import Validator
from validator.authoring.wording_corpus import Answer, figures, judge_wordings, shortfalls
from validator.authoring.wording_figures import figures_json, figures_text
from validator.authoring.wording_file import FLOORS, Floors, Wording, load_floors, load_wordings
from validator.cli.exit_code import APPROVED, REJECTED, UNREADABLE
from validator.cli.loading import load, stop
from validator.cli.rules_folder import rules_read, with_nearest_rulebook
from validator.dossier.problem import Problem
from validator.errors import EngineFailure
from validator.facts.wording.find import find_phrases
from validator.report.wording_report import phrase_class


@click.command("wording-corpus")
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("fixtures/wording"),
    show_default=True,
    help="Folder of labelled texts, with floors.yaml.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@with_nearest_rulebook
def wording_corpus(corpus: Path, form: str, rules_folder: Path | None, profiles: tuple[str, ...], engine: str) -> None:
    """Measure the lexicon: accuracy, recall by class, false alarms; exit code 1 where one falls below its floor."""
    validator = load(rules_read(rules_folder), profiles, engine)
    wordings, floors = _read(corpus, validator)
    try:
        judged = judge_wordings(wordings, asking(validator))
    except EngineFailure as failure:
        stop(f"The rules engine failed: {failure}")
    faults = tuple(shortfalls(figures(judged), floors))
    click.echo(figures_json(judged, faults) if form == "json" else figures_text(judged, faults), nl=False)
    sys.exit(REJECTED if faults else APPROVED)


def asking(validator: Validator) -> Callable[[str, str], Answer]:
    """A function that answers for a text as `asi-claims wording` does."""

    def ask(text: str, language: str) -> Answer:
        checked = validator.wording(text, language)
        return Answer(
            outcome="clear" if checked.worst == "none" else checked.worst,
            objected=frozenset(phrase_class(finding) for finding in checked.findings),
            recognised=frozenset(hit.class_name for hit in find_phrases(validator.rulebook.lexicon, text, language)),
        )

    return ask


def _read(corpus: Path, validator: Validator) -> tuple[Sequence[Wording], Floors]:
    if not (corpus / FLOORS).is_file():
        raise click.UsageError(f"{corpus} has no {FLOORS}.")
    read = load_wordings(corpus, validator.rulebook.lexicon.classes())
    floors = load_floors(corpus / FLOORS)
    wordings = [each for each in read if isinstance(each, Wording)]
    problems = [each for each in read if isinstance(each, Problem)]
    if not isinstance(floors, Floors):
        problems += floors
    if problems or not isinstance(floors, Floors):
        for problem in problems:
            click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
        sys.exit(UNREADABLE)
    return wordings, floors
