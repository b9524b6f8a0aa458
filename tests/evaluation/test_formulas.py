"""What formulas come to: selections, sums, the one that fits, what is left out, what is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.conftest import Ask, Given
from validator.facts.values import NO_MOST, Interval, Nothing, Selection, Unknown

LOTS = [
    {"id": "a", "account": "x", "mass_t": 10, "class": "internal"},
    {"id": "b", "account": "x", "mass_t": 5},
    {"id": "c", "account": "y", "mass_t": 1, "class": "dross"},
]


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("sum(scrap_lot.mass_t for each scrap_lot)", 16),
        ('sum(scrap_lot.mass_t for each scrap_lot where scrap_lot.account = "x")', 15),
        ("count(each scrap_lot)", 3),
        ("max(scrap_lot.mass_t for each scrap_lot)", 10),
        ('values(scrap_lot.id for each scrap_lot where scrap_lot.account = "x")', ("a", "b")),
        ('(the scrap_lot where scrap_lot.account = "y").mass_t', 1),
        ("(latest scrap_lot by scrap_lot.mass_t).id", "a"),
        ('some scrap_lot where scrap_lot.class = "dross"', True),
        ("every scrap_lot has scrap_lot.mass_t > 0", True),
        ("no scrap_lot where scrap_lot.mass_t = 0", True),
        ('count(each scrap_lot where scrap_lot.account = "nobody")', 0),
        ('if count(each scrap_lot) = 0 then "none" else "some"', "some"),
        (
            "sum(scrap_lot.mass_t for each scrap_lot among "
            '(prefer each scrap_lot where scrap_lot.account = "q" else each scrap_lot))',
            16,
        ),
    ],
)  # fmt: skip
def test_what_is_settled(ask: Ask, given: Given, formula: str, found: Any) -> None:
    assert ask(formula, given(scrap_lot=LOTS)) == found


def test_a_thing_that_may_belong_widens_a_sum(ask: Ask, given: Given) -> None:
    found = ask('sum(scrap_lot.mass_t for each scrap_lot where scrap_lot.class = "internal")', given(scrap_lot=LOTS))
    assert (found.low, found.high) == (10, 15)
    assert [root.name for root in found.missing] == ["scrap_lot.class"]


def test_a_list_left_out_is_not_an_empty_one(ask: Ask, given: Given) -> None:
    base = given()
    assert ask("sum(account.coc_input_t for each account)", base) == Interval(0, NO_MOST, base.lists["account"].missing)  # type: ignore[union-attr]
    assert isinstance(ask("some account where account.coc_input_t > 0", base), Unknown)
    assert isinstance(ask("every account has account.coc_input_t > 0", base), Unknown)
    assert ask("count(each account)", given(account=[])) == 0


def test_a_list_of_what_seldom_is_there_is_empty_where_it_is_left_out(ask: Ask, given: Given) -> None:
    assert ask("count(each scrap_lot)", given()) == 0


def test_several_that_fit_are_not_the_one(ask: Ask, given: Given) -> None:
    found = ask('the scrap_lot where scrap_lot.account = "x"', given(scrap_lot=LOTS))
    assert isinstance(found, Unknown)
    assert found.missing[0].question == "Which scrap_lot is meant: a, b?"
    assert isinstance(ask('the scrap_lot where scrap_lot.account = "q"', given(scrap_lot=LOTS)), Nothing)


def test_a_selection_keeps_who_is_unsure(ask: Ask, given: Given) -> None:
    found = ask('each scrap_lot where scrap_lot.class = "internal"', given(scrap_lot=LOTS))
    assert isinstance(found, Selection)
    assert [(each.id, sure is True) for each, sure in found.pairs] == [("a", True), ("b", False)]


def test_both_sides_of_an_open_choice(ask: Ask, given: Given) -> None:
    base = given(product={"units": 10, "aluminium_g_per_unit": 4})
    assert ask("if claim.on_product then product.units else product.units", base) == 10
    found = ask("if product.made_by = claimant.id then 0 else 1", given())
    assert (found.low, found.high) == (0, 1)


def test_an_id_is_followed_to_what_it_names(ask: Ask, given: Given) -> None:
    base = given(product={"made_by": "mill"}, entity=[{"id": "mill", "name": "Rhine Rolling"}])
    assert ask("product.made_by.name", base) == "Rhine Rolling"
    assert ask("holder.name", base) == "Rhine Rolling"
    assert isinstance(ask("claimant.name", base), Unknown)


def test_an_id_that_names_nothing(ask: Ask, given: Given) -> None:
    base = given(product={"made_by": "mill"}, entity=[])
    assert ask("product.made_by.name = none", base) is not True
    assert isinstance(ask("product.made_by.name", base), Unknown)


def test_three_hundred_periods_in_a_row(given: Given) -> None:
    """The oldest account is worked out first: nothing calls itself three hundred times."""
    first = 1700
    books = [
        {
            "id": str(year), "entity": "mill", "material": "aluminium", "activity": "casthouse", "level": "group",
            "period_from": f"{year}-01-01", "period_to": f"{year}-12-31", "coc_input_t": 10, "non_coc_input_t": 10,
            "product_output_t": 20, "scrap_output_t": 0, "coc_product_output_t": 9, "coc_scrap_output_t": 0,
            "internal_scrap_counted": False, "overdraft_in_t": 0,
        }
        for year in range(first, first + 300)
    ]  # fmt: skip
    base = given(account=books)
    last = base.subjects("account")[-1]
    assert last.value("positive_balance_t") == 1
