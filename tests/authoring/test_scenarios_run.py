"""A scenario passes with its verdict from its rules; anything else is a fault that says what came instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from validator.authoring.scenario_file import Scenario, read_scenarios
from validator.authoring.scenarios import ScenarioResult, run_scenarios

if TYPE_CHECKING:
    from validator import Determination, Validator
    from validator.dossier.dossier import Dossier

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
MEMBER = "membership/retailer-member.yaml"


def run(validator: Validator, entry: str) -> ScenarioResult:
    (scenario,) = read_scenarios(f"- id: T\n  shows: t\n{entry}".encode(), "t.yaml")
    assert isinstance(scenario, Scenario), scenario

    def check(of: Scenario, dossier: Dossier) -> Determination:
        return validator.check(dossier, as_of=of.as_of)

    (result,) = run_scenarios([scenario], FIXTURES, check)
    return result


@pytest.mark.parametrize(
    "entry",
    [
        f"  base: {MEMBER}\n  expect: {{verdict: approve, rules: [CG-MEM-01]}}",
        f"  base: {MEMBER}\n  change: {{set: {{/entities/@retailer/member/status: terminated}}}}\n"
        "  expect: {verdict: reject, rules: [CG-MEM-01]}",
        f"  base: {MEMBER}\n  change: {{remove: [/entities/@retailer/member]}}\n"
        "  expect: {verdict: flag, rules: [CG-MEM-01]}",
    ],
    ids=["approve: the rule is met", "reject: the rule has that outcome", "flag: the gate stays open"],
)
def test_it_passes(validator: Validator, entry: str) -> None:
    result = run(validator, entry)
    assert result.faults == ()
    assert result.passed


def test_another_verdict_is_told_with_what_decides_it(validator: Validator) -> None:
    entry = f"  base: {MEMBER}\n  change: {{set: {{/entities/@retailer/member/status: terminated}}}}\n"
    result = run(validator, entry + "  expect: {verdict: approve, rules: []}")
    assert result.got == "reject"
    assert "expected approve, got reject (" in result.faults[0]
    assert "CG-MEM-01" in result.faults[0]


def test_a_rule_that_does_not_decide_is_told(validator: Validator) -> None:
    result = run(validator, f"  base: {MEMBER}\n  expect: {{verdict: approve, rules: [CG-OP-04]}}")
    assert result.faults == ("CG-OP-04 does not decide it",)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("  base: nowhere.yaml\n", "The base cannot be read: There is no such file"),
        (f"  base: {MEMBER}\n  change: {{remove: [/approval]}}\n", "The base has nothing at /approval."),
        (f"  base: {MEMBER}\n  change: {{set: {{/claim/category: member}}}}\n", "is not one of the words allowed here"),
        (f"  base: {MEMBER}\n  change: {{set: {{/claimant: nobody}}}}\n", "No entity has the id 'nobody'"),
    ],
)
def test_a_dossier_that_cannot_be_made_is_a_fault(validator: Validator, entry: str, told: str) -> None:
    result = run(validator, entry + "  expect: {verdict: approve, rules: []}")
    assert result.got is None
    assert told in result.faults[0]
