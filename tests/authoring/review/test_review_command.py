"""`rules review`: a change of the rulebook in plain sentences, with the verdicts that it changes."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from validator.authoring.impact.change import Cause, Change
from validator.authoring.impact.impact import impact
from validator.authoring.review.review import Review
from validator.authoring.review.review_text import as_markdown, as_text
from validator.cli.main import cli

ROOT = Path(__file__).resolve().parents[3]
CAN = ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["rules", "review", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def old(rules_copy, tmp_path: Path) -> Path:
    return copytree(rules_copy.folder, tmp_path / "old")


@pytest.fixture
def changed(rules_copy, old: Path) -> Path:
    """A new rulebook with a point of every sort."""
    rules_copy.change("CG-OP-04", "  approval.status: approved\n  any:", "  approval.status: refused\n  any:")
    rules_copy.change("CG-OP-04", "- outcome: flag", "- outcome: reject")
    rules_copy.change("CG-OP-05", "basis: ", 'effective: {to: "2027-03-31", because: Edition 4.}\nversion: 2\nbasis: ')
    rules_copy.change("CG-OP-09", "remedy: ", "remedy: Now, ")
    rules_copy.change("CG-OP-10", "  - case: ", "  - case: tried again, ")
    rules_copy.file("CG-APP-06").unlink()
    rules_copy.change("parameters.yaml", "values: [{from: null, value: 20}]", "values: [{from: null, value: 25}]")
    rules_copy.change(
        "verdict.yaml", "gates: [CG-GEN-12, DSG-WRD-05, CG-MEM-01]", "gates: [[CG-GEN-12, CG-GEN-04], CG-MEM-01]"
    )
    rules_copy.change("vocabulary/approval.yaml", "What is the reference of", "Which is the reference of")
    return rules_copy.folder


def test_every_point_is_told_in_plain_sentences_with_its_place(old: Path, changed: Path) -> None:
    done = run(old, changed, "--dossiers", CAN)
    assert done.exit_code == 1, done.stdout
    for told in (
        "Rule CG-OP-04 is changed: ASI's approval comes before an on-product claim is published\n"
        "    Its version is still 1; it has to be raised.\n",
        "  -   - the status of ASI's approval is “approved”\n  +   - the status of ASI's approval is “refused”\n",
        f"  verdict: {CAN}: flag before, reject now\n",
        "Rule CG-OP-05 ends on 2027-03-31: ",
        "Rule CG-OP-09 is told otherwise: ",
        "Rule CG-OP-10 is tested otherwise: ",
        "Rule CG-APP-06 is gone: ",
        "Parameter overdraft_cap_percent moves from 20 % to 25 %: largest internal overdraft",
        "    Looked at by CG-MB-02, COC-MBL-09.\n",
        "Way to approval (membership: a Member says that it is one) is changed\n"
        "  - the gate CG-GEN-12\n"
        "  + the gate CG-GEN-12 or CG-GEN-04, whichever apply in its place\n",
        "Fact approval.reference is changed\n  - question: What is the reference of ASI's approval?\n",
    ):
        assert told in done.stdout
    assert done.stdout.endswith(
        "8 points.\nflag before, reject now: 1 dossier\n1 dossier judged by both rulebooks: 1 with another verdict.\n"
    )
    assert f"{changed}/claims-guide/CG-APP-06-records.yaml:1: Rule CG-APP-06 is gone" in done.stdout


def test_the_other_way_round_what_is_gone_is_new(old: Path, changed: Path) -> None:
    done = run(changed, old)
    assert done.exit_code == 0
    assert "Rule CG-APP-06 is new: " in done.stdout
    assert "No dossiers were judged; name some with --dossiers.\n" in done.stdout


def test_in_markdown_differences_stand_in_a_diff(old: Path, changed: Path) -> None:
    text = run(old, changed, "--dossiers", CAN, "--format", "markdown").stdout
    assert text.startswith("## What this changes in the rules\n\n8 points.")
    assert "### Rule CG-OP-04 is changed" in text
    assert "```diff\n# Its version is still 1; it has to be raised.\n" in text
    assert f"- `{CAN}`: **flag** before, **reject** now\n" in text
    assert "### Parameter overdraft\\_cap\\_percent moves" in text


def test_in_sarif_a_point_that_changes_verdicts_is_a_warning(old: Path, changed: Path) -> None:
    report = json.loads(run(old, changed, "--dossiers", CAN, "--format", "sarif").stdout)
    (part,) = report["runs"]
    levels = {one["message"]["text"].partition(":")[0]: one["level"] for one in part["results"]}
    assert levels["Rule CG-OP-04 is changed"] == "warning"
    assert levels["Rule CG-OP-05 ends on 2027-03-31"] == "note"
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in part["results"]]
    assert all(Path(place).exists() for place in places)
    assert places[-1] == str(CAN)


def test_paths_are_told_as_seen_from_here_and_the_fixtures_beside_the_rules_are_judged(
    old: Path, rules_copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "can.yaml").write_bytes(CAN.read_bytes())
    index = "can.yaml: {verdict: approve}\nbroken.yaml: {errors: [1]}\n"
    (tmp_path / "fixtures" / "index.yaml").write_text(index, encoding="utf-8")
    rules_copy.change("parameters.yaml", "about: longest material accounting period", "about: the longest one")
    monkeypatch.chdir(tmp_path)
    done = run(old, tmp_path / "rules")
    assert done.exit_code == 0, done.stdout
    assert done.stdout.startswith("rules/parameters.yaml:7: Parameter accounting_period_months is told otherwise: ")
    assert "1 dossier judged by both rulebooks: 0 with another verdict." in done.stdout


def test_what_is_left_out_is_the_rulebook_that_one_stands_in(
    old: Path, rules_copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rules_copy.folder / "vocabulary")
    done = run(old)
    assert done.exit_code == 0
    assert done.stderr.startswith(f"Reading rules from {old}/ and {rules_copy.folder}/ …\n")
    monkeypatch.chdir(tmp_path)
    assert run("old").stderr.startswith("Reading rules from old/ and rules/ …\n")


def test_rulebooks_that_say_the_same(old: Path, rules_copy) -> None:
    done = run(old, rules_copy.folder)
    assert done.exit_code == 0
    assert done.stdout == "The two rulebooks say the same.\nNo dossiers were judged; name some with --dossiers.\n"


def test_the_worst_that_a_basis_allows_and_the_order_of_ways(old: Path, rules_copy) -> None:
    rules_copy.change("verdict.yaml", "  design: flag ", "  design: none ")
    rules_copy.change("verdict.yaml", "a Member says that it is one", "a Member names itself")
    told = run(old, rules_copy.folder).stdout
    assert "A rule whose text is design leads at worst to none; before, to flag" in told
    assert "Way to approval (membership: a Member names itself) is new\n  + the gate CG-GEN-12\n" in told
    assert "Way to approval (membership: a Member says that it is one) is gone" in told


def test_a_verdict_that_changes_through_something_else_names_the_rule() -> None:
    cause = Cause("CG-1", "One", (), ())
    changes = [Change("a.yaml", "flag", "approve", (cause,)), Change("b.yaml", "flag", "reject", ())]
    text = as_text(Review((), impact(changes)))
    assert "Rule CG-1 is as it was and decides otherwise: One\n  verdict: a.yaml: flag before, approve now\n" in text
    assert "No rule by itself: the ways to approval (verdict.yaml) differ\n  verdict: b.yaml:" in text
    assert "### Rule CG-1 is as it was" in as_markdown(Review((), impact(changes)))


def test_a_dossier_or_a_rulebook_that_cannot_be_read(old: Path, rules_copy, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("- [", encoding="utf-8")
    done = run(old, rules_copy.folder, "--dossiers", tmp_path / "broken.yaml")
    assert done.exit_code == 2
    assert f"Not judged: {tmp_path / 'broken.yaml'}: " in done.stdout
    rules_copy.change("CG-OP-04", "approval.status", "approval.statu")
    assert run(old, rules_copy.folder).exit_code == 4
