"""`rules new`: a rule that loads, whose examples run, under an id that was never used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.example_facts import given_facts
from validator.authoring.examples import run_examples
from validator.authoring.families import PREFIXES, family_of_id, fits
from validator.authoring.scaffold import next_id, slug
from validator.cli.main import cli
from validator.evaluation.evaluator import Evaluator
from validator.facts.element import FactBase
from validator.judging.judge import Judge
from validator.judging.prepared import prepare
from validator.rulebook.files import profile_names, shipped_rules
from validator.rulebook.rule import Example, Rule


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments], catch_exceptions=False)


def test_a_new_rule_loads_and_its_examples_run_in_every_family(rules: Path) -> None:
    paths = []
    for family in PREFIXES:
        done = run("new", "--rules", str(rules), "--family", family, "--title", "Goods: what's sold is “aluminium”")
        assert done.exit_code == 0, done.output
        paths.append(Path(done.stdout.partition(": rule ")[0]))
        assert paths[-1].parent == rules / family
    judge = Judge.load(prepare(rules, profile_names(rules)), "compiled")
    book = judge.rulebook
    made = [rule for rule in book.rules.values() if Path(rule.path) in paths]
    assert len(made) == len(PREFIXES)
    for rule in made:
        assert rule.title == "Goods: what's sold is “aluminium”"
        assert fits(rule.id, Path(rule.path).parent.relative_to(rules).as_posix())
    new = {rule.id for rule in made}
    for one in run_examples(book, judge, made):
        assert one.got == one.example.expect
        assert set(one.also_violated) <= new
    assert not any(
        violates(made[0], example, judge.evaluator)
        for rule in book.rules.values()
        for example in rule.examples
        if rule not in made
    )


def violates(rule: Rule, example: Example, evaluator: Evaluator) -> bool:
    """Whether the facts of an example of another rule violate this one."""
    facts = given_facts(rule, example, evaluator)
    assert isinstance(facts, FactBase)
    judge = evaluator.changed(rule)
    return any(judge(facts, each).status == "violated" for each in facts.subjects(rule.subject))


def test_the_number_follows_the_highest_ever_used(rules: Path) -> None:
    (rules / "rules.lock.json").write_text('{"CG-TEA-07": {"version": 1, "meaning": "00", "retired": true}}')
    told = run(
        "new", "--rules", str(rules), "--family", "claims-guide", "--topic", "TEA", "--title", "Tea is hot"
    ).stdout
    assert "CG-TEA-08-tea-is-hot.yaml: rule CG-TEA-08" in told
    told = run(
        "new", "--rules", str(rules), "--family", "coc-standard", "--topic", "MBL", "--title", "A row is declined"
    ).stdout
    assert "COC-MBL-24" in told


def test_gaps_are_left_alone() -> None:
    assert next_id("CG-OP", ["CG-OP-01", "CG-OP-09", "CG-OPX-40", "COC-OP-77"]) == "CG-OP-10"
    assert next_id("CG-NEW", []) == "CG-NEW-01"


def test_a_title_becomes_part_of_the_files_name() -> None:
    assert slug("ASI's approval: «before» publication, über alles and more") == "asi-s-approval-before-publication-uber"
    assert slug("日本語") == "rule"


def test_what_cannot_be_a_rule_is_a_usage_error(rules: Path) -> None:
    assert run("new", "--rules", str(rules), "--family", "nobody", "--title", "A").exit_code == 2
    assert run("new", "--rules", str(rules), "--family", "law", "--title", " ").exit_code == 2
    assert run("new", "--rules", str(rules), "--family", "law", "--title", "A", "--topic", "x-1").exit_code == 2


def test_every_shipped_rule_stands_with_its_family(validator: Validator) -> None:
    assert family_of_id("CG-LAW-03") == "law"
    assert family_of_id("XYZ-01") is None
    for rule in validator.rulebook.rules.values():
        assert fits(rule.id, Path(rule.path).parent.name)
