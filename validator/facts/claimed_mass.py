"""How much is claimed, and how much stands behind it.

What enters: the claim, the product, and the accounts behind the claim. What leaves: exact masses and percentages, or
intervals, and the tests that rules make of them.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from validator.facts.account import HUNDRED, tolerance
from validator.facts.claimed_accounts import behind_claim, in_time, stage_accounts
from validator.facts.element import Element
from validator.facts.ledger import Ledger
from validator.facts.measure import World, measure
from validator.facts.periods import first_day, last_day, ledger
from validator.facts.plain import as_day, as_number, as_text
from validator.facts.quantity import Quantity, exactly, not_more, quantity, total
from validator.facts.values import Known, Missing, Unknown, Value, all_of, any_of, known, negate, unknown

GRAMS = Fraction(1, 1_000_000)


def labelled_mass(world: World) -> Value:
    """Aluminium in the labelled goods."""
    product = world.one("product")
    units, grams = product.value("units"), product.value("aluminium_g_per_unit")
    count, each = as_number(units), as_number(grams)
    if count == 0 or each == 0:
        return known(0)
    if count is None or each is None:
        return unknown(units, grams)
    return exactly(count * each * GRAMS).value()


def claimed_mass(world: World) -> Value:
    """The mass that the claim states, else that of the labelled goods."""
    stated = world.one("claim").value("coc_mass_t")
    if isinstance(stated, Known):
        return stated
    labelled = labelled_mass(world)
    return labelled if isinstance(labelled, Known) else unknown(stated, labelled)


def _summed(world: World, part: Callable[[Ledger], Quantity]) -> Quantity:
    found = behind_claim(world)
    return quantity(found) if isinstance(found, Unknown) else total(part(ledger(world, each)) for each in found)


def _designated(world: World) -> Quantity:
    """CoC product output of the accounts behind the claim."""
    found = behind_claim(world)
    if isinstance(found, Unknown):
        return quantity(found)
    return total(quantity(each.value("coc_product_output_t")) for each in found)


@measure("claim.labelled_mass_t")
def labelled_mass_t(world: World, _claim: Element) -> Value:
    """Aluminium in the labelled goods: units times aluminium in each."""
    return labelled_mass(world)


@measure("claim.claimed_mass_t")
def claimed_mass_t(world: World, _claim: Element) -> Value:
    """The mass that the claim states, else that of the labelled goods."""
    return claimed_mass(world)


@measure("claim.designated_output_t")
def designated_output_t(world: World, _claim: Element) -> Value:
    """Product output designated as CoC Material in the accounts behind the claim."""
    return _designated(world).value()


@measure("claim.available_output_t")
def available_output_t(world: World, _claim: Element) -> Value:
    """Most CoC output that the accounts behind the claim allow."""
    return _summed(world, lambda book: book.available).value()


@measure("claim.coc_input_t")
def coc_input_t(world: World, _claim: Element) -> Value:
    """CoC input of the accounts behind the claim."""
    return _summed(world, lambda book: book.coc_input).value()


@measure("claim.designated_percent")
def designated_percent(world: World, _claim: Element) -> Value:
    """Share of the output that is designated as CoC Material in the accounts behind the claim."""
    return _designated_percent(world).percent()


@measure("claim.labelled_within_designated")
def labelled_within_designated(world: World, _claim: Element) -> Value:
    """Whether the labelled goods hold no more aluminium than is designated."""
    return not_more(quantity(labelled_mass(world)), _designated(world) + tolerance(world))


@measure("claim.claimed_within_designated")
def claimed_within_designated(world: World, _claim: Element) -> Value:
    """Whether no more is claimed than is designated."""
    return not_more(quantity(claimed_mass(world)), _designated(world) + tolerance(world))


@measure("claim.labelled_within_available")
def labelled_within_available(world: World, _claim: Element) -> Value:
    """Whether the labelled goods hold no more aluminium than is available."""
    return not_more(quantity(labelled_mass(world)), _available(world))


@measure("claim.claimed_within_available")
def claimed_within_available(world: World, _claim: Element) -> Value:
    """Whether no more is claimed than is available."""
    return not_more(quantity(claimed_mass(world)), _available(world))


def _available(world: World) -> Quantity:
    return _summed(world, lambda book: book.available) + tolerance(world)


@measure("claim.uses_carry_over")
def uses_carry_over(world: World, _claim: Element) -> Value:
    """Whether the designated output of an account behind the claim needs the balance carried in."""
    found = behind_claim(world)
    if isinstance(found, Unknown):
        return found
    return any_of(
        all_of((each.value("claims_carry_over"), negate(each.value("within_entitlement_alone")))) for each in found
    )


def _claimants_accounts(world: World, claim: Element) -> tuple[Element, ...] | Unknown:
    """The claimant's accounts in the stated period; without one, those of the judged day."""
    stage = stage_accounts(world, world.one("claimant"))
    if isinstance(stage, Unknown):
        return stage
    start, end = as_day(claim.value("percentage_from")), as_day(claim.value("percentage_to"))
    if start is None or end is None:
        return in_time(stage, world.judged_on)
    return tuple(each for each in stage if start <= first_day(each) and last_day(each) <= end)


@measure("claim.sourced_percent")
def sourced_percent(world: World, claim: Element) -> Value:
    """CoC input of all input in the claimant's accounts of the stated period."""
    return _sourced(world, claim).percent()


def _sourced(world: World, claim: Element) -> Quantity:
    found = _claimants_accounts(world, claim)
    if isinstance(found, Unknown):
        return quantity(found, 100)
    if not found:
        return quantity(_no_account(world, claim), 100)
    books = [ledger(world, each) for each in found]
    return total(book.coc_input for book in books).share_of(total(book.total_input for book in books)) * HUNDRED


def _no_account(world: World, claim: Element) -> Unknown:
    name = as_text(world.one("claimant").value("name"))
    start, end = as_day(claim.value("percentage_from")), as_day(claim.value("percentage_to"))
    question = f"What does the material account of {name} from {start} to {end} say?"
    return Unknown((Missing("account", "/material_accounts", "missing", question),))


@measure("claim.percentage_not_overstated")
def percentage_not_overstated(world: World, claim: Element) -> Value:
    """Whether the stated percentage is no higher than the one sourced (of output: than the one designated)."""
    stated, of = claim.value("percentage"), claim.value("percentage_of")
    if not isinstance(stated, Known) or not isinstance(of, Known):
        return unknown(*(value for value in (stated, of) if isinstance(value, Unknown)))
    if as_text(of) == "product_content":
        return Unknown((_no_content(claim),))
    allowed = _sourced(world, claim) if as_text(of) in ("input", "purchases") else _designated_percent(world)
    rounding = world.parameter("input_percentage_tolerance")
    return not_more(quantity(stated), allowed + quantity(rounding, 100))


def _no_content(claim: Element) -> Missing:
    """Mass balance says nothing about the content of one product."""
    question = "The percentage is one of the product's content, which mass balance does not tell. What is meant by it?"
    return Missing("claim.percentage_of", f"{claim.pointer}/percentage/of", "person", question)


def _designated_percent(world: World) -> Quantity:
    designated, output = _summed(world, lambda book: book.designated), _summed(world, lambda book: book.output)
    return designated.share_of(output) * HUNDRED
