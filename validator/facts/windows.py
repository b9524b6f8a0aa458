"""The time that an entity working only after the casthouse has to become certified to the Performance Standard.

What enters: an entity and a day. What leaves: the last day of each window and whether it is still open: 24 months from
joining ASI, and 12 months from the CoC certificate of a facility that is added to an entity certified elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validator.facts.activities import UPSTREAM
from validator.facts.answer import YES, Answer, both, no, unsure
from validator.facts.dates import months_after
from validator.facts.directory import by_id, certificates, entity_name
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_day, as_flag, as_text, as_words
from validator.facts.scope import covers_facility
from validator.facts.values import FALSE, TRUE, Unknown, Value, is_false, known, negate, unknown


def has_upstream_activity(world: World, entity: Element) -> Value:
    """Whether it mines, refines, smelts, remelts or casts, by its own account, its facilities' or its CoC scope."""
    return world.remembered(("upstream", entity.pointer), lambda: _has_any(world, entity, UPSTREAM))


def has_activity(world: World, entity: Element, wanted: frozenset[str]) -> Value:
    """Whether one of the activities is among the entity's, its facilities' or its CoC scope's."""
    return _has_any(world, entity, wanted)


def _has_any(world: World, entity: Element, wanted: frozenset[str]) -> Value:
    own = entity.value("activities")
    if any(not wanted.isdisjoint(as_words(each) or ()) for each in _activities(world, entity)):
        return TRUE
    return FALSE if as_words(own) is not None else unknown(own)


def _activities(world: World, entity: Element) -> Iterator[Value]:
    """Every list of activities that there is of the entity, its own first."""
    yield entity.value("activities")
    held = () if entity.id is None else certificates(world, entity.id, "CoC")
    if not isinstance(held, Unknown):
        yield from (each.value("activities") for each in held)
    yield from (each.value("activities") for each in facilities_of(world, entity))


def facilities_of(world: World, entity: Element) -> tuple[Element, ...]:
    """The facilities that the dossier lists under the entity."""

    def collect() -> dict[str, tuple[Element, ...]]:
        found: dict[str, list[Element]] = {}
        for facility in world.subjects("facility"):
            found.setdefault(facility.pointer.rpartition("/facilities/")[0], []).append(facility)
        return {place: tuple(group) for place, group in found.items()}

    return world.remembered("facilities by entity", collect).get(entity.pointer, ())


def joining_window(world: World, entity: Element) -> Value:
    """Last day of the window after joining ASI."""
    return months_after(world, entity.value("joined_on"), "ps_grace_months")


def open_after_joining(world: World, entity: Element, day: date) -> Answer:
    """Whether the window after joining is open on a day, for an entity that works only after the casthouse."""
    return both((_only_after_casthouse(world, entity), _by(world, entity, joining_window(world, entity), day)))


def open_for_added_facility(world: World, entity: Element, facility: Value, day: date) -> Answer:
    """Whether the window for a facility that was added is open on a day: the entity is certified elsewhere by then."""
    until = added_facility_window(world, entity, facility)
    if until is None:
        return no("")
    return both((_only_after_casthouse(world, entity), _by(world, entity, until, day)))


def added_facility_window(world: World, entity: Element, facility: Value) -> Value | None:
    """Last day of the window after the CoC certificate that first covered the facility; None without one."""
    granted = coc_granted(world, entity, facility)
    return None if granted is None else months_after(world, granted, "ps_grace_added_facility_months")


def coc_granted(world: World, entity: Element, facility: Value) -> Value | None:
    """Day on which the first CoC certificate that covers the facility was issued; None where none does."""
    held = () if entity.id is None else certificates(world, entity.id, "CoC")
    if isinstance(held, Unknown):
        return held
    answers = [(each, covers_facility(world, each, facility)) for each in held]
    covering = [each.value("issued_on") for each, answer in answers if answer.yes]
    days = [day for day in map(as_day, covering) if day is not None]
    if len(days) < len(covering) or (not covering and any(not answer.no for _, answer in answers)):
        return unknown(*covering, *(answer.value for _, answer in answers if not answer.no and not answer.yes))
    return known(min(days)) if days else None


def _only_after_casthouse(world: World, entity: Element) -> Answer:
    value = negate(has_upstream_activity(world, entity))
    told = f"{entity_name(world, entity.id)} works at or before the casthouse, where certification comes first"
    return no(told) if as_flag(value) is False else Answer(value)


def _by(world: World, entity: Element, until: Value, day: date) -> Answer:
    last = as_day(until)
    if last is None:
        return unsure(until)
    if day <= last:
        return YES
    return no(
        f"the time for {entity_name(world, entity.id)} to be certified to the Performance Standard ended on {last}"
    )


def committed(entity: Element, day: date) -> Answer:
    """Whether the entity has promised in writing, by the day, to be certified to the Performance Standard."""
    commitment = entity.value("ps_commitment_on")
    promised = as_day(commitment)
    if promised is None:
        return unsure(commitment)
    return YES if day >= promised else no(f"its commitment to certification is only of {promised}")


def facility_concerned(world: World, entity: Element) -> Value | None:
    """The facility that the claim is about: where the holder makes the product.

    None for other entities, and where the claim is not on a product and no such place is given.
    """
    if entity is not world.one("holder"):
        return None
    made_at = world.one("product").value("made_at")
    identity = as_text(made_at)
    if identity is None:
        on_product = world.one("claim").value("on_product")
        return None if is_false(on_product) else unknown(made_at, on_product)
    facility = by_id(world, "facility").get(identity)
    owned = facility is None or facility.pointer.startswith(f"{entity.pointer}/")
    return made_at if owned else None
