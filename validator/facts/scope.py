"""The certification scope: which facilities and activities a certificate covers.

What enters: a certificate and a facility or an activity. What leaves: an `Answer`. A scope that is not given is
unknown; ``all_facilities`` covers every facility of the holder.
"""

from __future__ import annotations

from validator.facts.activities import in_words
from validator.facts.answer import YES, Answer, no, unsure
from validator.facts.directory import by_id, certificate_name
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_flag, as_text, as_words
from validator.facts.values import TRUE, Known, Unknown, Value, known, negate, unknown


def covers_facility(world: World, certificate: Element, facility: Value) -> Answer:
    """Whether a facility lies inside the scope."""
    everything, listed = certificate.value("all_facilities"), certificate.value("facilities")
    identity, facilities = as_text(facility), as_words(listed)
    if as_flag(everything) is True:
        if not _is_anothers(world, certificate, identity):
            return YES
        facilities = facilities or ()
    if identity is None:
        return unsure(facility)
    if facilities is None:
        return unsure(listed)
    if identity in facilities:
        return YES
    return no(f"{certificate_name(world, certificate)} does not cover {facility_name(world, identity)}.")


def _is_anothers(world: World, certificate: Element, identity: str | None) -> bool:
    """Whether a facility surely belongs to somebody else than the holder."""
    facility = by_id(world, "facility").get(identity or "")
    owner = None if facility is None else as_text(facility.value("owner"))
    return owner is not None and owner != as_text(certificate.value("holder"))


def covers_activity(world: World, certificate: Element, activity: Value) -> Answer:
    """Whether an activity lies inside the scope."""
    name, listed = as_text(activity), certificate.value("activities")
    activities = as_words(listed)
    if name is None or activities is None:
        return unsure(activity, listed)
    if name in activities:
        return YES
    return no(f"{certificate_name(world, certificate)} does not cover {in_words(name)}.")


def facility_name(world: World, identity: str) -> str:
    """What a facility is called in a sentence."""
    facility = by_id(world, "facility").get(identity)
    name = None if facility is None else as_text(facility.value("name"))
    return name or f"facility {identity}"


def leaves_something_out(certificate: Element, facilities: tuple[str, ...] | Unknown) -> Value:
    """Whether the scope leaves out one of the holder's facilities, or is that of a product or programme only."""
    if as_text(certificate.value("scope_kind")) in ("product", "program"):
        return TRUE
    everything, listed = certificate.value("all_facilities"), certificate.value("facilities")
    if isinstance(everything, Known):
        return negate(everything)
    covered = as_words(listed)
    if covered is None or isinstance(facilities, Unknown):
        return unknown(listed, *([facilities] if isinstance(facilities, Unknown) else []))
    return known(bool(set(facilities) - set(covered)))
