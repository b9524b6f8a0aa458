"""`asi-claims rules propose`: examples that notice what no example written by hand notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.witnesses import AnyMutant
from validator.authoring.proposing.hidden import Hidden
from validator.authoring.proposing.nearest_rules import nearest_rules
from validator.authoring.proposing.proposals import proposals
from validator.authoring.proposing.proposed_file import proposed_file
from validator.authoring.proposing.search import Found, search
from validator.authoring.proposing.variants import Variants
from validator.cli.mutating import Mutating
from validator.cli.progress import progress
from validator.cli.rewriting import rewrite
from validator.cli.rulebooks import Rulebooks
from validator.cli.rules_folder import nearest_rules_option, rules_changed
from validator.cli.scenario_files import fixtures_beside, fixtures_option
from validator.rulebook.files import proposed_beside
from validator.rulebook.rule import Example, Rule


@click.command("propose")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@fixtures_option
@nearest_rules_option
def propose_command(ids: tuple[str, ...], fixtures: Path | None, rules_folder: Path | None) -> None:
    """Search small changes of examples that notice what no hand-written example and no scenario does.

    They are written beside the rule, into a file that ends with .proposed.yaml, each with what the program says today.
    Read them: what the program says may be wrong. Those that nobody has read are searched anew each time.
    """
    books = Rulebooks(rules_changed(rules_folder))
    tried = Mutating(books, fixtures_beside(books.folder, fixtures))
    if unknown := [rule for rule in ids if rule not in tried.rules]:
        raise click.UsageError(f"There is no rule {unknown[0]}.")
    chosen = tuple(ids) or tuple(tried.rules)
    for rule in chosen:
        tried.rules[rule] = _without_unread(tried.rules[rule])
    hidden = _hidden(tried, chosen)
    done: set[int] = set()
    found = {rule: _search(tried, rule, hidden.get(rule, ()), done) for rule in progress(chosen, len(chosen), "rules")}
    for rule, several in found.items():
        _write(tried, tried.rules[rule], several)
    every = {id(each) for listed in hidden.values() for each in listed}
    click.echo(f"{len(done)} of {len(every)} changes that nobody noticed are noticed now.")


def _without_unread(rule: Rule) -> Rule:
    return replace(rule, examples=tuple(each for each in rule.examples if each.read))


def _hidden(tried: Mutating, chosen: Sequence[str]) -> Mapping[str, Sequence[Hidden]]:
    """What nobody notices, by the rules whose examples may show it."""
    near = nearest_rules(tried.rules.values(), tried.books.plain.rulebook)
    wanted = set(chosen)

    def rules_of(mutant: AnyMutant) -> set[str]:
        if isinstance(mutant, MeaningMutant):
            return {rule for fact in mutant.facts for rule in near.get(fact, ())} & wanted
        return {mutant.rule.id}

    made: list[AnyMutant] = [*tried.of_rules(wanted), *tried.of_meaning()]
    asked = [each for each in made if rules_of(each)]
    hidden: dict[str, list[Hidden]] = {}
    for mutant in progress(asked, len(asked), "changes"):
        if tried.witnesses.noticed_by(mutant) == "nothing":
            one = Hidden(mutant, tried.witnesses.changed(mutant))
            for rule in rules_of(mutant):
                hidden.setdefault(rule, []).append(one)
    return hidden


def _search(tried: Mutating, rule: str, hidden: Sequence[Hidden], done: set[int]) -> Sequence[Found]:
    rest = [each for each in hidden if id(each) not in done]
    if not rest:
        return ()
    evaluator = tried.home(tried.rules[rule])
    found = tuple(search(tried.witnesses.examples(rule), rest, Variants(evaluator)))
    done.update(id(rest[place]) for each in found for place in each.noticed)
    return found


def _write(tried: Mutating, rule: Rule, found: Sequence[Found]) -> None:
    made = proposals(rule, found, tried.books.home(rule).judge)
    examples: list[Example] = [*(each for each in rule.examples if each.proposed), *made]
    path = Path(proposed_beside(rule.path))
    if examples:
        rewrite(path, proposed_file(rule.id, examples))
        noticed = sum(len(each.noticed) for each in found)
        click.echo(f"{path}: {len(made)} new examples notice {noticed} changes.")
    else:
        path.unlink(missing_ok=True)
