"""How many rules rest on something."""

from __future__ import annotations

from pathlib import Path

from validator.authoring.resting_rules import resting_rules
from validator.facts.functions import signatures
from validator.rulebook.files import read_files, shipped_rules
from validator.rulebook.load import read_rulebook


def test_rules_rest_on_definitions_tables_parameters_and_submitted_facts() -> None:
    files = {path: data for path, data in read_files(shipped_rules()).items() if not path.startswith("lexicon/")}
    found = resting_rules(read_rulebook(files, Path("rules"), (), signatures()))
    assert found["account.period_ok"] >= 1
    assert found["account.well_dated"] >= found["account.period_ok"]
    assert found["tables/asi_sites"] == 1
    assert found["parameters/accounting_period_months"] >= found["account.period_ok"]
    assert found["vocabulary/account.period_to"] >= found["account.well_dated"]
    assert found["tables/no_such_table"] == 0
