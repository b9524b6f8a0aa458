"""CoC Documents, marks, approval, contractors, facilities, members: one example for each thing that is told."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

Ask = Callable[..., Any]
LIFE = {"status": "active", "issued_on": "2024-01-01", "expires_on": "2026-12-31"}
COC = {"number": "409", "standard": "CoC", "holder": "roller"} | LIFE
FULL = {
    "id": "d",
    "reference": "R1",
    "issued_on": "2025-03-01",
    "issuer": "roller",
    "issuer_certificate": "409",
    "customer": "canmaker",
    "contact_given": True,
    "conformity_statement": True,
    "material": "asi_aluminium",
    "coc_mass_t": 20,
    "total_mass_t": 24,
    "state": "booked",
}


def paper(facts: Ask, **more: Any) -> Any:
    return facts(claimant="roller", certificates=[COC], coc_documents=[FULL | more])


def test_a_complete_document(facts: Ask) -> None:
    ask = paper(facts)
    assert ask("coc_document.complete") is True
    assert ask("coc_document.missing_fields") == ""
    assert ask("coc_document.issuer_certificate_in_force_at_issue") is True
    assert ask("coc_document.issuer_certificate_is_issuers") is True


def test_an_incomplete_document(facts: Ask) -> None:
    ask = paper(facts, conformity_statement=False)
    assert ask("coc_document.complete") is False
    assert ask("coc_document.missing_fields") == "the statement of conformity"


def test_d1_more_coc_material_than_shipped(facts: Ask) -> None:
    assert paper(facts, coc_mass_t=25)("coc_document.mass_in_order") is False
    assert paper(facts)("coc_document.mass_in_order") is True


def test_d2_a_reference_stands_once(facts: Ask) -> None:
    ask = facts(coc_documents=[FULL, FULL | {"id": "e"}])
    assert ask("coc_document.reference_unique", "d") is False
    replaced = facts(coc_documents=[FULL, FULL | {"id": "e", "supersedes": "d"}])
    assert replaced("coc_document.reference_unique", "e") is True
    assert replaced("coc_document.superseded", "d") is True
    assert replaced("coc_document.active", "d") is False


@pytest.mark.parametrize(("received", "fits"), [("20.08", True), ("20.25", False)], ids=["D4 0.4 %", "D4 1.25 %"])
def test_received_against_documented(facts: Ask, received: str, fits: bool) -> None:
    ask = paper(facts, total_mass_t=20, received_mass_t=Fraction(received))
    assert ask("coc_document.mass_within_tolerance") is fits


def test_d5_recycled_content_has_a_method(facts: Ask) -> None:
    ask = paper(facts, recycled_content_percent=75)
    assert ask("coc_document.recycled_content_has_method") is None
    assert paper(facts)("coc_document.recycled_content_has_method") is True


def test_what_became_of_a_document_is_not_guessed(facts: Ask) -> None:
    document = {key: value for key, value in FULL.items() if key != "state"}
    ask = facts(claimant="canmaker", coc_documents=[document])
    assert ask("coc_document.active") is None
    assert "coc_document.state" in ask.missing("coc_document.active")


def test_what_became_of_its_own_document_is_not_asked_of_the_claimant(facts: Ask) -> None:
    document = {key: value for key, value in FULL.items() if key != "state"}
    assert facts(claimant="roller", coc_documents=[document])("coc_document.active") is True
    assert facts(claimant="roller", coc_documents=[document | {"state": "rejected"}])("coc_document.active") is False


@pytest.mark.parametrize(
    ("shipped", "fits"),
    [([20], True), ([24], True), ([12, 8], True), ([2], False), ([20, 20], False), ([20, None], None), ([], True)],
    ids=["CoC mass", "whole mass", "in two parts", "less", "twice", "one of them unknown", "nothing names it"],
)
def test_a_document_states_what_was_shipped(facts: Ask, shipped: list[int | None], fits: bool | None) -> None:
    moves: list[dict[str, Any]] = [
        {"id": f"t{number}", "from": "roller", "to": "canmaker", "coc_document": "d"}
        | ({} if mass is None else {"quantity_t": mass})
        for number, mass in enumerate(shipped)
    ]
    assert facts(coc_documents=[FULL], supply_chain=moves)("coc_document.mass_as_shipped") is fits


@pytest.mark.parametrize(
    ("material", "activity", "fits"),
    [("aluminium", "material_conversion", True), ("bauxite", "bauxite_mining", True), ("alumina", "casthouse", False)],
)
def test_an_accounts_material_fits_its_activity(facts: Ask, material: str, activity: str, fits: bool) -> None:
    period = {"from": "2025-01-01", "to": "2025-12-31"}
    kept = {"id": "a", "entity": "roller", "material": material, "activity": activity, "period": period}
    assert facts(material_accounts=[kept])("account.material_fits_activity") is fits


@pytest.mark.parametrize(("stated", "fits"), [("5.0", False), ("5.6875", True)], ids=["D8", "the mean"])
def test_d8_no_cleaner_than_what_came(facts: Ask, stated: str, fits: bool) -> None:
    period = {"from": "2026-01-01", "to": "2026-12-31"}
    mill = {"id": "a", "entity": "roller", "material": "aluminium", "activity": "semi_fabrication", "period": period}
    paper = {"material": "asi_aluminium", "issued_on": "2026-03-02", "state": "booked"}
    booked = paper | {"issuer": "casthouse", "customer": "roller"}
    came = [
        {"id": "x", "coc_mass_t": 500, "ghg_t_co2e_per_t": 4} | booked,
        {"id": "y", "coc_mass_t": 300, "ghg_t_co2e_per_t": Fraction("8.5")} | booked,
    ]
    goes = {"id": "z", "issuer": "roller", "customer": "canmaker", "ghg_t_co2e_per_t": Fraction(stated)}
    ask = facts(material_accounts=[mill], coc_documents=[*came, paper | goes], supply_chain=[])
    assert ask("coc_document.ghg_not_below_received", "z") is fits


@pytest.mark.parametrize(
    ("document", "account", "up", "down"),
    [("group", "site", True, False), ("site", "group", False, True), ("site", "site", False, False)],
)
def test_site_material_flows_one_way(facts: Ask, document: str, account: str, up: bool, down: bool) -> None:
    period = {"from": "2025-01-01", "to": "2025-12-31"}
    pool = {"id": "a", "entity": "roller", "material": "aluminium", "period": period, "level": account}
    pool |= {"activity": "semi_fabrication"}
    came = {"id": "d", "account": "a", "direction": "received", "level": document, "state": "booked"}
    came |= {"issuer": "casthouse", "customer": "roller", "material": "asi_aluminium", "issued_on": "2025-03-02"}
    ask = facts(material_accounts=[pool], coc_documents=[came])
    assert ask("coc_document.upgrades_level") is up
    assert ask("account.level_flows_ok") is not up
    assert ask("account.level_downgrade") is down


def test_c13_what_a_contractor_returns(facts: Ask) -> None:
    job = {"id": "c", "entity": "roller", "sent_t": 1000, "coc_sent_t": 600, "returned_t": 960}
    ask = facts(contractors=[job | {"coc_returned_t": 600}])
    assert ask("contractor.coc_return_limit_t") == 576
    assert ask("contractor.coc_return_ok") is False
    assert facts(contractors=[job | {"coc_returned_t": 576}])("contractor.coc_return_ok") is True


def shown(facts: Ask, number: str) -> Any:
    mark = {"id": "m", "kind": "certificate_number", "certificate_number": number}
    claim = {"category": "on_product", "marks": [mark]}
    return facts(claim=claim, claimant="roller", certificates=[COC, COC | {"number": "56", "holder": "other"}])


def test_whose_number_is_shown(facts: Ask) -> None:
    own, anothers, nobodys = (shown(facts, number) for number in ("#409", "56", "1"))
    assert [ask("mark.number_is_holders") for ask in (own, anothers, nobodys)] == [True, False, False]
    assert [ask("mark.number_is_anothers") for ask in (own, anothers, nobodys)] == [False, True, False]


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://aluminium-stewardship.org/x", True),
        ("https://www.aluminium-stewardship.org", True),
        ("https://aluminium-stewardship.org.example", False),
        ("https://[broken", False),
    ],
)
def test_where_a_link_leads(facts: Ask, url: str, own: bool) -> None:
    ask = facts(claim={"category": "marketing", "marks": [{"id": "m", "kind": "link", "url": url}]})
    assert ask("mark.links_to_asi") is own


def approved(facts: Ask, approval: dict[str, Any], **claim: Any) -> Any:
    statements = [{"id": "s", "text": "Made for\n  ever."}]
    return facts(claim={"category": "on_product", "statements": statements} | claim, approval=approval)


def test_what_an_approval_covers(facts: Ask) -> None:
    ask = approved(facts, {"statement_texts": ["Made for ever."], "markets": ["DE"]}, markets=["DE", "NO"])
    assert ask("approval.covers_text") is True
    assert ask("approval.covers_markets") is False
    assert ask("approval.uncovered_markets") == "NO"
    assert ask("approval.covers_skus") is None
    assert approved(facts, {"statement_texts": ["Made."]})("approval.uncovered_text") == "Made for ever."


def test_the_artwork_is_the_approved_one_to_the_byte(facts: Ask) -> None:
    logo = {"id": "m", "kind": "logo", "artwork_sha256": "a" * 64}
    assert approved(facts, {"artwork_sha256": "a" * 64}, marks=[logo])("approval.covers_artwork") is True
    assert approved(facts, {"artwork_sha256": "b" * 64}, marks=[logo])("approval.covers_artwork") is False
    assert approved(facts, {}, marks=[logo])("approval.covers_artwork") is None


def test_approved_in_time(facts: Ask) -> None:
    yes = {"status": "approved", "decided_on": "2025-10-01"}
    assert facts("2025-10-01", approval=yes)("approval.granted_in_time") is True
    assert facts("2025-09-30", approval=yes)("approval.granted_in_time") is False


@pytest.mark.parametrize(
    ("number", "integer", "code"),
    [
        ("409", True, False),
        ("56", True, False),
        ("ASI-ACC-059", False, True),
        ("12345", False, False),
        ("0", False, False),
    ],
)
def test_numbers_of_certificates(facts: Ask, number: str, integer: bool, code: bool) -> None:
    ask = facts(certificates=[COC | {"number": number}])
    assert ask("certificate.number_is_integer") is integer
    assert ask("certificate.number_is_accreditation_code") is code


@pytest.mark.parametrize(
    ("version", "standard", "issued", "late"),
    [
        ("V1", "CoC", "2023-07-10", True),
        ("V1", "CoC", "2022-11-01", False),
        ("V2", "CoC", "2023-07-10", False),
        ("V2", "PS", "2023-12-18", True),
        ("V3", "PS", "2023-12-18", False),
    ],
)
def test_c9_c10_standards_of_2017_end(facts: Ask, version: str, standard: str, issued: str, late: bool) -> None:
    ask = facts(certificates=[COC | {"version": version, "standard": standard, "issued_on": issued}])
    assert ask("certificate.issued_after_2017_cutoff") is late


@pytest.mark.parametrize(
    ("level", "expires", "fits"),
    [
        ("full", "2022-12-12", True),
        ("full", "2022-12-13", True),
        ("full", "2022-12-14", False),
        ("provisional", "2020-12-12", True),
        ("provisional", "2021-12-12", False),
    ],
)
def test_length_of_a_certificate(facts: Ask, level: str, expires: str, fits: bool) -> None:
    ask = facts(certificates=[COC | {"level": level, "issued_on": "2019-12-13", "expires_on": expires}])
    assert ask("certificate.length_limit_ok") is fits


def test_one_number_two_holders(facts: Ask) -> None:
    ask = facts(certificates=[COC, COC | {"holder": "other", "issued_on": "2020-01-01"}])
    assert {each.value("same_number_clash") for each in ask.base.subjects("certificate")} == {True}


@pytest.mark.parametrize(
    ("principles", "four", "whole"), [([1, 2, 3, 4], True, False), (list(range(1, 12)), False, True)]
)
def test_principles(facts: Ask, principles: list[int], four: bool, whole: bool) -> None:
    ask = facts(certificates=[COC | {"standard": "PS", "scope": {"principles": principles}}])
    assert ask("certificate.covers_principles_1_to_4_only") is four
    assert ask("certificate.covers_all_principles") is whole


def test_a_company_that_a_member_controls(facts: Ask) -> None:
    parent = {"id": "group", "name": "Group", "member": {"status": "active", "class": "production_transformation"}}
    child = {"id": "roller", "name": "Rhine Rolling", "member": {"controlled_by": "group", "status": "none"}}
    ask = facts(entities=[parent, child], claimant="roller")
    assert ask("claimant.controlled_by_member") is True
    assert ask("claimant.is_certifiable_member") is True


@pytest.mark.parametrize(("day", "filed"), [("2025-06-30", True), ("2025-07-01", False)])
def test_c16_the_report_of_last_year_is_due_by_june(facts: Ask, day: str, filed: bool) -> None:
    ask = facts(day, entities=[{"id": "roller", "name": "R", "annual_reports_filed": [2023]}], claimant="roller")
    assert ask("claimant.annual_report_filed") is filed


def test_a_facility_of_two_holders(facts: Ask) -> None:
    site = [{"id": "roller", "name": "R", "facilities": [{"id": "mill"}]}, {"id": "other", "name": "O"}]
    scoped = COC | {"scope": {"facilities": ["mill"]}}
    ask = facts(entities=site, certificates=[scoped, scoped | {"number": "2", "holder": "other"}])
    assert ask("facility.in_coc_scope", "mill") is True
    assert ask("facility.in_several_certificates", "mill") is True


def test_the_making_facility_on_the_day_of_production(facts: Ask) -> None:
    product = {"made_at": "mill", "made_by": "roller", "produced_on": "2023-12-31"}
    ask = facts(product=product, certificates=[COC | {"scope": {"facilities": ["mill"]}}])
    assert ask("product.made_at_in_coc_scope") is True
    assert ask("product.coc_covered_production") is False
    assert ask("product.production_reason") == "CoC certificate 409 of Rhine Rolling was issued only on 2024-01-01."
