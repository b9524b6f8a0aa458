"""The basis gate: how bad an outcome may be, given how well all that a finding rests on is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from validator import Validator
from validator.authoring.scenario_file import Scenario, load_scenarios
from validator.authoring.scenarios import dossier_of
from validator.dossier.dossier import Dossier, load_dossier
from validator.rulebook.rule import Basis, Confirmed, Outcome
from validator.verdict.cap import capped_by_text
from validator.verdict.finding import Finding

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
    ("scenario", "outcome", "capped_from"),
    [("COC-L8", "reject", None), ("COC-L7b", "reject", None), ("COC-M10a", "flag", "reject")],
    ids=["no scrap to speak of", "a balance carried in", "scrap that is taken out as not eligible"],
)
def test_a_definition_caps_only_where_it_was_needed(
    validator: Validator, scenario: str, outcome: Outcome, capped_from: Outcome | None
) -> None:
    """All sell more than is available; which scrap is eligible is known from memory only."""
    assert validator.rulebook.rules["CG-MB-02"].counted_basis == "background"
    found = finding_of(validator, scenario, "CG-MB-02")
    assert (found.outcome, found.capped_from) == (outcome, capped_from)
