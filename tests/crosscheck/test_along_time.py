"""Definitions that go back in time: hundreds of periods in a row are worked out from the oldest on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from validator.rulebook.definition import Definition, Meaning
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.formulas.types import Type

from .readings import Pair, ours, pair_of, theirs
from .worlds import CITE, TABLES, vocabulary

WORDS = vocabulary()


def defined(name: str, base: str, formula: Node, along: str = "") -> Definition:
    type_ = Type(base, kind="transfer" if base == "thing" else "")  # type: ignore[arg-type]
    return Definition("transfer", name, (), formula, type_, "", "seen", CITE, 1, ("",), along=along)


def fact(of: Node, name: str) -> Node:
    return tree.Attribute(of, "transfer", name)


EARLIER = tree.Range(
    "transfer",
    "earlier",
    None,
    tree.Comparison(
        "=",
        fact(tree.Bound("earlier"), "shipped"),
        tree.Shifted(fact(tree.This(), "shipped"), "-", tree.Constantly(1), "days"),
    ),
)
BALANCE = tree.Choice(
    tree.Comparison("=", fact(tree.This(), "before"), tree.Nothing()),
    fact(tree.This(), "mass_t"),
    tree.Arithmetic("+", fact(fact(tree.This(), "before"), "balance"), fact(tree.This(), "mass_t")),
)
MEANING = Meaning(
    {
        ("transfer", "before"): defined("before", "thing", tree.The(EARLIER), along="shipped"),
        ("transfer", "balance"): defined("balance", "number", BALANCE),
    },
    TABLES,
)


def days(count: int, **changes: Any) -> dict[str, Any]:
    first = date(2020, 1, 1)
    transfers = [
        {"id": f"t{place}", "shipped": (first + timedelta(days=place)).isoformat(), "mass_t": 1} | changes
        for place in range(count)
    ]
    return {"transfers": transfers[::-1]}


@pytest.mark.parametrize("count", [1, 3, 600])
def test_a_balance_is_carried_on_from_day_to_day(count: int) -> None:
    pair = Pair(*pair_of(WORDS, MEANING), days(count))
    last = pair.naive.subjects("transfer")[0]
    assert pair.naive.fact(last, "balance") == count
    assert pair.naive.book.circles == {"transfer": ("balance",)}


def test_both_readings_carry_on_the_same_where_a_day_is_missing() -> None:
    data = days(8)
    del data["transfers"][2]["mass_t"]
    del data["transfers"][4]["shipped"]
    pair = Pair(*pair_of(WORDS, MEANING), data)
    for element, thing in pair.subjects("transfer"):
        assert theirs(element["balance"]) == ours(pair.naive.fact(thing, "balance"))
