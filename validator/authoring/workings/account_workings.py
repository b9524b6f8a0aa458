"""The mass balance of a material account, written out step by step."""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.workings.working import told, working
from validator.facts.account import PARTS, tolerance
from validator.facts.element import Element
from validator.facts.ledger import Ledger, force_majeure, overdraft_share
from validator.facts.measure import World
from validator.facts.periods import ledger
from validator.facts.quantity import NOTHING, Quantity, exactly, quantity
from validator.facts.shown import figure, tonnes

HUNDRED = exactly(100)
TESTS = (
    "within_availability",
    "within_entitlement_alone",
    "has_overdraft",
    "overdraft_within_cap",
    "overdraft_within_share",
    "overdraft_within_force_majeure",
    "overdraft_repeated",
    "overdraft_allowed",
    "account_reason",
)


@working(*(f"account.{name}" for name in (*PARTS, *TESTS)))
def mass_balance(world: World, account: Element) -> Iterator[str]:
    """From the input to the balance that is left."""
    book = ledger(world, account)
    yield from _inputs(account, book)
    yield from _entitlement(account, book)
    yield f"available = {tonnes(book.entitlement)} + {tonnes(book.carried_in)} carried in = {tonnes(book.available)}"
    yield f"designated as CoC Material = {_designated(account, book)} = {tonnes(book.designated)}"
    left = f"overdraft {tonnes(book.overdraft)}, positive balance left {tonnes(book.positive_balance)}"
    yield f"designated {tonnes(book.designated)}, available {tonnes(book.available)}: {left}"
    if book.overdraft != NOTHING:
        yield from _overdraft(world, account, book)


def _inputs(account: Element, book: Ledger) -> Iterator[str]:
    booked = quantity(account.value("coc_input_t"))
    if booked != book.coc_input:
        told_apart = f"booked: {tonnes(booked)}; scrap that may not count is left out"
        yield f"CoC input that counts = {tonnes(book.coc_input)} ({told_apart})"
    other = book.total_input - book.coc_input
    shown_other = tonnes(other) if book.total_input.exact else tonnes(quantity(account.value("non_coc_input_t")))
    yield (
        f"input percentage = {tonnes(book.coc_input)} / ({tonnes(book.coc_input)} + {shown_other}) "
        f"= {_percent(book.share)}"
    )
    product, scrap = quantity(account.value("product_output_t")), quantity(account.value("scrap_output_t"))
    corrected = " less internal scrap" if product + scrap != book.output and book.output.exact else ""
    yield f"output = {tonnes(product)} product + {tonnes(scrap)} scrap{corrected} = {tonnes(book.output)}"


def _entitlement(account: Element, book: Ledger) -> Iterator[str]:
    yield f"entitlement of the period = {_percent(book.share)} × {tonnes(book.output)} = {tonnes(book.gross)}"
    if book.to_repay != NOTHING:
        stated = told(account.value("overdraft_in_t"))
        yield (
            f"less the overdraft of the period before ({tonnes(book.to_repay)}; stated: {stated}) "
            f"= {tonnes(book.entitlement)}"
        )


def _designated(account: Element, book: Ledger) -> str:
    parts = [f"{tonnes(quantity(account.value(f'coc_{what}_output_t')))} {what}" for what in ("product", "scrap")]
    own = quantity(account.value("coc_product_output_t")) + quantity(account.value("coc_scrap_output_t"))
    if own != book.designated:
        parts.append(f"{tonnes(book.designated - own)} taken by joint-venture partners")
    return " + ".join(parts)


def _overdraft(world: World, account: Element, book: Ledger) -> Iterator[str]:
    share = overdraft_share(world, book.coc_input)
    yield f"documented force majeure: {tonnes(force_majeure(account))}"
    yield f"largest overdraft as a share of the CoC input: {tonnes(share)}"
    yield f"the overdraft may be no more than the smaller of the two, {tonnes(book.overdraft_cap)}"
    yield f"differences of up to {tonnes(tolerance(world))} count as rounding"


def _percent(share: Quantity) -> str:
    percent = share * HUNDRED
    return f"{figure(percent.low)} %" if percent.exact else f"{figure(percent.low)} to {figure(percent.high)} %"
