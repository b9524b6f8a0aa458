"""A gate goes over to the rule that succeeds the one it names."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from validator import Validator
from validator.authoring.lint.gate_reading import check_gates, uncovered
from validator.dossier.document import Document, read_document
from validator.rulebook.files import shipped_rules
from validator.rulebook.gates import standing_for
from validator.rulebook.rule import Rule

CAN = Path(__file__).resolve().parents[2] / "fixtures" / "on-product" / "can-whole-chain.yaml"
NEW_YEAR = date(2027, 1, 1)
SILVESTER = date(2026, 12, 31)


@pytest.fixture
def rule(validator: Validator) -> Rule:
    return validator.rulebook.rules["CG-OP-04"]


def by_id(*rules: Rule) -> Mapping[str, Rule]:
    return {one.id: one for one in rules}


def test_a_rule_stands_for_its_own_gate(rule: Rule) -> None:
    assert standing_for("CG-OP-04", by_id(rule)) == ("CG-OP-04",)
    assert standing_for("CG-OP-99", by_id(rule)) == ()


def test_a_successor_stands_in_and_so_does_its_own(rule: Rule) -> None:
    old = replace(rule, effective_to=SILVESTER)
    new = replace(rule, id="CG-OP-90", also=("CG-OP-04",), effective_from=NEW_YEAR, effective_to=date(2027, 12, 31))
    newest = replace(rule, id="CG-OP-91", also=("CG-OP-90",), effective_from=date(2028, 1, 1))
    assert standing_for("CG-OP-04", by_id(old, new, newest)) == ("CG-OP-04", "CG-OP-90", "CG-OP-91")
    assert standing_for("CG-OP-04", by_id(new, newest)) == ("CG-OP-90", "CG-OP-91"), "the old file may be gone"


def test_a_rule_that_only_covers_the_row_is_no_successor(rule: Rule) -> None:
    assert standing_for("COC-CLM-05", by_id(rule)) == ()


def test_days_on_which_no_rule_is_in_effect(rule: Rule) -> None:
    old, new = replace(rule, effective_to=SILVESTER), replace(rule, effective_from=NEW_YEAR)
    late = replace(rule, effective_from=date(2027, 2, 1))
    assert list(uncovered([rule])) == []
    assert list(uncovered([new, old])) == []
    assert list(uncovered([old])) == [(NEW_YEAR, date.max)]
    assert list(uncovered([old, late])) == [(NEW_YEAR, date(2027, 1, 31))]
    assert list(uncovered([late])) == [(date.min, date(2027, 1, 31))]
    assert list(uncovered([replace(old, effective_from=NEW_YEAR)])) == [(date.min, date.max)], "it never is"


def test_a_gate_without_a_rule_is_told_with_its_days(validator: Validator) -> None:
    book = validator.rulebook
    document = read_document((b"categories:\n  on_product: []\n"), "verdict.yaml")
    assert isinstance(document, Document)
    rules = {**book.rules, "CG-OP-04": replace(book.rules["CG-OP-04"], effective_to=SILVESTER)}
    (found,) = check_gates(book.table, rules, document)
    assert found.code == "W513"
    assert found.message.startswith("From 2027-01-01 on no rule is in effect that stands for the gate CG-OP-04:")


@pytest.mark.parametrize("published", ["2026-12-31", "2027-01-01"])
def test_a_dossier_passes_the_gate_of_the_rule_of_its_day(tmp_path: Path, published: str) -> None:
    """The approval rule ends in 2026 and another one follows; verdict.yaml names the old one still."""
    rules = Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))
    (path,) = rules.glob("*/CG-OP-04-*.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nfor:", '\neffective: {to: "2026-12-31"}\nfor:', 1), encoding="utf-8")
    new = text.replace("id: CG-OP-04", "id: CG-OP-90").replace("also: [COC-CLM-05]", "also: [CG-OP-04]")
    new = new.replace("\nfor:", '\neffective: {from: "2027-01-01"}\nfor:', 1)
    (rules / "claims-guide" / "CG-OP-90-new.yaml").write_text(new, encoding="utf-8")
    validator = Validator.load(rules, engine="reference", examples=False)
    dossier = CAN.read_bytes().replace(b"published_on: ", b"published_on: %s #" % published.encode(), 1)
    found = validator.check(dossier)
    assert found.as_of == date.fromisoformat(published)
    in_force = "CG-OP-04" if published < "2027" else "CG-OP-90"
    assert in_force in {each.rule.id for each in found.findings if each.status == "met"}
    assert not [each for each in found.findings.unmet if each.rule.id in ("CG-OP-04", "CG-OP-90")]
