"""Ways through shipments: branches, cycles, what is unsure, and chains as long as they may be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from validator.facts.element import Element, FactBase
from validator.facts.functions import functions
from validator.facts.values import Missing, Selection, Unknown

UNSURE = Unknown((Missing("transfer.material", "/supply_chain/0/material"),))
NOBODY = Unknown((Missing("dossier.claimant", "/claimant"),))


def transfer(sender: Any, receiver: Any) -> Element:
    """A transfer of which only the two sides matter."""
    base = FactBase(date(2026, 11, 30), lambda _: NOBODY, {}, lambda *_: NOBODY, lambda _: NOBODY, {})
    return Element("transfer", f"{sender}-{receiver}", "", {"from": sender, "to": receiver}, base, {})


def listed(*ways: str, unsure: tuple[str, ...] = (), more: Unknown | None = None) -> Selection:
    """``a>b`` is a transfer from a to b; of those in ``unsure`` it is open whether they belong."""
    pairs = [(transfer(*way.split(">")), UNSURE if way in unsure else True) for way in ways]
    return Selection("transfer", pairs, more)


def found(selection: Selection) -> dict[str, bool]:
    """By id: whether it surely belongs."""
    return {str(each.id): belongs is True for each, belongs in selection.pairs}


def call(name: str, *arguments: Any) -> Any:
    """What a function gives; the thing that a formula is about does not matter here."""
    return functions()[name](None, *arguments)


def test_everything_upstream_of_a_target_leads_to_it() -> None:
    """Two branches meet at the roller; what the mine sells elsewhere leads nowhere."""
    transfers = listed("mine>refinery", "refinery>roller", "remelter>roller", "roller>canner", "mine>elsewhere")
    leading = {"mine-refinery": True, "refinery-roller": True, "remelter-roller": True, "roller-canner": True}
    assert found(call("leading_to", ("canner",), transfers)) == leading


def test_material_that_comes_back_does_not_go_on_for_ever() -> None:
    """A casthouse and its remelter."""
    transfers = listed("casthouse>remelter", "remelter>casthouse", "casthouse>canner")
    assert all(found(call("leading_to", ("canner",), transfers)).values())
    assert call("on_cycles", transfers) == ("casthouse", "remelter")


def test_what_an_unsure_transfer_would_connect_is_unsure() -> None:
    """The mine reaches the canner only through a shipment of which the material is unknown."""
    transfers = listed("mine>roller", "roller>canner", "smelter>canner", unsure=("roller>canner",))
    found_ones = found(call("leading_to", ("canner",), transfers))
    assert found_ones == {"mine-roller": False, "roller-canner": False, "smelter-canner": True}


def test_an_unknown_target_could_be_anybody() -> None:
    """What leads to the known one surely does; of all else it is open."""
    transfers = listed("mine>roller", "mine>elsewhere")
    selection = call("leading_to", ("roller", NOBODY), transfers)
    assert found(selection) == {"mine-roller": True, "mine-elsewhere": False}
    assert [root.name for root in selection.pairs[1][1].missing] == ["dossier.claimant"]


def test_a_transfer_whose_receiver_is_unknown_may_lead_there() -> None:
    """It does not keep others from surely doing so."""
    open_end = transfer("mine", NOBODY)
    sure = transfer("smelter", "roller")
    selection = call("leading_to", ("roller",), Selection("transfer", [(open_end, True), (sure, True)]))
    assert found(selection) == {str(open_end.id): False, "smelter-roller": True}


@pytest.mark.parametrize("name", ["leading_to", "coming_from", "on_cycles"])
def test_a_list_left_out_stays_open(name: str) -> None:
    """No transfer is listed, and others may exist."""
    nothing = listed(more=NOBODY)
    first = {"leading_to": (("roller",),), "coming_from": (nothing,), "on_cycles": ()}[name]
    result = call(name, *first, nothing)
    assert result == NOBODY if name == "on_cycles" else (result.pairs, result.open) == ((), NOBODY)


def test_what_comes_from_an_origin() -> None:
    """The trader's metal joins the roller's, and what leaves the roller comes from the mine as well."""
    transfers = listed("mine>roller", "trader>roller", "roller>canner")
    starting = Selection("transfer", transfers.pairs[:1])
    assert found(call("coming_from", starting, transfers)) == {"mine-roller": True, "roller-canner": True}


def test_what_may_come_from_an_origin() -> None:
    """Whether the trader remelts is unknown, so is where its metal begins; the reason is kept."""
    transfers = listed("trader>roller", "roller>canner", "smelter>elsewhere")
    starting = Selection("transfer", [(transfers.pairs[0][0], UNSURE)])
    selection = call("coming_from", starting, transfers)
    assert found(selection) == {"trader-roller": False, "roller-canner": False}
    assert selection.pairs[1][1].missing == UNSURE.missing


def test_no_cycle_in_a_line_and_one_in_a_shipment_to_oneself() -> None:
    """Whoever ships to itself goes round."""
    assert call("on_cycles", listed("mine>roller", "roller>canner")) == ()
    assert call("on_cycles", listed("mine>roller", "roller>roller")) == ("roller",)


def test_a_chain_as_long_as_anybody_keeps() -> None:
    """Neither recursion nor squares."""
    transfers = listed(*(f"e{number}>e{number + 1}" for number in range(20_000)))
    assert len(call("leading_to", ("e20000",), transfers).pairs) == 20_000
    assert len(call("coming_from", Selection("transfer", transfers.pairs[:1]), transfers).pairs) == 20_000
    assert call("on_cycles", transfers) == ()
