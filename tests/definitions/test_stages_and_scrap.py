"""Several stages and recycling: the worked examples M1 to M14 of the CoC Standard's arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

Ask = Callable[..., Any]
YEAR = {"from": "2024-01-01", "to": "2024-12-31"}


def account(identity: str = "a", material: str = "aluminium", **more: Any) -> dict[str, Any]:
    nothing_else = {"scrap_output_t": 0, "coc_scrap_output_t": 0, "overdraft_in_t": 0}
    return {"id": identity, "entity": "roller", "material": material, "period": YEAR} | nothing_else | more


def refinery(sold: int) -> dict[str, Any]:
    flows = {"coc_input_t": 6_000_000, "non_coc_input_t": 4_000_000, "product_output_t": 4_000_000}
    return account("alumina", "alumina", activity="alumina_refining", **flows, coc_product_output_t=sold)


def smelter(own_alumina: int, metal: int = 830_000) -> dict[str, Any]:
    flows = {"coc_input_t": own_alumina, "non_coc_input_t": 600_000, "product_output_t": metal}
    return account("metal", "liquid_metal", activity="aluminium_smelting", **flows, coc_product_output_t=0)


def sale(mass: int) -> dict[str, Any]:
    says = {"issuer": "roller", "customer": "canmaker", "material": "asi_alumina", "issued_on": "2024-05-06"}
    return {"id": "sold", "account": "alumina", "direction": "issued", "coc_mass_t": mass, "state": "booked"} | says


@pytest.mark.parametrize(
    ("sold", "kept", "fits"), [(1_400_000, 1_000_000, True), (2_000_000, 600_000, False)], ids=["M1", "M6"]
)
def test_alumina_sold_cannot_feed_the_own_smelter(facts: Ask, sold: int, kept: int, fits: bool) -> None:
    ask = facts(material_accounts=[refinery(sold), smelter(kept)], coc_documents=[sale(sold)], supply_chain=[])
    assert ask("account.available_t", "alumina") == 2_400_000
    assert ask("account.stage_use_t", "alumina") == sold + kept
    assert ask("account.stage_use_within_availability", "alumina") is fits


def test_without_documents_nobody_knows_whether_the_sale_includes_what_was_kept(facts: Ask) -> None:
    ask = facts(material_accounts=[refinery(2_000_000), smelter(600_000)], coc_documents=[])
    assert ask("account.stage_use_t", "alumina") == (2_000_000, 2_600_000)
    assert ask("account.stage_use_within_availability", "alumina") is None
    assert "coc_document" in ask.missing("account.stage_use_within_availability", "alumina")


@pytest.mark.parametrize(("metal", "possible"), [(830_000, True), (900_000, False)], ids=["M2", "M3"])
def test_chemistry_limits_the_metal(facts: Ask, metal: int, possible: bool) -> None:
    ask = facts(material_accounts=[smelter(1_000_000, metal)])
    assert ask("account.input_percent") == Fraction(125, 2)
    assert ask("account.stoichiometric_limit_t") == 846_800
    assert ask("account.output_within_input") is possible


def casthouse(sold: int, **more: Any) -> dict[str, Any]:
    flows = {"coc_input_t": 518_750, "non_coc_input_t": 361_250, "product_output_t": 870_000}
    return account(**flows | {"coc_product_output_t": sold} | more)


def test_m4_internal_scrap_stands_outside(facts: Ask) -> None:
    ask = facts(material_accounts=[casthouse(512_855, internal_scrap_t=20_000, internal_scrap_counted=False)])
    assert round(ask("account.input_percent"), 4) == Fraction("58.9489")
    assert round(ask("account.available_t"), 2) == Fraction("512855.11")
    assert ask("account.within_availability") is True
    assert ask("account.internal_scrap_excluded") is True


def test_m5_internal_scrap_that_was_booked_is_taken_out(facts: Ask) -> None:
    booked = casthouse(520_000, coc_input_t=538_750, internal_scrap_t=20_000, internal_scrap_counted=True)
    lot = {"id": "trim", "account": "a", "class": "internal", "mass_t": 20_000, "counted_as_coc": True}
    ask = facts(material_accounts=[booked], scrap_lots=[lot])
    assert round(ask("account.available_t"), 2) == Fraction("512855.11")
    assert round(ask("account.overdraft_t"), 2) == Fraction("7144.89")
    assert ask("account.internal_scrap_excluded") is False


def test_internal_scrap_booked_somewhere_widens_the_account(facts: Ask) -> None:
    booked = casthouse(520_000, coc_input_t=538_750, internal_scrap_t=20_000, internal_scrap_counted=True)
    ask = facts(material_accounts=[booked], scrap_lots=[])
    assert ask("account.within_availability") is None
    assert "scrap_lot" in ask.missing("account.within_availability")


def remelter(coc: int, sold: int) -> dict[str, Any]:
    flows = {"coc_input_t": coc, "non_coc_input_t": 100_000 - coc, "product_output_t": 95_000}
    return account(activity="aluminium_remelting_refining", **flows, coc_product_output_t=sold)


def lot(identity: str, kind: str, mass: int, **more: Any) -> dict[str, Any]:
    return {"id": identity, "account": "a", "class": kind, "mass_t": mass, "counted_as_coc": True} | more


CERTIFIED = {
    "certificates": [
        {
            "number": "7",
            "standard": "CoC",
            "holder": "presser",
            "status": "active",
            "issued_on": "2023-01-01",
            "expires_on": "2025-12-31",
        }
    ],
    "coc_documents": [
        {"id": "d", "issuer": "presser", "issued_on": "2024-05-01", "coc_mass_t": 10_000, "state": "booked"}
    ],
    "entities": [{"id": "roller", "name": "Rhine Remelt"}, {"id": "presser", "name": "Presswerk"}],
}
CHECKED = lot("cans", "post_consumer", 18_000, due_diligence_done=True)
PUNCHINGS = lot("punchings", "pre_consumer", 10_000, coc_document="d")


@pytest.mark.parametrize(
    ("sold", "yard", "available", "fits"),
    [
        pytest.param(38_000, {"due_diligence_done": True}, 38_000, True, id="M7"),
        pytest.param(38_000, {}, (26_600, 38_000), None, id="M8"),
        pytest.param(26_000, {}, (26_600, 38_000), True, id="M9"),
        pytest.param(38_001, {}, (26_600, 38_000), False, id="beyond the upper end"),
    ],
)
def test_lots_of_unknown_eligibility(facts: Ask, sold: int, yard: Any, available: Any, fits: bool | None) -> None:
    lots = [CHECKED, PUNCHINGS, lot("yard", "post_consumer", 12_000, **yard)]
    ask = facts(material_accounts=[remelter(40_000, sold)], scrap_lots=lots, **CERTIFIED)
    assert ask("account.available_t") == available
    assert ask("account.within_availability") is fits
    if fits is None:
        assert ask.missing("account.within_availability") == ("scrap_lot.due_diligence_done",)


def test_m10_scrap_of_an_uncertified_maker_is_no_coc_input(facts: Ask) -> None:
    lots = [
        lot("cans", "post_consumer", 30_000, due_diligence_done=True),
        PUNCHINGS,
        lot("other", "pre_consumer", 40_000, coc_document="e"),
    ]
    rollers = {"id": "e", "issuer": "roller", "issued_on": "2024-05-01", "state": "booked"}
    documents = [*CERTIFIED["coc_documents"], rollers]
    ask = facts(
        material_accounts=[remelter(80_000, 60_000)], scrap_lots=lots, **CERTIFIED | {"coc_documents": documents}
    )
    assert ask("scrap_lot.eligible", "other") is False
    assert ask("account.counted_coc_input_t") == 40_000
    assert ask("account.available_t") == 38_000
    assert ask("account.within_availability") is False


def dross(**more: Any) -> dict[str, Any]:
    return lot("dross", "dross", 5_000, recovered_mass_t=3_000, due_diligence_done=True, **more)


def test_m11_of_dross_only_the_recovered_metal_counts(facts: Ask) -> None:
    flows = {"coc_input_t": 45_000, "non_coc_input_t": 60_000, "product_output_t": 98_000}
    gross = account(**flows, coc_product_output_t=41_500)
    ask = facts(material_accounts=[gross], scrap_lots=[dross(counted_t=5_000)])
    assert round(ask("account.input_percent"), 4) == Fraction("41.7476")
    assert round(ask("account.available_t"), 2) == Fraction("40912.62")
    assert ask("account.within_availability") is False
    assert ask("scrap_lot.counts_recovered_only", "dross") is False


def test_nobody_says_with_which_mass_the_dross_was_booked(facts: Ask) -> None:
    flows = {"coc_input_t": 45_000, "non_coc_input_t": 60_000, "product_output_t": 98_000}
    book = account(**flows, coc_product_output_t=41_500)
    ask = facts(material_accounts=[book], scrap_lots=[dross()], coc_documents=[])
    assert ask("account.within_availability") is None
    assert "scrap_lot.counted_t" in ask.missing("account.within_availability")


def test_the_account_settles_with_which_mass_the_dross_was_booked(facts: Ask) -> None:
    flows = {"coc_input_t": 3_000, "non_coc_input_t": 102_000, "product_output_t": 98_000}
    ask = facts(
        material_accounts=[account(**flows, coc_product_output_t=2_800)], scrap_lots=[dross()], coc_documents=[]
    )
    assert ask("scrap_lot.booked_mass_t", "dross") == 3_000
    assert ask("account.within_availability") is True


def pressing(sheet: int, scrap: int) -> dict[str, Any]:
    flows = {"coc_input_t": 6_000, "non_coc_input_t": 6_000, "product_output_t": 9_000, "scrap_output_t": 2_700}
    return account(activity="semi_fabrication", **flows | {"coc_product_output_t": sheet, "coc_scrap_output_t": scrap})


@pytest.mark.parametrize(
    ("sheet", "scrap", "proportional"), [(5_850, 0, False), (4_500, 1_350, True)], ids=["M12", "M13"]
)
def test_scrap_and_product_pooled_or_each_its_share(facts: Ask, sheet: int, scrap: int, proportional: bool) -> None:
    ask = facts(material_accounts=[pressing(sheet, scrap)])
    assert ask("account.available_t") == 5_850
    assert ask("account.within_availability") is True
    assert ask("account.product_share_t") == 4_500
    assert ask("account.product_within_share") is proportional
    assert ask("account.scrap_within_share") is True


def joint(**more: Any) -> dict[str, Any]:
    flows = {"coc_input_t": 70, "non_coc_input_t": 30, "product_output_t": 300_000}
    return account(**flows, coc_product_output_t=200_000, joint_venture_output_t=84_000, **more)


def test_m14_what_a_partner_took_is_not_there_any_more(facts: Ask) -> None:
    ask = facts(material_accounts=[joint(joint_venture_included=False)])
    assert ask("account.available_t") == 210_000
    assert ask("account.designated_t") == 284_000
    assert ask("account.within_availability") is False
    assert facts(material_accounts=[joint(joint_venture_included=True)])("account.within_availability") is True
    assert facts(material_accounts=[joint()])("account.designated_t") == (200_000, 284_000)


def test_scrap_counts_only_at_a_remelter(facts: Ask) -> None:
    own = [{"id": "roller", "name": "Rhine Rolling", "activities": ["semi_fabrication"]}]
    lots = [lot("cans", "post_consumer", 10, due_diligence_done=True)]
    ask = facts(entities=own, material_accounts=[pressing(0, 0)], scrap_lots=lots)
    assert ask("account.scrap_allowed") is False
    assert facts(material_accounts=[remelter(40_000, 0)], scrap_lots=lots)("account.scrap_allowed") is True
