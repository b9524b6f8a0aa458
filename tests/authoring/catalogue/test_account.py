"""The account of the catalogue: every row is accounted for, once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.catalogue.account import Account, account
from validator.authoring.catalogue.account_text import summary
from validator.authoring.catalogue.declined import Choices
from validator.authoring.catalogue.requirements import Requirement
from validator.cli.main import cli

DOCUMENTS = {"CG": "claims-guide", "COC": "coc-standard", "PS": "performance-standard"}


def made(validator: Validator, declined: dict[str, str], *ids: str) -> Account:
    rows = [Requirement(id, "all", "…", "", "", "flag", "flag", "seen", "S1") for id in ids]
    return account(rows, Choices(DOCUMENTS, declined), [validator.rulebook])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", "coverage", *arguments], catch_exceptions=False)


def test_a_rule_an_also_a_declined_row_and_a_row_forgotten(validator: Validator) -> None:
    found = made(validator, {"COC-MBL-18": "no"}, "CG-OP-04", "COC-CLM-05", "COC-MBL-18", "CG-XYZ-01")
    assert [row.state for row in found.rows] == ["encoded", "merged", "declined", "unaccounted"]
    assert found.rows[1].by == ("CG-OP-04",)
    assert not found.balanced
    assert summary(found) == "4 rows: 1 encoded, 1 merged, 1 declined, 1 unaccounted."


def test_a_row_that_is_a_rule_and_declined(validator: Validator) -> None:
    found = made(validator, {"CG-OP-04": "no"}, "CG-OP-04")
    assert [row.by for row in found.twice] == [("CG-OP-04", "declined")]
    assert not found.balanced


def test_a_row_that_two_rules_cover_one_after_the_other(validator: Validator) -> None:
    book = validator.rulebook
    old = replace(book.rules["CG-OP-04"], effective_from=None, effective_to=date(2026, 12, 31))
    new = replace(old, id="CG-OP-90", also=("CG-OP-04",), effective_from=date(2027, 1, 1), effective_to=None)
    both = replace(book, rules={"CG-OP-04": old, "CG-OP-90": new})
    rows = [Requirement("CG-OP-04", "all", "…", "", "", "flag", "flag", "seen", "S1")]
    assert account(rows, Choices(DOCUMENTS, {}), [both]).balanced
    always = replace(both, rules={"CG-OP-04": replace(old, effective_to=None), "CG-OP-90": new})
    assert not account(rows, Choices(DOCUMENTS, {}), [always]).balanced


def test_a_rule_beyond_the_catalogue_is_named_and_harms_nothing(validator: Validator) -> None:
    found = made(validator, {}, "CG-OP-04")
    assert found.balanced
    assert "CG-OP-06" in [rule.id for rule in found.own]


def test_the_shipped_rulebook_accounts_for_every_row() -> None:
    done = run("--format", "json")
    report = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (report["rows"], report["unaccounted"], report["accounted_twice"]) == (350, 0, [])
    assert report["declined"] <= 40
    assert sum(entry["rows"] for entry in report["by_section"]) == 350
    assert {"logo_min_width_mm"} <= {entry["name"] for entry in report["parameters_without_value"]}


def test_the_account_as_text_ends_with_its_summary() -> None:
    output = run().stdout
    assert output.splitlines()[-1].startswith("350 rows: ")
    assert "ASI Claims Guide" in output


def test_the_worksheet_has_an_entry_for_each_rule_to_check() -> None:
    waiting = json.loads(run("--format", "json").stdout)["waiting_for_confirmation"]
    sheet = run("--worksheet").stdout
    assert sum(len(rules) for rules in waiting.values()) == sheet.count("\n### ")
    assert "asi-claims" not in waiting
    assert "\n### CG-OP-04: " in sheet


@pytest.fixture
def rulebook(rules_copy) -> Path:
    return rules_copy.folder


def test_a_row_that_nothing_accounts_for_is_a_failure(rulebook: Path) -> None:
    with (rulebook / "requirements.csv").open("a", encoding="utf-8") as file:
        file.write("CG-NEW-01,all,A new requirement,,claim.elements,flag,flag,seen,S2\n")
    done = run("--rules", str(rulebook))
    assert done.exit_code == 1
    assert "CG-NEW-01: A new requirement" in done.stdout
    assert "1 unaccounted." in done.stdout


def test_a_rulebook_without_a_catalogue(rulebook: Path) -> None:
    (rulebook / "requirements.csv").unlink()
    assert run("--rules", str(rulebook)).exit_code == 2


def test_a_broken_catalogue(rulebook: Path) -> None:
    (rulebook / "requirements.csv").write_text("id\n", encoding="utf-8")
    assert run("--rules", str(rulebook)).exit_code == 4
