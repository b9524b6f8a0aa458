"""What kind of claim it is, and whether certificates bear what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]
LIFE = {"status": "active", "issued_on": "2024-01-01", "expires_on": "2026-12-31", "version": "V3.1"}
PS = {
    "number": "56",
    "standard": "PS",
    "holder": "roller",
    "scope": {"facilities": ["mill"], "all_facilities": False},
} | LIFE
COC = PS | {"number": "409", "standard": "CoC", "version": "V2"}
MILLS = [{"id": "roller", "name": "Rhine Rolling", "facilities": [{"id": "mill"}, {"id": "store"}]}]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"category": "on_product"}, True),
        ({"category": "marketing", "media": ["website", "hang_tag"]}, True),
        ({"category": "marketing", "media": ["website"]}, False),
        ({"category": "marketing"}, None),
    ],
)
def test_on_product(facts: Ask, claim: dict[str, Any], expected: bool | None) -> None:
    assert facts(claim=claim)("claim.on_product") is expected


@pytest.mark.parametrize(
    ("handling", "expected"),
    [
        ({"already_labelled": True, "adds_claim": False, "alters_aluminium": False}, True),
        ({"already_labelled": False}, False),
        ({"already_labelled": True, "adds_claim": True}, False),
        ({"already_labelled": True, "adds_claim": False}, None),
    ],
)
def test_c14_goods_passed_on_unchanged(facts: Ask, handling: dict[str, Any], expected: bool | None) -> None:
    shop, of_others = [{"id": "shop", "name": "Shop", "role": "retailer"}], {"private_label": False}
    ask = facts(claim={"category": "on_product"} | handling, claimant="shop", entities=shop, product=of_others)
    assert ask("claim.pass_through") is expected
    assert ask("claim.needs_coc") is (None if expected is None else not expected)
    assert ask("claim.route") == {True: "pass_through", False: "on_product", None: None}[expected]


@pytest.mark.parametrize(
    ("role", "product", "expected"),
    [
        ("retailer", {"private_label": False}, True),
        ("wholesaler", {"brand_owner": "mill"}, True),
        ("trader", {"private_label": True, "brand_owner": "mill"}, True),
        ("retailer", {"private_label": True, "brand_owner": "seller"}, False),
        ("retailer", {"brand_owner": "seller"}, None),
        ("retailer", {}, None),
        ("brand_owner", {"private_label": False}, False),
        ("converter", {}, False),
        (None, {"private_label": False}, None),
    ],
)
def test_who_passes_labelled_goods_on(
    facts: Ask, role: str | None, product: dict[str, Any], expected: bool | None
) -> None:
    arriving = {"category": "on_product", "already_labelled": True, "adds_claim": False, "alters_aluminium": False}
    seller = {"id": "seller", "name": "Seller"} | ({} if role is None else {"role": role})
    entities = [seller, {"id": "mill", "name": "Mill"}]
    ask = facts(claim=arriving, claimant="seller", entities=entities, product=product)
    assert ask("claim.pass_through") is expected


@pytest.mark.parametrize(
    ("day", "edition"),
    [("2022-05-18", "V1"), ("2022-05-19", "V2"), ("2023-04-11", "V2"), ("2023-04-12", "V3"), ("2026-11-22", "V3")],
)
def test_governing_edition(facts: Ask, day: str, edition: str) -> None:
    assert facts(day)("claim.edition") == edition


def speaking(facts: Ask, claim: dict[str, Any], *certificates: dict[str, Any]) -> Any:
    return facts(
        claim={"category": "ps_certification"} | claim, claimant="roller", entities=MILLS, certificates=certificates
    )


def test_holds_the_standard_that_the_claim_is_about(facts: Ask) -> None:
    assert speaking(facts, {}, PS)("claim.holds_named_standard") is True
    ask = speaking(facts, {}, COC)
    assert ask("claim.holds_named_standard") is False
    assert ask("claim.has_certificate_of_other_standard_only") is True
    assert ask("claim.named_standard_reason") == "The dossier holds no PS certificate of Rhine Rolling."
    assert speaking(facts, {"standard_named": "CoC"}, COC)("claim.holds_named_standard") is True


def test_a_facility_outside_the_scope(facts: Ask) -> None:
    inside = speaking(facts, {"subject": {"scope": "facility", "facilities": ["mill"]}}, PS)
    assert inside("claim.named_facilities_in_scope") is True
    ask = speaking(facts, {"subject": {"scope": "facility", "facilities": ["mill", "store"]}}, PS)
    assert ask("claim.named_facilities_in_scope") is False
    assert ask("claim.facilities_out_of_scope") == "store"


def test_no_facility_is_named(facts: Ask) -> None:
    assert speaking(facts, {"subject": {"scope": "entity"}}, PS)("claim.named_facilities_in_scope") is True
    ask = speaking(facts, {"subject": {"scope": "facility"}}, PS)
    assert ask("claim.named_facilities_in_scope") is None
    assert ask.missing("claim.named_facilities_in_scope") == ("claim.facilities",)


@pytest.mark.parametrize(
    ("scope", "partial"),
    [
        ({"facilities": ["mill"], "all_facilities": False}, True),
        ({"facilities": ["mill", "store"]}, None),
        ({"all_facilities": True, "kind": "entity"}, False),
        ({"all_facilities": True}, None),
        ({"all_facilities": True, "kind": "product"}, True),
        ({}, None),
    ],
)
def test_part_of_the_company(facts: Ask, scope: dict[str, Any], partial: bool | None) -> None:
    assert speaking(facts, {}, PS | {"scope": scope})("claim.scope_is_partial") is partial


@pytest.mark.parametrize(
    ("named", "same"),
    [("V3", True), ("3.0", True), ("V3 (2022)", True), ("2022", True), ("V2", False), ("newest", False)],
)
def test_version_named(facts: Ask, named: str, same: bool) -> None:
    assert speaking(facts, {"version_named": named}, PS)("claim.version_matches") is same


def test_the_certificates_that_a_claim_relies_on(facts: Ask) -> None:
    old = PS | {"number": "7", "issued_on": "2021-01-01", "expires_on": "2023-12-31"}
    strangers = PS | {"number": "8", "holder": "other"}
    ask = speaking(facts, {"runs_until": "2027-06-30", "media": ["website"]}, PS, old, COC, strangers)
    assert [ask("certificate.relied_on", number) for number in ("56", "7", "409", "8")] == [True, False, False, False]
    assert ask("claim.ends_after_certificate") is True
    own = {"category": "on_product", "already_labelled": False}
    label = facts(claim=own, claimant="roller", certificates=[PS, old, COC])
    assert [label("certificate.relied_on", number) for number in ("56", "7", "409")] == [True, False, True]


def test_an_expired_certificate_without_successor_is_relied_on(facts: Ask) -> None:
    expired = PS | {"number": "56", "issued_on": "2019-12-13", "expires_on": "2022-12-12"}
    ask = speaking(facts, {}, expired)
    assert ask("certificate.relied_on") is True
    assert ask("holder.ps_in_force") is False
    assert ask("holder.ps_expired") is True
    assert ask("holder.ps_certificate") == "56"
    assert ask("holder.ps_reason") == "PS certificate 56 of Rhine Rolling expired on 2022-12-12."


def test_cited_criteria(facts: Ask) -> None:
    rated = PS | {"audit": {"not_applicable": ["5.2"], "unable_to_rate": []}}
    ask = speaking(facts, {"criteria_cited": ["5.2", "9.1"]}, rated)
    assert ask("claim.cites_not_applicable") is True
    assert ask("claim.cites_unable_to_rate") is False
