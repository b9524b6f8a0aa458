"""`asi-claims rules test`: the examples and the scenarios, what they expect and what they get."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import click

from validator.api import Validator
from validator.authoring.example_facts import day_of
from validator.authoring.examples import Result, run_examples
from validator.authoring.naming import Naming
from validator.authoring.scenario_file import Scenario
from validator.authoring.scenarios import run_scenarios
from validator.authoring.testing.chosen import Chosen, choose
from validator.authoring.testing.tested import Tested, failed, of_example, of_scenario
from validator.authoring.testing.tested_text import as_json, as_junit, as_text
from validator.authoring.testing.tried_rule import tried_rule
from validator.cli.exit_code import APPROVED, REJECTED
from validator.cli.loading import stop
from validator.cli.rulebooks import Rulebooks
from validator.cli.rules_folder import rules_read, with_nearest_rulebook
from validator.cli.scenario_files import FOLDER, fixtures_beside, fixtures_option, read_scenarios
from validator.cli.watching import a_moment, changes, states_of
from validator.dossier.dossier import Dossier
from validator.errors import EngineFailure
from validator.evaluation.evaluator import Evaluator
from validator.rulebook.parts import Remembered
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook
from validator.verdict.determination import Determination

FORMS: dict[str, Callable[[list[Tested]], str]] = {"text": as_text, "json": as_json, "junit": as_junit}
STANDARD_INPUT = "-"


@click.command("test")
@click.argument("words", nargs=-1, metavar="[ID|PATH|-]...")
@click.option("--watch", is_flag=True, help="Run again whenever a file of the rulebook or a scenario is saved.")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
@fixtures_option
@with_nearest_rulebook
def test(
    words: tuple[str, ...],
    watch: bool,
    form: str,
    fixtures: Path | None,
    rules_folder: Path | None,
    profiles: tuple[str, ...],
    engine: str,
) -> None:
    """Run examples and scenarios: all, or those of the rules, scenarios, files and folders named.

    A rule brings the scenarios that name it; a rule of a profile is tried with its profile on. With - as the only word
    a rule is read from standard input and tried in the context of the rulebook. Exit code 1 where one does not come out
    as it says.
    """
    folder = rules_read(rules_folder)
    scenarios = fixtures_beside(folder, fixtures)
    parts = Remembered(folder)

    def run() -> int:
        tests = _tests(words, scenarios, Rulebooks(folder, engine, profiles, parts), engine)
        click.echo(FORMS[form](tests), nl=False)
        return REJECTED if failed(tests) else APPROVED

    if not watch:
        sys.exit(run())
    if STANDARD_INPUT in words:
        raise click.UsageError("Standard input cannot be watched; name a file.")
    try:
        _again(run)
        for _ in changes(states_of([folder, scenarios / FOLDER]), a_moment):
            _again(run)
    except KeyboardInterrupt:
        sys.exit(APPROVED)


def _again(run: Callable[[], int]) -> None:
    """One run while watching: a rulebook that does not load is told like anything else, and mended in the next."""
    try:
        run()
    except SystemExit:
        pass
    except click.UsageError as error:
        click.echo(error.format_message(), err=True)
    click.echo("Waiting for a file to be saved; Ctrl-C ends.", err=True)


def _tests(words: tuple[str, ...], fixtures: Path, books: Rulebooks, engine: str) -> list[Tested]:
    if words == (STANDARD_INPUT,):
        return _tried(books.draft)
    scenarios = read_scenarios(fixtures)
    chosen = choose(words, books.plain.rulebook.rules, scenarios)
    if not words or chosen.strange:
        chosen = choose(words, {rule.id: rule for rule in books.rules()}, scenarios)
    if chosen.strange:
        raise click.UsageError(f"There is no rule, scenario or file {chosen.strange[0]}.")
    return [*_examples(chosen.rules, books), *_scenarios(chosen, fixtures, books)]


def _examples(rules: tuple[Rule, ...], books: Rulebooks) -> Iterator[Tested]:
    for home, several in groupby(rules, key=books.home):
        yield from _told(home.rulebook, run_examples(home.rulebook, home.judge, several), home.judge.evaluator)


def _told(book: Rulebook, results: Iterator[Result], evaluator: Evaluator) -> Iterator[Tested]:
    try:
        for result in results:
            yield of_example(result, Naming(book, day_of(result.rule, result.example)), evaluator)
    except EngineFailure as failure:
        stop(f"The rules engine failed: {failure}")


def _scenarios(chosen: Chosen, fixtures: Path, books: Rulebooks) -> Iterator[Tested]:
    def check(scenario: Scenario, dossier: Dossier) -> Determination:
        return books.of(scenario.profiles).check(dossier, as_of=scenario.as_of)

    return (of_scenario(result) for result in run_scenarios(chosen.scenarios, fixtures, check))


def _tried(validator: Validator) -> list[Tested]:
    """The examples of the rule on standard input, among the other rules."""
    rule = tried_rule(sys.stdin.buffer.read(), validator.rulebook)
    if not isinstance(rule, Rule):
        for problem in rule:
            click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}", err=True)
        stop("The rule cannot be read.")
    judge = validator.judge.with_rule(rule)
    return list(_told(judge.rulebook, run_examples(judge.rulebook, judge, [rule]), judge.evaluator))
