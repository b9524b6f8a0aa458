"""Definitions, tables and what counts under the rulebook's version are held against the lock, by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator.cli.main import cli
from validator.rulebook.files import shipped_rules

VERSION = (shipped_rules() / "rulebook.yaml").read_text(encoding="utf-8").split('version: "')[1].split('"')[0]
ACCOUNTS = "definitions/accounts-periods.yaml"
DATED = "is: period_from <= period_to\n"


@pytest.fixture
def rules(rules_copy) -> Path:
    """The shipped rules without their lexicon, locked as they are."""
    assert run(rules_copy.folder, "lock", "--afresh").exit_code == 0
    return rules_copy.folder


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments, "--rules", str(folder)], catch_exceptions=False)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lines_with(code: str, told: str) -> list[str]:
    return [line for line in told.splitlines() if code in line]


def test_a_definition_that_means_something_else_needs_a_version(rules: Path) -> None:
    edit(rules, ACCOUNTS, DATED, "is: period_from < period_to\n")
    before = (rules / "rules.lock.json").read_bytes()
    for done in (run(rules, "lock"), run(rules, "lock", "--check"), run(rules, "lint", str(rules / ACCOUNTS))):
        assert done.exit_code == 1
        (told,) = lines_with("K701", done.output)
        assert f"{ACCOUNTS}:6:3" in told
        assert "account.well_dated no longer means what version 1 meant; " in told
        assert "rules rest on it. Write `version: 2` under it." in told
    assert (rules / "rules.lock.json").read_bytes() == before
    edit(rules, ACCOUNTS, DATED.replace("<=", "<"), "version: 2\n    is: period_from < period_to\n")
    (told,) = lines_with("K704", run(rules, "lock", "--check").output)
    assert "Definition account.well_dated is not in the lock as it is." in told
    assert run(rules, "lock").exit_code == 0
    assert json.loads((rules / "rules.lock.json").read_text())["account.well_dated"]["version"] == 2
    edit(rules, ACCOUNTS, "version: 2", "version: 1")
    (told,) = lines_with("K701", run(rules, "lock").output)
    assert "Write `version: 3`." in told


def test_a_table_has_a_version_of_its_own(rules: Path) -> None:
    edit(rules, "tables/makes.yaml", "bauxite_mining: [asi_bauxite]", "bauxite_mining: [asi_alumina]")
    (told,) = lines_with("K701", run(rules, "lock").output)
    assert "Table makes no longer means what version 1 meant; " in told
    assert "tables/makes.yaml:5:" in told


def test_what_has_no_version_counts_under_the_rulebooks(rules: Path) -> None:
    edit(rules, "parameters.yaml", "value: 12}", "value: 13}")
    edit(rules, "verdict.yaml", "[CG-GEN-12, DSG-WRD-05, CG-MEM-01]", "[CG-MEM-01]")
    told = run(rules, "lock").output
    parameter, way = lines_with("K707", told)
    assert f"Parameter accounting_period_months no longer means what it meant in version {VERSION}; " in parameter
    assert f"Raise `version:` in rulebook.yaml (it is {VERSION})." in parameter
    assert "The way to an approval of membership" in way
    edit(rules, "rulebook.yaml", VERSION, "0.0.9")
    assert f"The rulebook was version {VERSION} already." in run(rules, "lock").output
    edit(rules, "rulebook.yaml", "0.0.9", "99.0.0")
    (told,) = lines_with("K704", run(rules, "lock", "--check").output)
    assert "Version 99.0.0 of the rulebook is not in the lock yet." in told
    assert run(rules, "lock").exit_code == 0
    assert run(rules, "lock", "--check").exit_code == 0


def test_what_is_new_is_locked_and_what_is_gone_is_told(rules: Path) -> None:
    edit(rules, "parameters.yaml", "accounting_period_months:", NEW + "accounting_period_months:")
    (told,) = lines_with("K704", run(rules, "lock", "--check").output)
    assert "Parameter cups_of_tea is not in the lock as it is." in told
    assert run(rules, "lock").exit_code == 0
    edit(rules, "parameters.yaml", NEW, "")
    (told,) = lines_with("K705", run(rules, "lock", "--check").output)
    assert "parameters/cups_of_tea is gone." in told
    assert run(rules, "lock").exit_code == 0
    assert "parameters/cups_of_tea" not in json.loads((rules / "rules.lock.json").read_text())


def test_a_lock_of_rules_alone_is_told_once(rules: Path) -> None:
    path = rules / "rules.lock.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({name: one for name, one in whole.items() if name.isupper()}), encoding="utf-8")
    (told,) = lines_with("K7", run(rules, "lock", "--check").output)
    assert "rulebook.yaml" in told and "The lock holds the rules and nothing of what they rest on." in told
    assert run(rules, "lock").exit_code == 0
    assert json.loads(path.read_text(encoding="utf-8")) == whole


NEW = """\
cups_of_tea:
  about: how many cups there are
  unit: cups
  basis: design
  sources: []
  values: [{from: null, value: 2}]
  unused: for a test
"""
