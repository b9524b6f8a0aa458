"""Several stages under one roof: what is sold as CoC Material cannot also feed the own next stage.

What enters: an account. What leaves: how much of its CoC output is sold and kept together, and whether that is
available. Where no documents say what was sold, it lies between the larger of the two and their sum.
"""

from __future__ import annotations

from validator.facts.account import tolerance
from validator.facts.account_documents import EARLIER, accounts_of, documented
from validator.facts.documents_at_hand import booked
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.periods import first_day, last_day, ledger
from validator.facts.plain import as_number, as_text
from validator.facts.quantity import NOTHING, Quantity, exactly, not_more, quantity, total
from validator.facts.values import Missing, Value


def kept(world: World, account: Element) -> Quantity:
    """CoC Material that the own next stage booked without a document: it came from this account."""
    return total(_from_own(world, each) for each in _next_stages(world, account))


def _next_stages(world: World, account: Element) -> list[Element]:
    material = as_text(account.value("material")) or ""
    return [
        each
        for each in accounts_of(world, as_text(account.value("entity")))
        if material in EARLIER.get(as_text(each.value("material")) or "", ())
        and as_text(each.value("material")) != material
        and first_day(each) <= last_day(account)
        and first_day(account) <= last_day(each)
    ]


def _from_own(world: World, following: Element) -> Quantity:
    return (quantity(following.value("coc_input_t")) - documented(world, following, "received")).at_least(NOTHING)


def in_use(world: World, account: Element) -> Quantity:
    """CoC output sold and kept together."""
    retained, designated = kept(world, account), ledger(world, account).designated
    if retained == NOTHING:
        return designated
    if account.id in booked(world, "issued"):
        return (documented(world, account, "issued") + retained).at_least(designated)
    question = f"Which CoC Documents were issued for what account {account.id} sold?"
    root = Missing("coc_document", "/coc_documents", "missing", question)
    together = designated + retained
    return Quantity(designated.at_least(retained).low, together.high, (root, *together.missing))


@measure("account.stage_use_t")
def stage_use_t(world: World, account: Element) -> Value:
    """CoC output that is sold, and that the own next stage uses, together."""
    return in_use(world, account).value()


@measure("account.stage_use_within_availability")
def stage_use_within_availability(world: World, account: Element) -> Value:
    """Whether what is sold and what the own next stage uses are available together."""
    return not_more(in_use(world, account), ledger(world, account).available + tolerance(world))


@measure("account.stoichiometric_limit_t")
def stoichiometric_limit_t(world: World, account: Element) -> Value:
    """Most output that the input can give: of metal from alumina by chemistry, else no more than came in."""
    return output_limit(world, account).value()


def output_limit(world: World, account: Element) -> Quantity:
    """Most output that the input can give."""
    came_in = ledger(world, account).total_input
    if as_text(account.value("activity")) != "aluminium_smelting":
        return came_in
    ratio = world.parameter("metal_per_alumina")
    number = as_number(ratio)
    return quantity(ratio, came_in.high) if number is None else came_in * exactly(number)


@measure("account.output_within_input")
def output_within_input(world: World, account: Element) -> Value:
    """Whether no more came out than the input can give."""
    return not_more(ledger(world, account).output, output_limit(world, account) + tolerance(world))


@measure("account.scrap_share_t")
def scrap_share_t(world: World, account: Element) -> Value:
    """The input percentage of the scrap that left."""
    return _share(world, account, "scrap_output_t").value()


@measure("account.product_share_t")
def product_share_t(world: World, account: Element) -> Value:
    """The input percentage of the product that left."""
    return _share(world, account, "product_output_t").value()


def _share(world: World, account: Element, attribute: str) -> Quantity:
    return ledger(world, account).share * quantity(account.value(attribute))


@measure("account.scrap_within_share")
def scrap_within_share(world: World, account: Element) -> Value:
    """Whether no more scrap is designated than the input percentage of the scrap that left."""
    designated = quantity(account.value("coc_scrap_output_t"))
    return not_more(designated, _share(world, account, "scrap_output_t") + tolerance(world))


@measure("account.product_within_share")
def product_within_share(world: World, account: Element) -> Value:
    """Whether no more product is designated than the input percentage of the product (and a balance carried in)."""
    designated = quantity(account.value("coc_product_output_t"))
    allowed = _share(world, account, "product_output_t") + ledger(world, account).carried_in
    return not_more(designated, allowed + tolerance(world))
