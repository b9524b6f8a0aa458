"""The Performance Standard as a condition of CoC: before the casthouse at once, after it within a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]


def extruder(**more: Any) -> dict[str, Any]:
    return {
        "id": "roller",
        "name": "Strand",
        "activities": ["semi_fabrication"],
        "member": {"joined_on": "2024-11-01"},
        "facilities": [
            {"id": "a", "activities": ["semi_fabrication"]},
            {"id": "b", "activities": ["semi_fabrication"]},
        ],
    } | more


def scope(facility: str = "b") -> dict[str, Any]:
    """One facility of two, and what it does."""
    return {"facilities": [facility], "all_facilities": False, "activities": ["semi_fabrication"]}


def certificate(standard: str, **more: Any) -> dict[str, Any]:
    life = {"status": "active", "issued_on": "2024-05-01", "expires_on": "2027-04-30"}
    return {"number": standard, "standard": standard, "holder": "roller", "scope": scope()} | life | more


def holding(facts: Ask, day: str, *certificates: dict[str, Any], made_at: str = "b", **more: Any) -> Any:
    product = {"made_by": "roller", "made_at": made_at}
    return facts(day, entities=[extruder(**more)], certificates=list(certificates), product=product, claimant="roller")


@pytest.mark.parametrize(
    ("day", "is_open"), [("2025-10-01", True), ("2026-11-01", True), ("2026-11-02", False), ("2026-12-01", False)]
)
def test_c3_c4_two_years_from_joining(facts: Ask, day: str, is_open: bool) -> None:
    ask = holding(facts, day, certificate("CoC"))
    assert str(ask("holder.ps_window_until")) == "2026-11-01"
    assert ask("holder.ps_window_open") is is_open
    assert ask("holder.ps_prerequisite_met") is is_open


def test_why_the_condition_is_missed(facts: Ask) -> None:
    assert holding(facts, "2026-12-01", certificate("CoC"))("holder.ps_prerequisite_reason") == (
        "The dossier holds no PS certificate of Strand. And the time for Strand to be certified to the Performance"
        " Standard ended on 2026-11-01."
    )


def test_before_the_casthouse_there_is_no_window(facts: Ask) -> None:
    ask = holding(facts, "2025-01-01", certificate("CoC"), activities=["casthouse", "semi_fabrication"])
    assert ask("holder.has_upstream_activity") is True
    assert ask("holder.post_casthouse_only") is False
    assert ask("holder.ps_prerequisite_met") is False


def test_a_casthouse_in_the_scope_of_the_certificate_counts_as_well(facts: Ask) -> None:
    casting = scope() | {"activities": ["casthouse"]}
    assert holding(facts, "2025-01-01", certificate("CoC", scope=casting))("holder.has_upstream_activity") is True


def test_unknown_activities_leave_it_open(facts: Ask) -> None:
    parts = extruder()
    del parts["activities"]
    ask = facts(entities=[parts], certificates=[], claimant="roller", product={"made_at": "b"})
    assert ask("holder.ps_prerequisite_met") is None
    assert ask.missing("holder.ps_prerequisite_met") == ("entity.activities",)


@pytest.mark.parametrize(("day", "is_open"), [("2025-05-01", True), ("2025-06-01", False)])
def test_c17_a_year_for_an_added_facility(facts: Ask, day: str, is_open: bool) -> None:
    elsewhere = certificate("PS", scope=scope("a"))
    ask = holding(facts, day, certificate("CoC"), elsewhere, member={"joined_on": "2019-01-01"})
    assert ask("holder.certified_elsewhere") is True
    assert str(ask("facility.added_ps_window_until", "b")) == "2025-05-01"
    assert ask("holder.added_facility_window_open") is is_open
    assert ask("holder.ps_prerequisite_met") is is_open


def test_certified_for_the_facility_needs_no_window(facts: Ask) -> None:
    ask = holding(facts, "2026-12-01", certificate("CoC"), certificate("PS"))
    assert ask("holder.certified_elsewhere") is False
    assert ask("holder.ps_prerequisite_met") is True


def supplied(facts: Ask, **sender: Any) -> Any:
    shipment = {
        "id": "t",
        "from": "roller",
        "to": "canmaker",
        "from_facility": "b",
        "activity": "semi_fabrication",
        "material": "asi_aluminium",
        "shipped_on": "2026-01-10",
    }
    people = [extruder(**sender), {"id": "canmaker", "name": "Blik", "activities": ["material_conversion"]}]
    return facts(entities=people, certificates=[certificate("CoC")], claimant="canmaker", supply_chain=[shipment])


def test_a_supplier_in_its_window_has_promised_in_writing(facts: Ask) -> None:
    ask = supplied(facts, ps_commitment_on="2025-01-15")
    assert ask("transfer.sender_is_post_casthouse_without_ps") is True
    assert ask("transfer.sender_ps_ok") is True
    assert supplied(facts, ps_commitment_on="2026-02-01")("transfer.sender_ps_ok") is False
    open_question = supplied(facts)
    assert open_question("transfer.sender_ps_ok") is None
    assert open_question.missing("transfer.sender_ps_ok") == ("entity.ps_commitment_on",)
