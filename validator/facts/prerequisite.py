"""The Performance Standard as a condition of CoC certification: met, inside a window, or missed.

What enters: an entity, on the day on which the claim is judged. What leaves: whether it works before the casthouse, the
windows that are open to it, whether the condition is met, and a sentence for why not.
"""

from __future__ import annotations

from validator.facts.activities import ORIGINS
from validator.facts.answer import Answer, either
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_words
from validator.facts.standing import certified_elsewhere, covers_concerned
from validator.facts.values import FALSE, Unknown, Value, all_of, is_false, known, negate
from validator.facts.windows import (
    facility_concerned,
    has_activity,
    has_upstream_activity,
    joining_window,
    open_after_joining,
    open_for_added_facility,
)


@measure("entity.has_upstream_activity")
def upstream(world: World, entity: Element) -> Value:
    """Whether the entity mines, refines, smelts, remelts or casts."""
    return has_upstream_activity(world, entity)


@measure("entity.post_casthouse_only")
def post_casthouse_only(world: World, entity: Element) -> Value:
    """Whether the entity has supply chain activities, all of them after the casthouse."""
    own = entity.value("activities")
    some = own if isinstance(own, Unknown) else known(bool(as_words(own)))
    return all_of((negate(has_upstream_activity(world, entity)), some))


@measure("entity.is_origin")
def is_origin(world: World, entity: Element) -> Value:
    """Whether CoC Material can begin at the entity: it mines bauxite, or remelts."""
    return has_activity(world, entity, ORIGINS)


@measure("entity.ps_window_until")
def ps_window_until(world: World, entity: Element) -> Value:
    """Last day by which an entity that works only after the casthouse is certified to the Performance Standard."""
    return joining_window(world, entity)


@measure("entity.ps_window_open")
def ps_window_open(world: World, entity: Element) -> Value:
    """Whether the window after joining is open on the day, for an entity that works only after the casthouse."""
    return _after_joining(world, entity).value


def _after_joining(world: World, entity: Element) -> Answer:
    return open_after_joining(world, entity, world.judged_on)


@measure("entity.added_facility_window_open")
def added_facility_window_open(world: World, entity: Element) -> Value:
    """Whether the window for an added facility is open on the day: certified elsewhere, CoC granted lately."""
    return _added(world, entity).value


def _added(world: World, entity: Element) -> Answer:
    elsewhere, facility = certified_elsewhere(world, entity), facility_concerned(world, entity)
    if facility is None or is_false(elsewhere):
        return Answer(FALSE)
    opened = open_for_added_facility(world, entity, facility, world.judged_on)
    return opened if opened.no else Answer(all_of((elsewhere, opened.value)))


def _met(world: World, entity: Element) -> Answer:
    certified = covers_concerned(world, entity, "PS")
    both_windows = (_added(world, entity), _after_joining(world, entity))
    windows = [window for window in both_windows if window.reason or not window.no]
    told = either((certified, *windows), certified.reason)
    if not told.no or not windows:
        return told
    return Answer(FALSE, f"{certified.reason} And {windows[0].reason}.")


@measure("entity.ps_prerequisite_met")
def ps_prerequisite_met(world: World, entity: Element) -> Value:
    """Whether the Performance Standard condition of CoC is met on the day, by a certificate or inside a window.

    An entity that is certified elsewhere has the window of an added facility, any other the one after joining.
    """
    return _met(world, entity).value


@measure("entity.ps_prerequisite_reason")
def ps_prerequisite_reason(world: World, entity: Element) -> Value:
    """Why the Performance Standard condition of CoC is not met."""
    return known(_met(world, entity).reason)
