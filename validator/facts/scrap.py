"""Eligible Scrap: which lots may be counted as CoC input at a remelter or refiner, and with which mass.

What enters: a scrap lot. What leaves: an `Answer`: pre-consumer scrap needs a CoC Document from a certified generator,
post-consumer scrap and dross need due diligence on the supplier, internal scrap never counts.
"""

from __future__ import annotations

from validator.facts.answer import YES, Answer, both, no, unsure
from validator.facts.cover import Concern, covered
from validator.facts.directory import nowhere
from validator.facts.documents_at_hand import accompanied, document_of, times_used
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_flag, as_number, as_text
from validator.facts.quantity import Quantity, not_more, quantity
from validator.facts.values import TRUE, Known, Value, known, unknown


def eligible(world: World, lot: Element) -> Answer:
    """Whether a lot may be counted as CoC input."""
    return world.remembered(("eligible", lot.pointer), lambda: _eligible(world, lot))


def _eligible(world: World, lot: Element) -> Answer:
    kind = as_text(lot.value("class"))
    if kind == "pre_consumer":
        return _from_certified_generator(world, lot)
    if kind == "internal":
        return no(f"Scrap lot {lot.id} is internal scrap, which stands outside the mass balance.")
    if kind == "dross":
        return both((_diligent(lot), _recovered(lot)))
    return _diligent(lot)


def _diligent(lot: Element) -> Answer:
    done = lot.value("due_diligence_done")
    told = f"No due diligence on the supplier of scrap lot {lot.id} was done."
    return no(told) if as_flag(done) is False else Answer(done)


def _recovered(lot: Element) -> Answer:
    recovered = lot.value("recovered_mass_t")
    return YES if isinstance(recovered, Known) else unsure(recovered)


def _from_certified_generator(world: World, lot: Element) -> Answer:
    document = document_of(world, lot)
    if document is None:
        unnamed = nowhere(world, "coc_document", lot.value("coc_document"))
        return both((unsure(unnamed), covered(world, lot.value("supplier"), "CoC", Concern(unnamed))))
    issued = Concern(document.value("issued_on"))
    return both((accompanied(world, lot), covered(world, document.value("issuer"), "CoC", issued)))


def eligible_mass(lot: Element) -> Quantity:
    """The mass that counts: the metal recovered from dross, else the lot's own."""
    recovered, gross = lot.value("recovered_mass_t"), quantity(lot.value("mass_t"))
    if as_text(lot.value("class")) == "dross" or isinstance(recovered, Known):
        return quantity(recovered, gross.high)
    return gross


def booked_mass(lot: Element) -> Quantity:
    """The mass that was booked: as stated, else that which counts; of dross perhaps all of it."""
    counted = lot.value("counted_t")
    if isinstance(counted, Known):
        return quantity(counted)
    right, gross = eligible_mass(lot), quantity(lot.value("mass_t"))
    if right.low >= gross.high or not gross.exact:
        return right
    return Quantity(right.low, gross.high, (*unknown(counted).missing, *right.missing))


@measure("scrap_lot.eligible")
def scrap_eligible(world: World, lot: Element) -> Value:
    """Whether the lot may be counted as CoC input at a remelter or refiner."""
    return eligible(world, lot).value


@measure("scrap_lot.eligible_reason")
def eligible_reason(world: World, lot: Element) -> Value:
    """Why it may not."""
    return known(eligible(world, lot).reason)


@measure("scrap_lot.eligible_mass_t")
def eligible_mass_t(_world: World, lot: Element) -> Value:
    """The mass that counts if the lot is eligible: of dross, the metal recovered."""
    return eligible_mass(lot).value()


@measure("scrap_lot.counts_recovered_only")
def counts_recovered_only(_world: World, lot: Element) -> Value:
    """Whether no more than the mass that counts was booked; what is not counted as CoC never breaks this."""
    if as_flag(lot.value("counted_as_coc")) is False:
        return TRUE
    return not_more(booked_mass(lot), eligible_mass(lot))


@measure("scrap_lot.recovered_within_gross")
def recovered_within_gross(_world: World, lot: Element) -> Value:
    """Whether no more metal was recovered than the lot weighed."""
    recovered, gross = lot.value("recovered_mass_t"), lot.value("mass_t")
    part, whole = as_number(recovered), as_number(gross)
    return unknown(recovered, gross) if part is None or whole is None else known(part <= whole)


@measure("scrap_lot.document_used_once")
def document_used_once(world: World, lot: Element) -> Value:
    """Whether no other lot or transfer rests on its CoC Document; true without one."""
    document = as_text(lot.value("coc_document"))
    return TRUE if document is None else known(times_used(world, document) == 1)
