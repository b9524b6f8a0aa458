"""`rules new`: a rule that loads, whose examples run, under an id that was never used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.examples import run_examples
from validator.authoring.families import PREFIXES, family_of_id, fits
from validator.authoring.scaffold import next_id, slug
from validator.cli.main import cli
from validator.rulebook.files import profile_names, shipped_rules


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("family", PREFIXES)
def test_a_new_rule_loads_and_its_examples_run_in_every_family(rules: Path, family: str) -> None:
    done = run("new", "--rules", str(rules), "--family", family, "--title", "Goods: what's sold is “aluminium”")
    assert done.exit_code == 0, done.output
    path = Path(done.output.partition(": rule ")[0])
    assert path.parent == rules / family
    validator = Validator.load(rules, profiles=profile_names(rules) if "profiles" in family else (), engine="reference")
    (rule,) = [one for one in validator.rulebook.rules.values() if one.path == str(path)]
    assert rule.title == "Goods: what's sold is “aluminium”"
    assert fits(rule.id, family)
    results = list(run_examples(validator.rulebook, validator.judge, [rule]))
    assert len(results) == 3
    assert [result.faults for result in results] == [(), (), ()]


def test_a_new_rule_disturbs_no_example_of_another(rules: Path) -> None:
    run("new", "--rules", str(rules), "--family", "claims-guide", "--title", "A title")
    validator = Validator.load(rules, engine="reference")
    failed = [
        one
        for one in run_examples(validator.rulebook, validator.judge, validator.rulebook.rules.values())
        if one.faults
    ]
    assert failed == []


def test_the_number_follows_the_highest_ever_used(rules: Path) -> None:
    (rules / "rules.lock.json").write_text('{"CG-TEA-07": {"version": 1, "meaning": "00", "retired": true}}')
    told = run(
        "new", "--rules", str(rules), "--family", "claims-guide", "--topic", "TEA", "--title", "Tea is hot"
    ).output
    assert "CG-TEA-08-tea-is-hot.yaml: rule CG-TEA-08" in told
    told = run(
        "new", "--rules", str(rules), "--family", "coc-standard", "--topic", "MBL", "--title", "A row is declined"
    ).output
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
