"""Outsourcing contractors: certified or in scope, whose metal it is, and how much of what returns is CoC Material.

What enters: a contractor. What leaves: three-valued answers and exact masses.
"""

from __future__ import annotations

from validator.facts.account import tolerance
from validator.facts.directory import named, nowhere
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text
from validator.facts.quantity import Quantity, not_more, quantity
from validator.facts.standing import standing
from validator.facts.values import TRUE, Value, any_of


@measure("contractor.certified")
def certified(world: World, contractor: Element) -> Value:
    """Whether its own CoC certificate is in force on the day."""
    return _certified(world, contractor.value("entity"))


def _certified(world: World, reference: Value) -> Value:
    entity = named(world, "entity", reference)
    return nowhere(world, "entity", reference) if entity is None else standing(world, entity, "CoC").value


@measure("contractor.listed_or_certified")
def listed_or_certified(world: World, contractor: Element) -> Value:
    """Whether it is inside the certification scope, or certified itself."""
    return any_of((contractor.value("in_scope"), certified(world, contractor)))


@measure("contractor.metal_owner_allowed")
def metal_owner_allowed(world: World, contractor: Element) -> Value:
    """Whether the metal belongs to the holder or the claimant, or to an entity with a CoC certificate in force."""
    owner = contractor.value("metal_owner")
    if as_text(owner) is not None and as_text(owner) in (world.one("holder").id, world.one("claimant").id):
        return TRUE
    return _certified(world, owner)


def _return_limit(contractor: Element) -> Quantity:
    sent, coc_sent = quantity(contractor.value("sent_t")), quantity(contractor.value("coc_sent_t"))
    return coc_sent.share_of(sent) * quantity(contractor.value("returned_t"))


@measure("contractor.coc_return_limit_t")
def coc_return_limit_t(_world: World, contractor: Element) -> Value:
    """Most of what returned that can be CoC Material: the same share as of what was sent."""
    return _return_limit(contractor).value()


@measure("contractor.coc_return_ok")
def coc_return_ok(world: World, contractor: Element) -> Value:
    """Whether no more returned as CoC Material."""
    return not_more(quantity(contractor.value("coc_returned_t")), _return_limit(contractor) + tolerance(world))


@measure("contractor.total_return_ok")
def total_return_ok(world: World, contractor: Element) -> Value:
    """Whether no more returned than was sent, and than the contractor added where more did."""
    returned, sent = quantity(contractor.value("returned_t")), quantity(contractor.value("sent_t")) + tolerance(world)
    with_additions = sent + quantity(contractor.value("added_t"))
    return any_of((not_more(returned, sent), not_more(returned, with_additions)))
