"""`rules explain`: why a rule says what it says, with values, places and arithmetic."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.explanation import Explainer, Explanation, Step
from validator.authoring.naming import Naming
from validator.authoring.working_out import FactSeen
from validator.cli.main import cli
from validator.dossier.dossier import Dossier, load_dossier

ROOT = Path(__file__).resolve().parents[2]
CAN = ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml"
DAY = date(2026, 11, 30)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["rules", "explain", *map(str, arguments)], catch_exceptions=False)


def explainer(validator: Validator, path: Path = CAN) -> Explainer:
    dossier = load_dossier(path)
    assert isinstance(dossier, Dossier)
    base = validator.world(dossier.data, DAY)
    return Explainer(base, validator.judge.evaluator, dossier.document, Naming(validator.rulebook, DAY))


@pytest.fixture(scope="module")
def can(validator: Validator) -> Explainer:
    return explainer(validator)


def explained(of: Explainer, rule: str) -> Explanation:
    return next(of.explain(of.naming.rulebook.rules[rule]))


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = CAN.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "can.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def steps(step: Step | None) -> Iterator[Step]:
    if step is not None:
        yield step
        for part in step.parts:
            yield from steps(part)


def facts(one: Explanation) -> dict[str, FactSeen]:
    every = (*steps(one.applies), *steps(one.requires))
    return {fact.name: fact for step in every for fact in step.facts}


def test_a_given_fact_is_shown_with_its_line_and_column(can: Explainer) -> None:
    fact = facts(explained(can, "CG-OP-04"))["approval.status"]
    line = CAN.read_text(encoding="utf-8").splitlines()[fact.place.line - 1] if fact.place else ""
    assert fact.pointer == "/approval/status"
    assert line[fact.place.column - 1 :].startswith(fact.value) if fact.place else False


def has(working: tuple[str, ...], *texts: str) -> bool:
    """Whether a line of the working holds all of the texts."""
    return any(all(text in line for text in texts) for line in working)


def test_the_mass_balance_is_written_out_down_to_what_is_submitted(can: Explainer) -> None:
    working = facts(explained(can, "CG-MB-02"))["account.within_availability"].working
    assert has(working, "= input_share * output_t")
    assert has(working, "= 1 * 287")
    assert has(working, "= share(290, 290)")
    assert has(working, "= 250 [line ", " + 0 [line ")


def test_an_overdraft_is_a_number_of_the_working(validator: Validator, tmp_path: Path) -> None:
    path = changed(tmp_path, "coc_product_output_t: 250", "coc_product_output_t: 310")
    one = explained(explainer(validator, path), "CG-MB-02")
    assert one.status == "violated"
    assert has(facts(one)["account.within_availability"].working, "= 310 <= 287 + ")


def test_every_step_of_the_chain_is_asked_for(can: Explainer) -> None:
    one = explained(can, "CG-COC-09")
    assert one.status == "met"
    working = facts(one)["claim.chain_unbroken"].working
    assert all(has(working, f"t{number}") for number in range(1, 7))


def test_a_broken_step_says_why(validator: Validator, tmp_path: Path) -> None:
    days = "issued_on: 2024-03-01\n    expires_on: 2027-02-28\n    certified_since: 2021-03-01"
    path = changed(tmp_path, days, days.replace("2027-02-28", "2024-12-31"))
    one = explained(explainer(validator, path), "CG-COC-09")
    assert one.status == "violated"
    assert facts(one)["claim.chain_unbroken"].value == "no"


def test_a_value_that_nothing_else_is_worked_out_of_has_its_formula_and_its_values(can: Explainer) -> None:
    fact = facts(explained(can, "CG-OP-02"))["holder.coc_in_force"]
    assert fact.value == "yes"
    assert has(fact.working, "= ")


def test_a_missing_fact_shows_its_question(validator: Validator, tmp_path: Path) -> None:
    one = explained(explainer(validator, changed(tmp_path, "  status: approved\n", "")), "CG-OP-04")
    (missing,) = facts(one)["approval.status"].missing
    assert missing.pointer == "/approval/status"
    assert missing.question


def test_the_tree_has_the_truth_of_the_finding(can: Explainer) -> None:
    for rule in can.naming.rulebook.rules.values():
        for one in can.explain(rule):
            if one.status == "met" and one.requires is not None and one.applies is not None:
                assert one.requires.truth is True
            if one.status == "not_applicable":
                assert one.applies is not None
                assert one.applies.truth is False
            if one.status == "violated":
                assert one.requires is not None
                assert one.requires.truth is False


def test_the_command_explains_what_applies_or_the_rules_named() -> None:
    done = run(CAN, "CG-MB-02")
    assert done.exit_code == 0
    assert "CG-MB-02, material account fjordboks-2026: MET" in done.stdout
    assert "= share(290, 290)" in done.stdout
    everything = run(CAN).stdout
    assert "DOES NOT APPLY" not in everything
    assert "CG-COC-09, the claim: MET" in everything


def test_the_command_gives_json() -> None:
    found = json.loads(run(CAN, "CG-OP-04", "--format", "json").stdout)
    (one,) = found["explanations"]
    assert (one["rule"], one["status"]) == ("CG-OP-04", "met")
    assert one["requires"]["truth"] == "true"


def test_a_dossier_with_mistakes_is_told_with_its_places(tmp_path: Path) -> None:
    path = changed(tmp_path, "category: on_product", "category: on_produkt")
    done = run(path)
    assert done.exit_code == 2
    assert f"{path}:9:" in done.output


PROGRAM = re.compile(r"\b(Selection|Unknown|Nothing|Interval|Element|Fraction)\(|<\w+ |datetime|\b(None|True|False)\b")


@pytest.mark.parametrize("path", ["on-product/can-whole-chain.yaml", "on-product/first-draft.yaml"])
def test_no_value_is_shown_as_the_program_writes_it(validator: Validator, path: str) -> None:
    of = explainer(validator, ROOT / "fixtures" / path)
    for rule in of.naming.rulebook.rules.values():
        for one in of.explain(rule):
            seen = [each for step in (*steps(one.applies), *steps(one.requires)) for each in step.facts]
            lines = [line for each in seen for line in (each.value, *each.working)]
            assert not [line for line in lines if PROGRAM.search(line)], rule.id
