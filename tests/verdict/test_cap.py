"""The basis gate: how bad an outcome may be, given how well all that a finding rests on is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from validator import Validator
from validator.authoring.scenario_file import Scenario, load_scenarios
from validator.authoring.scenarios import dossier_of
from validator.dossier.dossier import Dossier, load_dossier
from validator.report.json_report import finding_data
from validator.report.text_report import TextReport
from validator.rulebook.rule import Basis, Confirmed, Outcome
from validator.verdict.cap import capped_by_text
from validator.verdict.finding import Finding

from .conftest import SmallRulebook

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.mark.parametrize(
    ("basis", "asked", "outcome", "capped_from"),
    [
        ("seen", "reject", "reject", None),
        ("derived", "reject", "reject", None),
        ("arithmetic", "reject", "reject", None),
        ("inferred", "reject", "flag", "reject"),
        ("background", "reject", "flag", "reject"),
        ("law", "reject", "flag", "reject"),
        ("design", "reject", "flag", "reject"),
        ("design", "flag", "flag", None),
        ("background", "advise", "advise", None),
        ("background", "none", "none", None),
    ],
)
def test_what_each_basis_allows(
    validator: Validator, basis: Basis, asked: Outcome, outcome: Outcome, capped_from: Outcome | None
) -> None:
    rule = replace(validator.rulebook.rules["CG-OP-04"], basis=basis, confirmed=None)
    assert capped_by_text(rule, asked, validator.rulebook.table) == (outcome, capped_from)


def test_a_confirmation_lifts_the_cap(validator: Validator) -> None:
    confirmed = Confirmed(date(2026, 11, 1), "A. Author", "Claims Guide V3, 4.2")
    rule = replace(validator.rulebook.rules["CG-OP-04"], basis="background", confirmed=confirmed)
    assert capped_by_text(rule, "reject", validator.rulebook.table) == ("reject", None)


def finding_of(validator: Validator, scenario: str, rule: str) -> Finding:
    """What a rule that is violated says in a scenario."""
    loaded = load_scenarios(FIXTURES / "scenarios")
    (asked,) = [each for each in loaded if isinstance(each, Scenario) and each.id == scenario]
    dossier = dossier_of(asked, load_dossier(FIXTURES / asked.base))
    assert isinstance(dossier, Dossier)
    findings = validator.check(dossier, as_of=asked.as_of).findings.unmet
    (found,) = [each for each in findings if each.rule.id == rule]
    assert found.status == "violated"
    return found


@pytest.mark.parametrize(
    ("scenario", "basis", "outcome", "capped_from"),
    [
        ("COC-L8", "seen", "reject", None),
        ("COC-L7b", "seen", "reject", None),
        ("COC-M10a", "background", "flag", "reject"),
    ],
    ids=["no scrap to speak of", "a balance carried in", "scrap that is taken out as not eligible"],
)
def test_a_definition_caps_only_where_it_was_needed(
    validator: Validator, scenario: str, basis: Basis, outcome: Outcome, capped_from: Outcome | None
) -> None:
    """All sell more than is available; which scrap is eligible is known from memory only."""
    assert validator.rulebook.rules["CG-MB-02"].counted_basis == "background"
    found = finding_of(validator, scenario, "CG-MB-02")
    assert (found.basis, found.outcome, found.capped_from) == (basis, outcome, capped_from)
    assert finding_data(found)["basis"] == basis


@pytest.mark.parametrize("basis", ["seen", "derived", "inferred", "background", "law", "design"])
def test_a_finding_is_known_no_better_than_what_it_rests_on(small: SmallRulebook, basis: Basis) -> None:
    small.define("product", basis, packed="is_packaging").define("certificate", "design", odd='number = "odd"')
    require = {"any": [{"product.packed": True}, {"some": {"certificate": {"have": {"odd": True}}}}]}
    small.rule("CG-PKG-01", require=require, violated="reject")
    said = {
        packed: next(
            each
            for each in small.check(product=product(packed), certificates=[], lists_complete=["certificates"]).findings
            if each.rule.id == "CG-PKG-01"
        )
        for packed in (True, False)
    }
    allowed = small.validator.rulebook.table.worst[basis]
    assert (said[False].status, said[False].outcome) == ("violated", allowed)
    assert said[False].capped_from == (None if allowed == "reject" else "reject")
    assert said[True].status == "met"
    known = "seen" if allowed == "reject" else basis  # among bases that allow the same, the rule's own is told
    for found in said.values():
        assert found.basis == finding_data(found)["basis"] == known, "the steps that nothing came of do not count"


def product(packed: bool) -> dict[str, Any]:
    return {"name": "Can", "is_packaging": packed}


def test_the_text_says_where_a_step_is_known_less_well_than_the_rule(small: SmallRulebook) -> None:
    small.define("product", "background", packed="is_packaging")
    small.rule("CG-PKG-01", require={"product.packed": True}).rule("CG-PKG-02", require={"product.is_packaging": True})
    text = " ".join(TextReport(show_all=False).one(small.check(product=product(False))).split())
    part = "Part of what it rests on here: believed, not yet seen in the text. It would reject if a person had"
    assert f"CG-PKG-01 (claims-guide 3; read in a primary source). {part}" in text
    assert text.count("Part of what it rests on") == 1


def of_rule(found: Iterable[Finding], rule: str) -> Finding:
    """The finding of a rule."""
    return next(each for each in found if each.rule.id == rule)


@pytest.mark.parametrize("packed", [True, False], ids=["the first case", "the last case"])
def test_the_case_of_a_violation_counts_and_the_cases_that_were_not_taken_do_not(
    small: SmallRulebook, packed: bool
) -> None:
    small.define("product", "background", packed="is_packaging")
    cases = [
        {"outcome": "reject", "when": {"product.packed": True}, "message": "Packed."},
        {"outcome": "reject", "message": "Not packed."},
    ]
    small.rule("CG-PKG-01", violated=cases)
    found = of_rule(small.check({"whole_company": False}, product=product(packed)).findings.unmet, "CG-PKG-01")
    assert (found.message, found.outcome) == (("Packed.", "flag") if packed else ("Not packed.", "reject"))
    assert found.basis == ("background" if packed else "seen")


@pytest.mark.parametrize(("told", "status"), [(True, "met"), (None, "unknown")])
def test_what_is_not_violated_rests_on_none_of_the_cases(small: SmallRulebook, told: bool | None, status: str) -> None:
    small.define("product", "background", packed="is_packaging")
    cases = [
        {"outcome": "flag", "when": {"product.packed": True}, "message": "A."},
        {"outcome": "flag", "message": "B."},
    ]
    small.rule("CG-PKG-01", violated=cases, unknown="reject")
    claim = {} if told is None else {"whole_company": told}
    found = of_rule(small.check(claim, product=product(True)).findings, "CG-PKG-01")
    assert (found.status, found.basis) == (status, "seen")
    assert found.outcome == ("reject" if status == "unknown" else "none")


@pytest.mark.parametrize(("applies", "basis"), [(True, "background"), (None, "background"), (False, "seen")])
def test_what_does_not_apply_rests_on_no_requirement(small: SmallRulebook, applies: bool | None, basis: Basis) -> None:
    small.define("product", "background", packed="is_packaging")
    small.rule("CG-PKG-01", when={"claim.whole_company": True}, require={"product.packed": True})
    claim = {} if applies is None else {"whole_company": applies}
    checked = small.check(claim, product=product(False))
    found = of_rule((*checked.findings, *checked.inapplicable), "CG-PKG-01")
    assert found.basis == basis
