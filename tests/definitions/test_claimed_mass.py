"""How much is claimed against how much stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

Ask = Callable[..., Any]


def account(identity: str, year: int, coc: int, **more: Any) -> dict[str, Any]:
    """A can maker's account: half of what comes in goes out as CoC Material unless said otherwise."""
    flows = {"coc_input_t": coc, "non_coc_input_t": 2_000, "product_output_t": 4_000, "scrap_output_t": 0}
    sold = {"coc_product_output_t": 2_000, "coc_scrap_output_t": 0, "overdraft_in_t": 0}
    of = {"entity": "roller", "material": "aluminium", "activity": "semi_fabrication"}
    return {"id": identity, "period": {"from": f"{year}-01-01", "to": f"{year}-12-31"}} | of | flows | sold | more


ACCOUNTS = [account("last", 2024, 2_000), account("this", 2025, 2_000, coc_product_output_t=1_500)]


def cans(facts: Ask, units: int, **more: Any) -> Any:
    product = {"units": units, "aluminium_g_per_unit": 13, "produced_on": "2024-07-01"}
    return facts("2025-10-01", claimant="roller", product=product, material_accounts=ACCOUNTS, **more)


@pytest.mark.parametrize(
    ("units", "mass", "fits"),
    [pytest.param(150_000_000, 1_950, True, id="D6"), pytest.param(160_000_000, 2_080, False, id="D7")],
)
def test_labelled_cans_against_designated_sheet(facts: Ask, units: int, mass: int, fits: bool) -> None:
    ask = cans(facts, units)
    assert ask("claim.labelled_mass_t") == mass
    assert ask("claim.designated_output_t") == 2_000
    assert ask("claim.labelled_within_designated") is fits


def test_the_account_of_the_day_of_production_counts(facts: Ask) -> None:
    assert cans(facts, 1)("claim.accounts_named") == "last"
    undated = facts("2025-10-01", claimant="roller", material_accounts=ACCOUNTS)
    assert undated("claim.accounts_named") == "this"
    later = facts("2026-03-01", claimant="roller", material_accounts=ACCOUNTS)
    assert later("claim.accounts_named") == "this"
    assert later("claim.account_covers_production") is True
    assert (
        facts("2027-03-01", claimant="roller", material_accounts=ACCOUNTS)("claim.account_covers_production") is False
    )


def test_the_last_stage_of_the_holder_counts(facts: Ask) -> None:
    stages = [account("liquid", 2025, 1, material="liquid_metal"), account("ingot", 2025, 1, activity="casthouse")]
    sheet = account("sheet", 2025, 1, activity="semi_fabrication")
    assert facts(claimant="roller", material_accounts=[sheet, *stages])("claim.accounts_named") == "sheet"
    assert facts(claimant="roller", material_accounts=stages)("claim.accounts_named") == "ingot"


def test_the_facility_that_makes_the_goods_counts(facts: Ask) -> None:
    sites = [account("north", 2025, 2_000, facility="n"), account("south", 2025, 2_000, facility="s")]
    ask = facts(claimant="roller", product={"made_at": "s"}, material_accounts=sites)
    assert ask("claim.accounts_named") == "south"
    unsaid = facts(claimant="roller", material_accounts=sites)
    assert unsaid("claim.designated_output_t") is None
    assert unsaid.missing("claim.designated_output_t") == ("product.made_at",)
    everywhere = [{key: value for key, value in each.items() if key != "facility"} for each in sites]
    assert facts(claimant="roller", material_accounts=everywhere)("claim.designated_output_t") == 4_000


def test_accounts_that_are_missing_are_asked_for(facts: Ask) -> None:
    ask = facts(claimant="roller", claim={"category": "coc_material", "coc_mass_t": 10})
    assert ask("claim.claimed_within_available") is None
    assert ask.missing("claim.available_output_t") == ("account",)
    none_of_mine = facts(claimant="roller", material_accounts=[account("x", 2025, 1, entity="other")])
    assert none_of_mine.missing("claim.designated_output_t") == ("account",)


def test_more_than_is_available(facts: Ask) -> None:
    ask = facts(claimant="roller", claim={"category": "coc_material", "coc_mass_t": 2_001}, material_accounts=ACCOUNTS)
    assert ask("claim.available_output_t") == 2_000
    assert ask("claim.claimed_within_available") is False


def test_goods_of_unknown_number_are_not_none(facts: Ask) -> None:
    ask = facts(claimant="roller", product={"aluminium_g_per_unit": 13}, material_accounts=ACCOUNTS)
    assert ask("claim.labelled_within_designated") is None
    assert ask.missing("claim.labelled_mass_t") == ("product.units",)


def test_a_balance_carried_in_is_noticed(facts: Ask) -> None:
    carried = {"carried_in": {"quantity_t": 500, "from_period_end": "2024-12-31"}, "coc_product_output_t": 2_400}
    ask = facts(claimant="roller", material_accounts=[account("this", 2025, 2_000, **carried)])
    assert ask("claim.available_output_t") == 2_500
    assert ask("claim.uses_carry_over") is True
    assert facts(claimant="roller", material_accounts=ACCOUNTS)("claim.uses_carry_over") is False


def sourcing(facts: Ask, value: Any, category: str = "sourcing", **more: Any) -> Any:
    percentage = {"value": value, "of": "purchases", "period": {"from": "2024-01-01", "to": "2024-12-31"}} | more
    claim = {"category": category, "percentage": percentage}
    return facts(claimant="roller", claim=claim, material_accounts=[account("last", 2024, 4_000), ACCOUNTS[1]])


def test_percentage_sourced_in_the_stated_period(facts: Ask) -> None:
    ask = sourcing(facts, Fraction("66.67"))
    assert ask("claim.sourced_percent") == Fraction(200, 3)
    assert ask("claim.percentage_not_overstated") is True
    assert sourcing(facts, 67)("claim.percentage_not_overstated") is False


def test_a_period_without_account_is_asked_for(facts: Ask) -> None:
    ask = sourcing(facts, 50, period={"from": "2020-01-01", "to": "2020-12-31"})
    assert ask("claim.percentage_not_overstated") is None
    assert ask.missing("claim.sourced_percent") == ("account",)


def test_a_percentage_of_output_is_the_one_designated(facts: Ask) -> None:
    assert sourcing(facts, 40, "on_product", of="output")("claim.percentage_not_overstated") is False
    assert sourcing(facts, Fraction("37.5"), "on_product", of="output")("claim.percentage_not_overstated") is True


def test_what_is_sourced_is_held_against_the_input_whatever_it_is_called(facts: Ask) -> None:
    assert sourcing(facts, 66, of="output")("claim.percentage_not_overstated") is True
    assert sourcing(facts, 67, of="output")("claim.percentage_not_overstated") is False


def test_a_percentage_of_one_product_is_for_a_person(facts: Ask) -> None:
    ask = sourcing(facts, 40, of="product_content")
    assert ask.answer("CG-SRC-03").applies is False
    assert (ask.answer("CG-MB-05").applies, ask.answer("CG-MB-05").holds) == (True, None)
    assert sourcing(facts, 40).answer("CG-MB-05").applies is False
