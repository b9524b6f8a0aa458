"""`asi-claims rules test`: what is chosen, what is told, in which form."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from click.testing import CliRunner, Result

from validator.cli.main import cli

MET = 'status: approved, decided_on: "2026-05-01"}}\n    expect: met'
APPROVED = 'status: approved, decided_on: "2026-05-01"}}\n    expect: '
WRONG = (f"{APPROVED}met", f"{APPROVED}violated")


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["rules", "test", *arguments], input=given, catch_exceptions=False)


def test_a_rule_with_the_scenarios_that_name_it(fixtures: Path) -> None:
    alone = run("CG-OP-04", "--fixtures", "nowhere")
    together = run("CG-OP-04", "--fixtures", str(fixtures))
    assert alone.exit_code == together.exit_code == 0, together.output
    assert alone.stdout.endswith(" passed, 0 failed\n")
    assert int(together.stdout.split()[0]) > int(alone.stdout.split()[0])


def test_a_row_of_the_catalogue_means_the_rule_that_covers_it() -> None:
    assert run("COC-CLM-05", "--fixtures", "nowhere").stdout == run("CG-OP-04", "--fixtures", "nowhere").stdout


def test_a_rule_of_a_profile_needs_no_option() -> None:
    assert run("COC-SIT-07", "--fixtures", "nowhere").exit_code == 0


def test_a_file_a_folder_and_a_scenario(rules_copy, fixtures: Path) -> None:
    folder = rules_copy.folder
    one = run(str(rules_copy.file("CG-OP-04")), "--rules", str(folder), "--fixtures", "nowhere")
    assert one.stdout == run("CG-OP-04", "--fixtures", "nowhere").stdout
    law = run(str(folder / "law"), "--rules", str(folder), "--fixtures", "nowhere")
    assert law.stdout.endswith(" passed, 0 failed\n")
    assert run("CG-1", "--fixtures", str(fixtures)).stdout == "1 passed, 0 failed\n"


def test_a_word_that_names_nothing() -> None:
    done = run("CG-OP-99")
    assert done.exit_code == 2
    assert "no rule, scenario or file CG-OP-99" in done.output


def test_what_was_expected_and_what_came_with_the_condition_that_decided(rules_copy) -> None:
    rules_copy.change("CG-OP-04", *WRONG)
    done = run("CG-OP-04", "--rules", str(rules_copy.folder), "--fixtures", "nowhere")
    assert done.exit_code == 1
    assert "CG-OP-04, approved the day before publication: expected violated, got met" in done.stdout
    assert "\n    requires:\n" in done.stdout
    assert "[yes] the status of ASI's approval is “approved”" in done.stdout
    assert "= approval.decided_on is 2026-05-01" in done.stdout


def test_the_same_as_json_and_as_junit(rules_copy) -> None:
    rules_copy.change("CG-OP-04", *WRONG)
    options = ("CG-OP-04", "--rules", str(rules_copy.folder), "--fixtures", "nowhere", "--format")
    report = json.loads(run(*options, "json").stdout)
    failures = [test for test in report["tests"] if not test["passed"]]
    assert report["failed"] == len(failures)
    assert failures[0]["got"] == "met"
    assert any("[yes]" in line for line in failures[0]["trace"])
    root = ElementTree.fromstring(run(*options, "junit").stdout)
    assert root.attrib["failures"] == str(report["failed"])
    assert len(root.findall("testsuite/testcase")) == len(report["tests"])


def test_a_rule_from_standard_input(rules_copy) -> None:
    text = rules_copy.file("CG-OP-04").read_bytes()
    done = run("-", given=text)
    assert done.exit_code == 0, done.output
    stricter = text.replace(
        b"decided_on: {on_or_before: claim.published_on}", b"decided_on: {before: claim.published_on}"
    )
    done = run("-", given=stricter)
    assert done.exit_code == 1
    assert "CG-OP-04 (standard input):" in done.stdout
    assert "approved on the day of publication: expected met, got violated" in done.stdout


def test_a_new_rule_from_standard_input_sees_the_other_rules(rules_copy) -> None:
    text = rules_copy.file("CG-OP-04").read_text(encoding="utf-8").replace("id: CG-OP-04", "id: CG-OP-90")
    done = run("-", given=text.replace("also: [COC-CLM-05]\n", "").encode())
    assert done.exit_code == 1
    assert "it also violates CG-OP-04" in done.stdout


def test_a_rule_from_standard_input_that_cannot_be_read(rules_copy) -> None:
    text = rules_copy.file("CG-OP-04").read_bytes()
    done = run("-", given=text.replace(b"approval.status: approved", b"approval.statu: approved"))
    assert done.exit_code == 4
    assert "`statu` is not an attribute of approval. Did you mean `status`?" in done.output
    assert run("-", given=b"- [").exit_code == 4
    assert run("-", given=b"just words").exit_code == 4
    taken = text.replace(b"id: CG-OP-04", b"id: CG-OP-90")
    assert "`COC-CLM-05` is covered by rule CG-OP-04 already." in run("-", given=taken).output


def test_standard_input_cannot_be_watched() -> None:
    assert run("-", "--watch").exit_code == 2
