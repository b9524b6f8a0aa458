"""The masses that a claim speaks of, and those that stand behind it."""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.workings.working import told, working
from validator.facts.claimed_accounts import behind_claim
from validator.facts.claimed_mass import claimed_mass, labelled_mass
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.periods import ledger
from validator.facts.plain import as_number
from validator.facts.quantity import quantity
from validator.facts.shown import figure, tonnes
from validator.facts.values import Unknown, Value


@working("claim.labelled_mass_t")
def labelled(world: World, claim: Element) -> Iterator[str]:
    """Units times aluminium in each."""
    product = world.one("product")
    count, grams = as_number(product.value("units")), told(product.value("aluminium_g_per_unit"))
    units = "an unknown number of" if count is None else figure(count)
    yield f"labelled mass = {units} units × {grams} g of aluminium in each = {_mass(labelled_mass(world))}"


@working("claim.claimed_mass_t")
def claimed(world: World, claim: Element) -> Iterator[str]:
    """What the claim states, else what is labelled."""
    yield f"CoC mass that the claim states: {_mass(claim.value('coc_mass_t'))}"
    yield from labelled(world, claim)
    yield f"mass claimed (what is stated, else what is labelled) = {_mass(claimed_mass(world))}"


@working("claim.designated_output_t", "claim.available_output_t", "claim.coc_input_t", "claim.accounts_named")
def accounts(world: World, claim: Element) -> Iterator[str]:
    """The accounts behind the claim, each with what it gives."""
    found = behind_claim(world)
    if isinstance(found, Unknown):
        yield "The dossier does not tell which material accounts stand behind the claim."
        return
    for account in found:
        book = ledger(world, account)
        product = tonnes(quantity(account.value("coc_product_output_t")))
        yield (
            f"account {account.id}: CoC input {tonnes(book.coc_input)}, available {tonnes(book.available)}, "
            f"designated as CoC product {product}"
        )
    if not found:
        yield "No material account stands behind the claim."


@working("claim.labelled_within_designated", "claim.labelled_within_available")
def labelled_against_accounts(world: World, claim: Element) -> Iterator[str]:
    """The labelled mass beside what the accounts give."""
    yield from labelled(world, claim)
    yield from accounts(world, claim)
    yield _rounding(world)


@working("claim.claimed_within_designated", "claim.claimed_within_available")
def claimed_against_accounts(world: World, claim: Element) -> Iterator[str]:
    """The claimed mass beside what the accounts give."""
    yield from claimed(world, claim)
    yield from accounts(world, claim)
    yield _rounding(world)


def _mass(value: Value) -> str:
    return tonnes(quantity(value))


def _rounding(world: World) -> str:
    return f"differences of up to {told(world.parameter('mass_tolerance_t'))} t count as rounding"
