"""The product: is the place where it is made in scope, and was it made under certificates in force?

What enters: the product. What leaves: three-valued answers and sentences for why not.
"""

from __future__ import annotations

from validator.facts.answer import Answer, both
from validator.facts.cover import Concern, covered
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_words
from validator.facts.values import Value, known


def in_scope(world: World, product: Element, standard: str, day: Value) -> Answer:
    """Whether a certificate of the holder covers the making facility on a day."""
    concern = Concern(day, product.value("made_at"))
    return covered(world, world.one("holder").value("id"), standard, concern)


def _today(world: World) -> Value:
    return known(world.judged_on)


@measure("product.made_at_in_coc_scope")
def made_at_in_coc_scope(world: World, product: Element) -> Value:
    """Whether a CoC certificate of the holder in force on the day covers the making facility."""
    return in_scope(world, product, "CoC", _today(world)).value


@measure("product.made_at_in_ps_scope")
def made_at_in_ps_scope(world: World, product: Element) -> Value:
    """Whether a PS certificate of the holder in force on the day covers the making facility."""
    return in_scope(world, product, "PS", _today(world)).value


@measure("product.scope_reason")
def scope_reason(world: World, product: Element) -> Value:
    """Why the making facility is not in the scope of CoC certification."""
    return known(in_scope(world, product, "CoC", _today(world)).reason)


@measure("product.coc_covered_production")
def coc_covered_production(world: World, product: Element) -> Value:
    """Whether a CoC certificate of the holder covered the making facility on the day of production."""
    return in_scope(world, product, "CoC", product.value("produced_on")).value


@measure("product.ps_covered_production")
def ps_covered_production(world: World, product: Element) -> Value:
    """Whether a PS certificate of the holder covered the making facility on the day of production."""
    return in_scope(world, product, "PS", product.value("produced_on")).value


@measure("product.production_reason")
def production_reason(world: World, product: Element) -> Value:
    """Why the production was not covered."""
    day = product.value("produced_on")
    return known(both(in_scope(world, product, standard, day) for standard in ("CoC", "PS")).reason)


@measure("product.is_multi_material")
def is_multi_material(_world: World, product: Element) -> Value:
    """Whether it holds other materials than aluminium."""
    materials = product.value("materials")
    words = as_words(materials)
    return materials if words is None else known(any("alumin" not in word.casefold() for word in words))
