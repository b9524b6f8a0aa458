"""Where a facility stands on the day: in which certificates it lies, since when, and how it is accounted for.

What enters: a facility. What leaves: three-valued answers about its owner's certificates and its site number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from validator.facts.cover import Concern, covered
from validator.facts.dates import months_after
from validator.facts.directory import by_id, certificates
from validator.facts.element import Element
from validator.facts.life import in_force_on
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_text, as_words
from validator.facts.scope import covers_facility
from validator.facts.values import FALSE, TRUE, Missing, Unknown, Value, all_of, any_of, known, unknown
from validator.facts.windows import coc_granted, open_for_added_facility


def _owner(world: World, facility: Element) -> Element | None:
    identity = as_text(facility.value("owner"))
    return None if identity is None else by_id(world, "entity").get(identity)


def in_scope(world: World, facility: Element, standard: str) -> Value:
    """Whether a certificate of its owner that is in force covers it."""
    concern = Concern(known(world.judged_on), facility.value("id"))
    return covered(world, facility.value("owner"), standard, concern).value


@measure("facility.in_ps_scope")
def in_ps_scope(world: World, facility: Element) -> Value:
    """Whether a PS certificate of its owner that is in force covers it."""
    return in_scope(world, facility, "PS")


@measure("facility.in_coc_scope")
def in_coc_scope(world: World, facility: Element) -> Value:
    """Whether a CoC certificate of its owner that is in force covers it."""
    return in_scope(world, facility, "CoC")


@measure("facility.coc_granted_on")
def coc_granted_on(world: World, facility: Element) -> Value:
    """Day on which its owner's first CoC certificate that covers it was issued."""
    owner = _owner(world, facility)
    granted = None if owner is None else coc_granted(world, owner, facility.value("id"))
    return _no_certificate(facility) if granted is None else granted


def _no_certificate(facility: Element) -> Unknown:
    question = f"Since when does a CoC certificate cover facility {facility.id}?"
    return Unknown((Missing("certificate.facilities", "/certificates", "missing", question),))


@measure("facility.added_ps_window_until")
def added_ps_window_until(world: World, facility: Element) -> Value:
    """Last day by which it is certified to the Performance Standard, if its entity was certified without it before."""
    return months_after(world, coc_granted_on(world, facility), "ps_grace_added_facility_months")


@measure("facility.added_ps_window_open")
def added_ps_window_open(world: World, facility: Element) -> Value:
    """Whether that window is open on the day, for an entity that works only after the casthouse."""
    owner = _owner(world, facility)
    if owner is None:
        return FALSE
    return open_for_added_facility(world, owner, facility.value("id"), world.judged_on).value


@measure("facility.acquired_after_audit")
def acquired_after_audit(world: World, facility: Element) -> Value:
    """Whether its owner acquired it after the audit of every PS certificate in force that covers it.

    Where none covers it, the owner's certificates in force count; without any it was not.
    """
    acquired, owner = facility.value("acquired_on"), as_text(facility.value("owner"))
    day = as_day(acquired)
    if day is None or owner is None:
        return unknown(acquired)
    held = certificates(world, owner, "PS")
    if isinstance(held, Unknown):
        return held
    audits = [each.value("audit_on") for each in held if in_force_on(world, each, world.judged_on).yes]
    if not audits:
        return FALSE
    return all_of(unknown(audit) if (on := as_day(audit)) is None else known(day > on) for audit in audits)


@measure("facility.site_number_unique")
def site_number_unique(world: World, facility: Element) -> Value:
    """Whether no other facility of the dossier has its site number (draft CoC V3)."""
    number = facility.value("site_number")
    written = as_text(number)
    if written is None:
        return unknown(number)
    facilities = world.subjects("facility")
    count = world.remembered("site numbers", lambda: Counter(as_text(each.value("site_number")) for each in facilities))
    return known(count[written] == 1)


@measure("facility.in_several_certificates")
def in_several_certificates(world: World, facility: Element) -> Value:
    """Whether CoC certificates of different holders cover it on the day."""
    listed = world.elements("certificate")
    if isinstance(listed, Unknown):
        return listed
    naming = world.remembered("CoC certificates by facility", lambda: _by_facility(listed))
    answers: dict[str, list[Value]] = {}
    for each in naming.get(facility.id or "", ()):
        covering = (in_force_on(world, each, world.judged_on), covers_facility(world, each, facility.value("id")))
        answers.setdefault(as_text(each.value("holder")) or "", []).append(all_of(part.value for part in covering))
    holders = [value for value in map(any_of, answers.values()) if value != FALSE]
    if sum(value == TRUE for value in holders) > 1:
        return TRUE
    return unknown(*holders) if len(holders) > 1 else FALSE


def _by_facility(listed: tuple[Element, ...]) -> Mapping[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for each in listed:
        if as_text(each.value("standard")) == "CoC":
            for identity in as_words(each.value("facilities")) or ():
                found.setdefault(identity, []).append(each)
    return found
