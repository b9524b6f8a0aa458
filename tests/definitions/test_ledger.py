"""The material account: the worked examples of the CoC Standard's arithmetic, to the last digit."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

Ask = Callable[..., Any]
YEAR = {"from": "2024-01-01", "to": "2024-12-31"}


def account(coc: Any, other: Any, out: Any, sold: Any, **more: Any) -> dict[str, Any]:
    """A year's account of a roller: input, output and what it sold as CoC Material, in tonnes."""
    return {
        "id": "a",
        "entity": "roller",
        "material": "aluminium",
        "activity": "semi_fabrication",
        "period": YEAR,
        "coc_input_t": coc,
        "non_coc_input_t": other,
        "product_output_t": out,
        "scrap_output_t": 0,
        "coc_product_output_t": sold,
        "coc_scrap_output_t": 0,
        "overdraft_in_t": 0,
    } | more


def majeure(mass: int) -> dict[str, Any]:
    return {"force_majeure": {"quantity_t": mass, "documented": True}}


def test_l1_half_of_the_input_gives_half_of_the_output(facts: Ask) -> None:
    ask = facts(material_accounts=[account(5000, 5000, 9500, 4500)])
    assert ask("account.input_percent") == 50
    assert ask("account.entitlement_t") == 4750
    assert ask("account.positive_balance_t") == 250
    assert ask("account.within_availability") is True


def test_l2_the_base_is_the_output_and_not_the_input(facts: Ask) -> None:
    ask = facts(material_accounts=[account(5000, 5000, 8000, 4500)])
    assert ask("account.entitlement_t") == 4000
    assert ask("account.overdraft_t") == 500
    assert ask("account.within_availability") is False
    assert ask("account.overdraft_allowed") is False


def test_l3_all_of_the_output(facts: Ask) -> None:
    ask = facts(material_accounts=[account(10000, 0, 9700, 9700)])
    assert ask("account.within_availability") is True
    assert ask("account.output_percent") == 100


def test_l4_losses_are_no_output(facts: Ask) -> None:
    ask = facts(material_accounts=[account(10000, 0, 9700, 10000)])
    assert ask("account.overdraft_t") == 300
    assert ask("account.within_availability") is False


def test_l5_one_lot_takes_the_whole_entitlement(facts: Ask) -> None:
    ask = facts(material_accounts=[account(3000, 7000, 10000, 3000)])
    assert ask("account.input_percent") == 30
    assert ask("account.within_availability") is True


def years(*accounts: dict[str, Any]) -> list[dict[str, Any]]:
    """Accounts of the years 2021, 2022, … in a row."""
    numbered = enumerate(accounts, 1)
    return [each | {"id": f"y{n}", "period": year(2020 + n)} for n, each in numbered]


def year(number: int) -> dict[str, str]:
    return {"from": f"{number}-01-01", "to": f"{number}-12-31"}


def carried(mass: int, out_of: int) -> dict[str, Any]:
    """A balance carried in from the end of a year."""
    return {"carried_in": {"quantity_t": mass, "from_period_end": year(out_of)["to"]}}


Y1 = account(8400, 12600, 20000, 7000)


def test_l6_a_balance_is_used_in_the_next_year(facts: Ask) -> None:
    ask = facts(material_accounts=years(Y1, account(6300, 14700, 20000, 6800, **carried(1000, 2021))))
    assert ask("account.entitlement_t", "y1") == 8000
    assert ask("account.positive_balance_t", "y1") == 1000
    assert ask("account.available_t", "y2") == 7000
    assert ask("account.positive_balance_t", "y2") == 200
    assert ask("account.lost_balance_t", "y2") == 0
    assert ask("account.within_availability", "y2") is True
    assert ask("account.within_entitlement_alone", "y2") is False


def test_l7_what_is_not_used_in_the_next_year_is_lost(facts: Ask) -> None:
    second = account(6300, 14700, 20000, 500, **carried(1000, 2021))
    third = account(0, 21000, 20000, 6400, **carried(6500, 2022))
    ask = facts(material_accounts=years(Y1, second, third))
    assert ask("account.lost_balance_t", "y2") == 500
    assert ask("account.positive_balance_t", "y2") == 6000
    assert ask("account.carry_over_within_previous_balance", "y3") is False
    assert ask("account.available_t", "y3") == 6000
    assert ask("account.overdraft_t", "y3") == 400
    assert ask("account.within_availability", "y3") is False


def test_an_old_balance_does_not_come_back(facts: Ask) -> None:
    stale = account(
        6300, 14700, 20000, 6800, carried_in={"quantity_t": 1000, "from_period_end": "2022-12-31"}, period=YEAR
    )
    ask = facts(material_accounts=[stale])
    assert ask("account.carry_over_from_previous_period") is False
    assert ask("account.available_t") == 6000


