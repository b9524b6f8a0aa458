"""What a finding rests on: the definitions and tables that were needed in this dossier, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.conftest import Given
from validator import Validator
from validator.evaluation.resting_on import RestingOn
from validator.facts.element import FactBase
from validator.facts.values import Unknown

BOOK = {
    "id": "a", "entity": "mill", "material": "aluminium", "activity": "aluminium_remelting_refining",
    "period_from": "2025-01-01", "period_to": "2025-12-31", "coc_input_t": 50, "non_coc_input_t": 50,
    "product_output_t": 90, "scrap_output_t": 0, "coc_product_output_t": 80, "coc_scrap_output_t": 0,
    "internal_scrap_counted": False, "overdraft_in_t": 0,
}  # fmt: skip
LOT = {"id": "cans", "account": "a", "class": "post_consumer", "mass_t": 50, "counted_as_coc": True}


def resting(whole: Validator, base: FactBase, kind: str, name: str) -> RestingOn:
    """What a fact of the only thing of a kind rests on."""
    definitions = whole.rulebook.meaning.definitions
    found = RestingOn(base, whole.judge.evaluator.asking, definitions)
    formula = definitions[kind, name].formula
    assert formula is not None
    found.walk(formula, base.subjects(kind)[0], {})
    return found


def on_eligibility(whole: Validator, base: FactBase) -> bool:
    """Whether the mass balance rests on which scrap is eligible, which is known from memory only."""
    return ("scrap_lot", "eligible") in resting(whole, base, "account", "within_availability").found


@pytest.mark.parametrize(
    ("lots", "rests"),
    [
        ([], False),
        ([LOT | {"counted_as_coc": False}], False),
        ([LOT | {"account": "b"}], False),
        ([LOT | {"due_diligence_done": True}], False),
        ([LOT | {"due_diligence_done": False}], True),
        ([LOT], True),
    ],
    ids=["no scrap", "not counted", "of another account", "counted as it is booked", "taken out", "perhaps taken out"],
)
def test_an_account_rests_on_what_is_known_of_scrap_only_where_that_counts(
    whole: Validator, given: Given, lots: list[dict[str, Any]], rests: bool
) -> None:
    base = given(account=[BOOK], scrap_lot=lots, coc_document=[], certificate=[])
    assert on_eligibility(whole, base) is rests


def test_of_what_one_part_decides_that_part(whole: Validator, given: Given) -> None:
    """A withdrawn certificate is not in force, whatever its extension: nothing is said about that."""
    certificate = {
        "number": "1", "standard": "CoC", "holder": "mill", "status": "withdrawn", "issued_on": "2022-01-01",
        "withdrawn_on": "2023-01-01", "expires_on": "2024-01-01", "extension_approved": True,
    }  # fmt: skip
    found = resting(whole, given(certificate=[certificate]), "certificate", "in_force").found
    assert ("certificate", "not_withdrawn_on") in found
    assert ("certificate", "extension_valid") not in found
    expired = certificate | {"status": "active", "withdrawn_on": "2027-12-31"}
    found = resting(whole, given(certificate=[expired]), "certificate", "in_force").found
    assert ("certificate", "extension_valid") in found


def test_tables_are_told(whole: Validator, given: Given) -> None:
    base = given(account=[BOOK])
    assert resting(whole, base, "account", "material_fits_activity").tables >= {"makes", "materials_of_account"}


def test_what_is_unknown_rests_on_all_that_could_decide_it(whole: Validator, given: Given) -> None:
    fits = BOOK | {"coc_product_output_t": 40}
    base = given(account=[{name: each for name, each in fits.items() if name != "product_output_t"}], coc_document=[])
    assert isinstance(base.subjects("account")[0].value("within_availability"), Unknown)
    found = resting(whole, base, "account", "within_availability").found
    assert ("account", "gross_entitlement_t") in found
