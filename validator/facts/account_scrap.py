"""Scrap in a material account: is it allowed there, and is internal scrap left out?

What enters: an account and the scrap lots booked in it. What leaves: three-valued answers.
"""

from __future__ import annotations

from validator.facts.activities import REMELTING
from validator.facts.booked_scrap import lots_of
from validator.facts.directory import named
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_flag, as_text
from validator.facts.values import TRUE, Known, Unknown, Value, all_of, any_of, known, negate
from validator.facts.windows import has_activity


@measure("account.carries_scrap")
def carries_scrap(world: World, account: Element) -> Value:
    """Whether scrap lots are booked in it as CoC input."""
    listed = world.elements("scrap_lot")
    if isinstance(listed, Unknown):
        return listed
    return any_of(each.value("counted_as_coc") for each in lots_of(world, account))


@measure("account.scrap_allowed")
def scrap_allowed(world: World, account: Element) -> Value:
    """Whether scrap may count in it: it is the account of a remelter or refiner, or none is counted."""
    return any_of((negate(carries_scrap(world, account)), _of_remelter(world, account)))


def _of_remelter(world: World, account: Element) -> Value:
    activity = account.value("activity")
    if isinstance(activity, Known):
        return known(as_text(activity) in (REMELTING, "casthouse") and _casts_own(world, account, activity))
    entity = named(world, "entity", account.value("entity"))
    return activity if entity is None else has_activity(world, entity, frozenset({REMELTING}))


def _casts_own(world: World, account: Element, activity: Value) -> bool:
    """A remelter always casts: its casthouse account may carry the scrap."""
    entity = named(world, "entity", account.value("entity"))
    remelts = entity is not None and has_activity(world, entity, frozenset({REMELTING})) == TRUE
    return as_text(activity) == REMELTING or remelts


@measure("account.internal_scrap_excluded")
def internal_scrap_excluded(world: World, account: Element) -> Value:
    """Whether internal scrap is left out: not booked as input or output, no internal lot counted as CoC input."""
    internal = (each for each in lots_of(world, account) if as_text(each.value("class")) == "internal")
    counted = (negate(each.value("counted_as_coc")) for each in internal)
    return all_of((negate(_counted(account)), *counted))


def _counted(account: Element) -> Value:
    counted, mass = account.value("internal_scrap_counted"), account.value("internal_scrap_t")
    nothing = isinstance(mass, Known) and mass.value == 0
    return known(False) if nothing and as_flag(counted) is None else counted
