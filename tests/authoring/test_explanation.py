"""`rules explain`: why a rule says what it says, with values, places and arithmetic."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import validator.authoring.workings  # noqa: F401
from click.testing import CliRunner, Result
from validator.authoring.workings.working import workings
from validator.engine.truth import Truth

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
    return Explainer(validator.world(dossier.data, DAY), dossier.document, Naming(validator.rulebook, DAY))


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


def test_the_mass_balance_is_written_out(can: Explainer) -> None:
    working = facts(explained(can, "CG-MB-02"))["account.within_availability"].working
    assert working[0] == "input percentage = 290 t / (290 t + 0 t) = 100 %"
    assert any(line.startswith("entitlement of the period = 100 % × ") for line in working)
    assert working[-1].endswith("overdraft 0 t, positive balance left 37 t")


def test_an_overdraft_shows_its_cap(validator: Validator, tmp_path: Path) -> None:
    path = changed(tmp_path, "coc_product_output_t: 250", "coc_product_output_t: 310")
    working = facts(explained(explainer(validator, path), "CG-MB-02"))["account.within_availability"].working
    assert any("overdraft 23 t" in line for line in working)
    assert any("no more than the smaller of the two" in line for line in working)


def test_the_chain_is_written_out_step_by_step(can: Explainer) -> None:
    working = facts(explained(can, "CG-COC-09"))["claim.chain_unbroken"].working
    assert len([line for line in working if line.startswith("step ") and line.endswith(": holds")]) == 6


def test_a_broken_step_says_why(validator: Validator, tmp_path: Path) -> None:
    path = changed(tmp_path, 'number: "122"\n    standard: CoC', 'number: "122"\n    standard: PS')
    one = explained(explainer(validator, path), "CG-COC-09")
    assert one.status == "violated"
    working = facts(one)["claim.chain_unbroken"].working
    assert any("does not hold" in line and "Sunnfjord Aluminium" in line for line in working)


def test_labelled_mass_is_units_times_aluminium(can: Explainer) -> None:
    write = workings()["claim.labelled_mass_t"]
    (line,) = write(can.world, can.world.one("claim"))
    assert line == "labelled mass = 20,000,000 units × 12.5 g of aluminium in each = 250 t"


def test_the_certificates_behind_a_standing_are_listed(can: Explainer) -> None:
    fact = facts(explained(can, "CG-OP-02"))["holder.coc_in_force"]
    assert fact.working == (
        "CoC certificate 268 of Fjordboks AS: full, active, valid from 2024-06-15 to 2027-06-14; "
        "in force on 2026-11-30: holds",
    )


def test_every_working_belongs_to_an_attribute_that_is_worked_out(validator: Validator) -> None:
    kinds = validator.rulebook.vocabulary.kinds
    for name in workings():
        kind, _, attribute = name.partition(".")
        found = kinds[kind].attributes.get(attribute)
        assert found is None or found.measure is not None, name


def test_every_working_can_be_written_for_a_whole_and_for_an_empty_dossier(
    validator: Validator, tmp_path: Path, can: Explainer
) -> None:
    bare = tmp_path / "bare.yaml"
    head = "schema: asi-claims/dossier/1\nid: bare\nclaimant: a\nentities: [{id: a, name: A}]\n"
    bare.write_text(f"{head}claim: {{category: on_product, publication: planned, statements: []}}\n", encoding="utf-8")
    for world in (can.world, explainer(validator, bare).world):
        for name, write in workings().items():
            for element in world.subjects(name.partition(".")[0]):
                assert all(isinstance(line, str) and line for line in write(world, element)), name


def test_a_missing_fact_shows_its_question(validator: Validator, tmp_path: Path) -> None:
    one = explained(explainer(validator, changed(tmp_path, "  status: approved\n", "")), "CG-OP-04")
    (missing,) = facts(one)["approval.status"].missing
    assert missing.pointer == "/approval/status"
    assert missing.question


def test_the_tree_has_the_truth_of_the_finding(can: Explainer) -> None:
    for rule in can.naming.rulebook.rules.values():
        for one in can.explain(rule):
            if one.status == "met" and one.requires is not None and one.applies is not None:
                assert one.requires.truth is Truth.TRUE
            if one.status == "not_applicable":
                assert one.applies is not None
                assert one.applies.truth is Truth.FALSE
            if one.status == "violated":
                assert one.requires is not None
                assert one.requires.truth is Truth.FALSE


def test_the_command_explains_what_applies_or_the_rules_named() -> None:
    done = run(CAN, "CG-MB-02")
    assert done.exit_code == 0
    assert "CG-MB-02, material account fjordboks-2026: MET" in done.stdout
    assert "input percentage = 290 t / (290 t + 0 t) = 100 %" in done.stdout
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
