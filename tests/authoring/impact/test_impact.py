"""Which dossiers change their verdict between two rulebooks, and by which rule."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest
from click.testing import CliRunner, Result

from validator.authoring.impact.change import Cause, Change, Said
from validator.authoring.impact.impact import NotJudged, impact
from validator.authoring.impact.impact_text import impact_data, impact_text
from validator.cli.main import cli

ROOT = Path(__file__).resolve().parents[3]
CAN = ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["rules", "impact", *map(str, arguments)], catch_exceptions=False)


def make_stricter(rules_copy) -> None:
    """What ASI has approved is rejected, whether it is published or planned."""
    rules_copy.change("CG-OP-04", "  approval.status: approved\n  any:", "  approval.status: refused\n  any:")
    rules_copy.change("CG-OP-04", "- outcome: flag", "- outcome: reject")


@pytest.fixture
def old(rules_copy, tmp_path: Path) -> Path:
    from shutil import copytree

    return copytree(rules_copy.folder, tmp_path / "old")


def test_a_stricter_rule_rejects_what_was_not(rules_copy, old: Path) -> None:
    make_stricter(rules_copy)
    done = run(old, rules_copy.folder, CAN, "--format", "json")
    assert done.exit_code == 1, done.output
    report = json.loads(done.stdout)
    (group,) = [one for one in report["by_rule"] if one["rule"] == "CG-OP-04"]
    (dossier,) = group["dossiers"]
    assert dossier["after"]["verdict"] == "reject"
    assert dossier["before"]["findings"][0]["status"] == "met"
    assert dossier["after"]["findings"][0]["outcome"] == "reject"


def test_the_other_way_round_the_same_rule_is_named(rules_copy, old: Path) -> None:
    make_stricter(rules_copy)
    done = run(rules_copy.folder, old, CAN)
    assert done.exit_code == 1
    assert "CG-OP-04: " in done.stdout
    assert f"{CAN}: reject before, " in done.stdout


def test_rulebooks_that_say_the_same(rules_copy, old: Path) -> None:
    done = run(old, rules_copy.folder, CAN)
    assert done.exit_code == 0
    assert done.stdout == "1 dossier judged by both rulebooks: 0 with another verdict.\n"


def test_a_dossier_that_cannot_be_read(rules_copy, old: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("- [", encoding="utf-8")
    done = run(old, rules_copy.folder, CAN, tmp_path / "broken.yaml")
    assert done.exit_code == 2
    assert f"Not judged: {tmp_path / 'broken.yaml'}: " in done.output


def test_a_rulebook_that_does_not_load(rules_copy, old: Path) -> None:
    rules_copy.change("CG-OP-04", "approval.status", "approval.statu")
    assert run(old, rules_copy.folder, CAN).exit_code == 4


def test_many_dossiers_are_judged_by_several_processes_and_told_in_order(rules_copy, old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dossiers"
    folder.mkdir()
    for number in range(64):
        copy(CAN, folder / f"{number:03}.yaml")
    make_stricter(rules_copy)
    report = json.loads(run(old, rules_copy.folder, folder, "--format", "json").stdout)
    (group,) = [one for one in report["by_rule"] if one["rule"] == "CG-OP-04"]
    assert report["changed"] == 64
    assert [Path(one["path"]).name for one in group["dossiers"]] == [f"{number:03}.yaml" for number in range(64)]


def test_nothing_of_the_progress_shows_in_a_pipe(rules_copy, old: Path) -> None:
    assert run(old, rules_copy.folder, CAN).stderr == f"Reading rules from {old}/ and {rules_copy.folder}/ …\n"


def test_a_change_without_a_rule_and_one_with_two() -> None:
    said = Said("claim", "violated", "flag", "Something is missing.")
    two = Change("b.yaml", "approve", "flag", (Cause("CG-2", "Two", (), (said,)), Cause("CG-1", "One", (), (said,))))
    found = impact([Change("a.yaml", "flag", "approve", ()), None, two, NotJudged("c.yaml", "gone", False)])
    assert list(found.by_rule()) == ["CG-1", "CG-2", ""]
    text = impact_text(found)
    assert "No rule by itself" in text
    assert "before: does not apply, or is not in the rulebook" in text
    assert text.endswith("3 dossiers judged by both rulebooks: 2 with another verdict.\n")
    assert impact_data(found)["ways"] == [
        {"before": "approve", "after": "flag", "dossiers": 1},
        {"before": "flag", "after": "approve", "dossiers": 1},
    ]
