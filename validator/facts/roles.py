"""Who plays a role: the claimant, the holder of the certificates, the owner of a facility.

What enters: the world and the element asked about (the dossier, or a facility). What leaves: the id of an entity, or
unknown with what would tell it.
"""

from __future__ import annotations

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.values import Known, Value


@measure("role.claimant")
def claimant(world: World, dossier: Element) -> Value:
    """The entity that the dossier names as claimant."""
    return dossier.value("claimant")


@measure("role.holder")
def holder(world: World, dossier: Element) -> Value:
    """The entity whose certificates carry the claim: the product's maker where one is named, else the claimant."""
    maker = world.one("product").value("made_by")
    return maker if isinstance(maker, Known) else claimant(world, dossier)


@measure("facility.owner")
def owner(world: World, facility: Element) -> Value:
    """The entity under which the dossier lists the facility."""
    place = facility.pointer.rpartition("/facilities/")[0]
    entities = world.remembered("entities by place", lambda: {each.pointer: each for each in world.subjects("entity")})
    return entities[place].value("id")