@pytest.mark.parametrize(
    ("sold", "more", "overdraft", "cap", "allowed"),
    [
        pytest.param(10500, {}, 900, 0, False, id="L8 no force majeure"),
        pytest.param(11000, majeure(2500), 1400, 2000, True, id="L9 within a fifth of the input"),
        pytest.param(12000, majeure(2500), 2400, 2000, False, id="L10 beyond it"),
        pytest.param(11000, majeure(900), 1400, 900, False, id="L11 beyond what failed to arrive"),
    ],
)
def test_overdraft(facts: Ask, sold: int, more: Any, overdraft: int, cap: int, allowed: bool) -> None:
    ask = facts(material_accounts=[account(10000, 12500, 21600, sold, **more)])
    assert ask("account.input_percent") == Fraction(400, 9)
    assert ask("account.entitlement_t") == 9600
    assert ask("account.overdraft_t") == overdraft
    assert ask("account.overdraft_cap_t") == cap
    assert ask("account.overdraft_allowed") is allowed


@pytest.mark.parametrize(("sold", "overdraft"), [pytest.param(8600, 0, id="L12"), pytest.param(9000, 400, id="L13")])
def test_an_overdraft_is_repaid_in_the_next_year(facts: Ask, sold: int, overdraft: int) -> None:
    ask = facts(material_accounts=[account(10500, 10500, 20000, sold, overdraft_in_t=1400)])
    assert ask("account.entitlement_t") == 8600
    assert ask("account.overdraft_t") == overdraft
    assert ask("account.overdraft_repeated") is (overdraft > 0)


def test_the_account_of_the_year_before_tells_what_is_to_be_repaid(facts: Ask) -> None:
    first = account(10000, 12500, 21600, 11000, **majeure(2500))
    second = account(10500, 10500, 20000, 9000, overdraft_in_t=0)
    ask = facts(material_accounts=years(first, second))
    assert ask("account.overdraft_to_repay_t", "y2") == 1400
    assert ask("account.overdraft_declared_ok", "y2") is False


def test_l14_a_third_is_never_rounded(facts: Ask) -> None:
    ask = facts(material_accounts=[account(1, 2, 10000, Fraction("3333.4"))])
    assert ask("account.entitlement_t") == Fraction(10000, 3)
    assert ask("account.overdraft_t") == Fraction(1, 15)
    assert ask("account.within_availability") is False
    fitting = facts(material_accounts=[account(1, 2, 10000, Fraction("3333.334"))])
    assert fitting("account.within_availability") is True


def test_l15_declared_and_computed_percentage(facts: Ask) -> None:
    ask = facts(material_accounts=[account(5000, 5000, 9500, 4500, declared_input_percent=Fraction("50.5"))])
    assert ask("account.declared_percent_difference") == Fraction(1, 2)


def test_nothing_in_gives_nothing_out(facts: Ask) -> None:
    ask = facts(material_accounts=[account(0, 0, 0, 0)])
    assert ask("account.input_percent") == 0
    assert ask("account.within_availability") is True


def without(name: str, **more: Any) -> dict[str, Any]:
    return {key: value for key, value in account(5000, 5000, 9500, 4500, **more).items() if key != name}


def test_an_overdraft_that_nobody_speaks_of_is_none(facts: Ask) -> None:
    ask = facts(material_accounts=[without("overdraft_in_t")])
    assert ask("account.within_availability") is True
    assert ask("account.available_t") == 4750


def test_an_account_that_is_overdrawn_is_asked_for_the_overdraft_before(facts: Ask) -> None:
    ask = facts(material_accounts=[without("overdraft_in_t", coc_product_output_t=4751)])
    assert ask("account.overdraft_declared_ok") is None
    assert ask.missing("account.overdraft_declared_ok") == ("account.overdraft_in_t",)


def test_what_is_surely_too_much_needs_no_further_facts(facts: Ask) -> None:
    ask = facts(material_accounts=[without("overdraft_in_t", coc_product_output_t=4751)])
    assert ask("account.within_availability") is False


def test_a_missing_output_is_not_nothing(facts: Ask) -> None:
    ask = facts(material_accounts=[without("product_output_t")])
    assert ask("account.within_availability") is None
    assert ask.missing("account.within_availability") == ("account.product_output_t",)


def test_the_arithmetic_in_a_sentence(facts: Ask) -> None:
    ask = facts(material_accounts=[account(5000, 5000, 9500, 4500)])
    assert ask("account.account_reason") == (
        "Account a: 5,000 t of 10,000 t input is CoC Material; that share of 9,500 t output is 4,750 t: 4,750 t"
        " available, 4,500 t designated."
    )
