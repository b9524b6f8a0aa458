"""Does a certificate of an entity cover a facility and an activity on a day?

What enters: an entity, a standard, a day, and the facility and activity concerned (None where they do not matter).
What leaves: an `Answer`. A given list of certificates is complete: an entity without one has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from validator.facts.answer import Answer, both, either, no, unsure
from validator.facts.directory import certificates, entity_name
from validator.facts.element import Element
from validator.facts.life import in_force_on
from validator.facts.measure import World
from validator.facts.plain import as_day, as_text
from validator.facts.scope import covers_activity, covers_facility
from validator.facts.values import Unknown, Value


class Concern(NamedTuple):
    """What has to be covered: a day, and where they matter a facility and an activity."""

    day: Value
    facility: Value | None = None
    activity: Value | None = None


def covered(world: World, entity: Value, standard: str, concern: Concern) -> Answer:
    """Whether one of the entity's certificates to the standard covers the concern."""
    identity = as_text(entity)
    if identity is None:
        return unsure(entity)
    held = certificates(world, identity, standard)
    if isinstance(held, Unknown):
        return Answer(held)
    if not held:
        return no(f"The dossier holds no {standard} certificate of {entity_name(world, identity)}.")
    return either((covers(world, each, concern) for each in _nearest_first(held, concern)), "")


def covers(world: World, certificate: Element, concern: Concern) -> Answer:
    """Whether this certificate covers the concern."""
    return both(_parts(world, certificate, concern))


def _parts(world: World, certificate: Element, concern: Concern) -> Iterable[Answer]:
    day = as_day(concern.day)
    yield unsure(concern.day) if day is None else in_force_on(world, certificate, day)
    if concern.facility is not None:
        yield covers_facility(world, certificate, concern.facility)
    if concern.activity is not None:
        yield covers_activity(world, certificate, concern.activity)


def _nearest_first(held: tuple[Element, ...], concern: Concern) -> tuple[Element, ...]:
    """Those issued by the day first, the latest of them before the others: theirs is the reason that is told."""
    day = as_day(concern.day)
    if day is None or len(held) == 1:
        return held
    return tuple(sorted(held, key=lambda each: _issued_after(each, day.toordinal())))


def _issued_after(certificate: Element, day: int) -> bool:
    issued = as_day(certificate.value("issued_on"))
    return issued is not None and issued.toordinal() > day
