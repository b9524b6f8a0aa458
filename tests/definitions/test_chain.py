"""The chain of custody: unbroken from every origin to the holder, or the first break by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest

Ask = Callable[..., Any]
STEPS = [
    ("mine", "Red Mine", "bauxite_mining", "asi_bauxite"),
    ("refinery", "White Refinery", "alumina_refining", "asi_alumina"),
    ("smelter", "Fjord Smelter", "aluminium_smelting", "asi_liquid_metal"),
    ("casthouse", "Fjord Casthouse", "casthouse", "asi_cold_metal"),
    ("roller", "Rhine Rolling", "semi_fabrication", "asi_aluminium"),
    ("canmaker", "Blik", "material_conversion", "asi_aluminium"),
]


def entity(identity: str, name: str, activity: str) -> dict[str, Any]:
    return {
        "id": identity,
        "name": name,
        "activities": [activity],
        "member": {"status": "active", "joined_on": "2020-01-01"},
        "facilities": [{"id": f"{identity}-site", "activities": [activity]}],
    }


def certificate(standard: str, holder: str, activity: str, **more: Any) -> dict[str, Any]:
    number = f"{standard}-{holder}"
    life = {"status": "active", "issued_on": "2024-01-01", "expires_on": "2026-12-31"}
    scope = {"facilities": [f"{holder}-site"], "activities": [activity]}
    return {"number": number, "standard": standard, "holder": holder, "scope": scope} | life | more


def transfer(start: str, end: str, activity: str, material: str, month: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{start}-{end}",
        "from": start,
        "to": end,
        "from_facility": f"{start}-site",
        "activity": activity,
        "material": material,
        "shipped_on": f"2025-{month:02}-20",
        "quantity_t": 100,
        "coc_document": f"doc-{start}-{end}",
    } | more


def document(move: dict[str, Any]) -> dict[str, Any]:
    parties = {"issuer": move["from"], "customer": move["to"], "issued_on": "2025-01-20"}
    said = {"reference": move["id"], "material": move["material"], "state": "booked"}
    return {"id": f"doc-{move['id']}"} | said | parties


def moves() -> list[dict[str, Any]]:
    """Six companies in a row, each shipping to the next."""
    pairs = enumerate(pairwise(STEPS), 1)
    return [transfer(start[0], end[0], start[2], start[3], month) for month, (start, end) in pairs]


def dossier(chain: Iterable[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    chain = moves() if chain is None else list(chain)
    return {
        "claim": {"category": "on_product"},
        "claimant": "canmaker",
        "product": {"made_by": "canmaker", "made_at": "canmaker-site"},
        "entities": [entity(*step[:3]) for step in STEPS],
        "certificates": [certificate(standard, step[0], step[2]) for step in STEPS for standard in ("PS", "CoC")],
        "supply_chain": chain,
        "coc_documents": [document(each) for each in chain],
    } | more


def changed(items: list[dict[str, Any]], number: str, **more: Any) -> list[dict[str, Any]]:
    return [each | more if number in (each.get("number"), each.get("id")) else each for each in items]


def test_c1_the_whole_chain(facts: Ask) -> None:
    ask = facts(**dossier())
    assert ask("claim.chain_unbroken") is True
    assert ask("claim.chain_break") == ""
    assert ask("claim.chain_has_origin") is True
    assert ask("claim.chain_has_cycle") is False
    assert ask("claim.chain_length") == 5


def test_c2_a_smelter_without_coc_certificate_is_the_break(facts: Ask) -> None:
    whole = dossier()
    certificates = [each for each in whole["certificates"] if each["number"] != "CoC-smelter"]
    ask = facts(**whole | {"certificates": certificates})
    assert ask("claim.chain_unbroken") is False
    assert ask("claim.chain_break") == (
        "On shipment smelter-casthouse from Fjord Smelter to Fjord Casthouse on 2025-03-20: The dossier holds no CoC"
        " certificate of Fjord Smelter."
    )


def test_the_break_names_certificate_dates_and_shipment(facts: Ask) -> None:
    whole = dossier()
    expired = changed(whole["certificates"], "CoC-roller", expires_on="2025-05-19")
    ask = facts(**whole | {"certificates": expired})
    assert ask("claim.chain_break") == (
        "On shipment roller-canmaker from Rhine Rolling to Blik on 2025-05-20: CoC certificate CoC-roller of Rhine"
        " Rolling expired on 2025-05-19."
    )
    assert ask("transfer.sender_coc_covers_shipment", "roller-canmaker") is False
    last_day = changed(whole["certificates"], "CoC-roller", expires_on="2025-05-20")
    assert facts(**whole | {"certificates": last_day})("claim.chain_unbroken") is True


def test_of_several_breaks_the_first_by_day_is_told_whatever_the_order_of_the_file(facts: Ask) -> None:
    whole = dossier(reversed(moves()))
    kept = [each for each in whole["certificates"] if each["number"] not in ("CoC-roller", "CoC-refinery")]
    assert "refinery-smelter" in facts(**whole | {"certificates": kept})("claim.chain_break")


def test_an_old_certificate_covers_what_was_shipped_under_it(facts: Ask) -> None:
    whole = dossier()
    old = certificate("CoC", "roller", "semi_fabrication", number="1", issued_on="2023-01-01", expires_on="2025-06-30")
    new = certificate("CoC", "roller", "semi_fabrication", number="2", issued_on="2025-07-01", expires_on="2028-06-30")
    others = [each for each in whole["certificates"] if each["number"] != "CoC-roller"]
    assert facts(**whole | {"certificates": [*others, new, old]})("claim.chain_unbroken") is True
    assert facts(**whole | {"certificates": [*others, new]})("claim.chain_unbroken") is False


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"activity": "casthouse"}, "does not cover casthouse"),
        ({"from_facility": "canmaker-site"}, "does not cover facility canmaker-site"),
        ({"material": "asi_alumina"}, "ASI alumina does not come out of semi fabrication"),
        ({"via": "mine", "via_verified": True, "via_altered": True}, "Red Mine changed the material"),
    ],
)
def test_what_breaks_a_step(facts: Ask, change: dict[str, Any], told: str) -> None:
    whole = dossier(changed(moves(), "roller-canmaker", **change))
    ask = facts(**whole)
    assert ask("transfer.step_ok", "roller-canmaker") is False
    assert told in ask("claim.chain_break")


def test_c11_a_trader_passes_metal_on_with_the_verified_document(facts: Ask) -> None:
    through = {"via": "mine", "via_verified": True, "via_altered": False}
    assert facts(**dossier(changed(moves(), "roller-canmaker", **through)))("claim.chain_unbroken") is True
    unverified = facts(**dossier(changed(moves(), "roller-canmaker", **through | {"via_verified": False})))
    assert unverified("transfer.via_ok", "roller-canmaker") is False
    assert [root.reason for root in unverified.value("claim.chain_unbroken").missing] == ["person"]
    through.pop("via_verified")
    ask = facts(**dossier(changed(moves(), "roller-canmaker", **through)))
    assert ask("claim.chain_unbroken") is None
    assert ask.missing("claim.chain_unbroken") == ("transfer.via_verified",)


def test_c15_a_can_maker_makes_no_alumina(facts: Ask) -> None:
    sale = transfer("canmaker", "roller", "material_conversion", "asi_alumina", 6)
    ask = facts(**dossier([*moves(), sale]))
    assert ask("transfer.activity_can_make_material", "canmaker-roller") is False
    assert ask("transfer.receiver_can_use_material", "canmaker-roller") is False


def test_a_document_about_another_material_does_not_count(facts: Ask) -> None:
    whole = dossier()
    ask = facts(
        **whole | {"coc_documents": changed(whole["coc_documents"], "doc-roller-canmaker", material="asi_alumina")}
    )
    assert ask("transfer.document_material_matches", "roller-canmaker") is False
    assert "is about ASI alumina, and ASI aluminium was shipped" in ask("claim.chain_break")
    common = changed(whole["coc_documents"], "doc-casthouse-roller", material="asi_aluminium")
    assert facts(**whole | {"coc_documents": common})("claim.chain_unbroken") is True


def test_a_replaced_document_does_not_count(facts: Ask) -> None:
    whole = dossier()
    corrected = {"id": "new", "supersedes": "doc-roller-canmaker"}
    ask = facts(**whole | {"coc_documents": [*whole["coc_documents"], corrected]})
    assert ask("transfer.has_document", "roller-canmaker") is False
    assert "was replaced by new" in ask("claim.chain_break")


@pytest.mark.parametrize("name", ["shipped_on", "activity", "coc_document"])
def test_what_is_missing_in_a_transfer_is_asked_for(facts: Ask, name: str) -> None:
    chain = [{key: value for key, value in each.items() if key != name} for each in moves()[4:]]
    ask = facts(**dossier(chain, coc_documents=[]) if name == "coc_document" else dossier(moves()[:4] + chain))
    assert ask("claim.chain_unbroken") is None
    assert f"transfer.{name}" in ask.missing("claim.chain_unbroken")


@pytest.mark.parametrize(("work", "holds"), [("casthouse", True), ("semi_fabrication", None)])
def test_the_plant_it_left_from_is_asked_for_where_one_is_not_covered(
    facts: Ask, work: str, holds: bool | None
) -> None:
    chain = [{key: value for key, value in each.items() if key != "from_facility"} for each in moves()]
    whole = dossier(chain)
    roller = next(each for each in whole["entities"] if each["id"] == "roller")
    roller["facilities"].append({"id": "roller-other", "activities": [work]})
    ask = facts(**whole)
    assert ask("claim.chain_unbroken") is holds
    assert holds or "transfer.from_facility" in ask.missing("claim.chain_unbroken")


def test_a_chain_that_is_left_out_is_unknown(facts: Ask) -> None:
    whole = dossier()
    del whole["supply_chain"]
    ask = facts(**whole)
    assert ask("claim.chain_unbroken") is None
    assert ask.missing("claim.chain_unbroken") == ("transfer",)


def test_nothing_arrives(facts: Ask) -> None:
    ask = facts(**dossier([]))
    assert ask("claim.chain_unbroken") is False
    assert (
        ask("claim.chain_break") == "No transfer of CoC Material leads to Blik, which is neither a mine nor a remelter."
    )


def test_a_remelter_is_its_own_origin(facts: Ask) -> None:
    remelter = entity("canmaker", "Billet", "aluminium_remelting_refining")
    ask = facts(**dossier([], entities=[remelter]))
    assert ask("claim.chain_unbroken") is True
    assert ask("claim.chain_has_origin") is True


def test_a_path_that_begins_at_a_casthouse_has_no_origin(facts: Ask) -> None:
    ask = facts(**dossier(moves()[3:]))
    assert ask("claim.chain_unbroken") is True
    assert ask("claim.chain_has_origin") is False
    assert ask("transfer.origin_activity_ok", "casthouse-roller") is False
    assert ask("claim.chain_origin_reason").startswith("Nothing leads from a mine or a remelter to shipment casthouse-")


def test_one_origin_does_not_stand_for_another(facts: Ask) -> None:
    stranger = [entity("other", "Other Casthouse", "casthouse")]
    second = transfer("other", "roller", "casthouse", "asi_cold_metal", 2)
    whole = dossier([*moves(), second])
    ask = facts(**whole | {"entities": whole["entities"] + stranger})
    assert ask("transfer.goes_back_to_origin", "casthouse-roller") is True
    assert ask("transfer.goes_back_to_origin", "other-roller") is False
    assert ask("claim.chain_has_origin") is False


def test_what_leads_elsewhere_is_no_part_of_the_chain(facts: Ask) -> None:
    aside = transfer("casthouse", "mine", "casthouse", "asi_cold_metal", 2, coc_document="none")
    other = transfer("roller", "canmaker", "semi_fabrication", "non_coc", 2, id="filler")
    whole = dossier([*moves(), other])
    ask = facts(**whole)
    assert ask("transfer.in_chain", "filler") is False
    assert ask("claim.chain_unbroken") is True
    assert facts(**dossier([*moves(), aside | {"to": "nowhere"}]))("transfer.in_chain", "casthouse-mine") is False


def test_material_that_comes_back_is_reported_and_harmless(facts: Ask) -> None:
    back = transfer("roller", "casthouse", "semi_fabrication", "asi_aluminium", 4)
    ask = facts(**dossier([*moves(), back]))
    assert ask("claim.chain_has_cycle") is True
    assert ask("claim.chain_cycle") == "Fjord Casthouse, Rhine Rolling"
    assert ask("claim.chain_unbroken") is True


def test_a_ring_without_origin(facts: Ask) -> None:
    ring = [
        transfer("casthouse", "roller", "casthouse", "asi_cold_metal", 1),
        transfer("roller", "casthouse", "semi_fabrication", "asi_aluminium", 2),
        transfer("roller", "canmaker", "semi_fabrication", "asi_aluminium", 3),
    ]
    ask = facts(**dossier(ring))
    assert ask("claim.chain_has_cycle") is True
    assert ask("claim.chain_has_origin") is False


def test_a_document_stands_for_one_shipment(facts: Ask) -> None:
    again = changed(moves(), "roller-canmaker", coc_document="doc-casthouse-roller")
    ask = facts(**dossier(again))
    assert ask("transfer.document_used_once", "roller-canmaker") is False
    assert ask("coc_document.used_once", "doc-casthouse-roller") is False
    assert ask("transfer.document_used_once", "mine-refinery") is True


def test_finished_goods_reach_the_claimant_without_document(facts: Ask) -> None:
    brewer = {"id": "brewer", "name": "Brouwer"}
    whole = dossier()
    sale = transfer("canmaker", "brewer", "material_conversion", "asi_aluminium", 6)
    del sale["coc_document"]
    parts = {"claimant": "brewer", "supply_chain": [*whole["supply_chain"], sale]}
    ask = facts(**whole | parts | {"entities": [*whole["entities"], brewer]})
    assert ask("transfer.in_chain", "canmaker-brewer") is True
    assert ask("claim.chain_unbroken") is True


def test_two_thousand_transfers_of_any_shape(facts: Ask) -> None:
    names = [f"m{n}" for n in range(400)]
    chain = [
        transfer(names[n % 400], names[(n * 7 + 1) % 400], "semi_fabrication", "asi_aluminium", 1 + n % 12, id=f"t{n}")
        for n in range(2000)
    ]
    people = [entity(name, name, "semi_fabrication") for name in names]
    held = [certificate(standard, name, "semi_fabrication") for name in names for standard in ("PS", "CoC")]
    papers = [
        {"id": each["coc_document"], "material": "asi_aluminium", "state": "booked"}
        for each in {each["coc_document"]: each for each in chain}.values()
    ]
    parts = {"entities": people, "certificates": held, "coc_documents": papers, "claimant": "m0"}
    ask = facts(**dossier(chain) | parts | {"product": {"made_by": "m0"}})
    assert ask("claim.chain_unbroken") is True
    assert ask("claim.chain_has_origin") is False
    assert ask("claim.chain_has_cycle") is True
