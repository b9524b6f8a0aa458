"""Where an entity stands on the day on which the claim is judged: its certificates, and why one is not in force.

What enters: an entity. What leaves: for each of the two standards whether a certificate is in force, which one counts,
and a sentence for why not. A certificate counts here whatever its level and scope.
"""

from __future__ import annotations

from collections.abc import Callable

from validator.facts.answer import Answer
from validator.facts.cover import Concern, covered
from validator.facts.directory import Certificates, certificates
from validator.facts.element import Element
from validator.facts.measure import Measure, World, measure
from validator.facts.plain import as_day, as_text
from validator.facts.values import (
    FALSE,
    TRUE,
    Unknown,
    Value,
    all_of,
    any_of,
    is_false,
    is_true,
    known,
    negate,
    unknown,
)
from validator.facts.windows import facility_concerned

STANDARDS = {"ps": "PS", "coc": "CoC"}
Test = Callable[[World, Element], Value]


def held(world: World, entity: Element, standard: str) -> Certificates:
    """The entity's certificates to a standard, the latest first."""
    if entity.id is None:
        return unknown(entity.value("id"))
    return certificates(world, entity.id, standard)


def standing(world: World, entity: Element, standard: str) -> Answer:
    """Whether a certificate to the standard is in force on the day, whatever it covers."""
    key = ("standing", entity.pointer, standard)
    return world.remembered(key, lambda: covered(world, entity.value("id"), standard, Concern(known(world.judged_on))))


def current(world: World, entity: Element, standard: str) -> Element | Unknown | None:
    """The certificate that counts: in force, else the latest issued by the day, else the latest; None without any."""
    found = held(world, entity, standard)
    if isinstance(found, Unknown):
        return found
    for each in found:
        if is_true(each.value("in_force")):
            return each
    for each in found:
        issued = as_day(each.value("issued_on"))
        if issued is not None and world.judged_on >= issued:
            return each
    return found[0] if found else None


def in_force_ones(world: World, entity: Element, standard: str) -> Certificates:
    """The certificates that are, or may be, in force on the day."""
    found = held(world, entity, standard)
    return (
        found if isinstance(found, Unknown) else tuple(each for each in found if not is_false(each.value("in_force")))
    )


def _of_current(world: World, entity: Element, standard: str, test: Test) -> Value:
    certificate = current(world, entity, standard)
    if isinstance(certificate, Unknown):
        return certificate
    return FALSE if certificate is None else test(world, certificate)


def _in_force(standard: str) -> Measure:
    def in_force(world: World, entity: Element) -> Value:
        """Whether a certificate to the standard is in force on the day."""
        return standing(world, entity, standard).value

    return in_force


def _number(standard: str) -> Measure:
    def number(world: World, entity: Element) -> Value:
        """The number of the certificate that counts."""
        certificate = current(world, entity, standard)
        if isinstance(certificate, Unknown):
            return certificate
        return known("none") if certificate is None else certificate.value("number")

    return number


def _reason(standard: str) -> Measure:
    def reason(world: World, entity: Element) -> Value:
        """Why no certificate to the standard is in force on the day."""
        return known(standing(world, entity, standard).reason)

    return reason


def _provisional(standard: str) -> Measure:
    def provisional(world: World, entity: Element) -> Value:
        """Whether every certificate to the standard that is in force is provisional; false where none is."""
        found = in_force_ones(world, entity, standard)
        if isinstance(found, Unknown):
            return found
        levels = [each.value("level") for each in found]
        words = [as_text(level) for level in levels]
        if not words or "full" in words:
            return FALSE
        return TRUE if all(word == "provisional" for word in words) else unknown(*levels)

    return provisional


def _lost(standard: str, attribute: str) -> Measure:
    def lost(world: World, entity: Element) -> Value:
        """Whether the certificate that counts is suspended, withdrawn or expired on the day, and none is in force."""
        of_current = _of_current(world, entity, standard, lambda _, certificate: certificate.value(attribute))
        return all_of((negate(standing(world, entity, standard).value), of_current))

    return lost


for _short, _standard in STANDARDS.items():
    measure(f"entity.{_short}_in_force")(_in_force(_standard))
    measure(f"entity.{_short}_certificate")(_number(_standard))
    measure(f"entity.{_short}_reason")(_reason(_standard))
    measure(f"entity.{_short}_provisional")(_provisional(_standard))
    for _state in ("suspended", "withdrawn", "expired"):
        measure(f"entity.{_short}_{_state}")(_lost(_standard, f"{_state}_now"))


@measure("entity.has_any_certificate")
def has_any_certificate(world: World, entity: Element) -> Value:
    """Whether a certificate to either standard is in force on the day."""
    return any_of((standing(world, entity, "PS").value, standing(world, entity, "CoC").value))


@measure("entity.ever_ps_certified")
def ever_ps_certified(world: World, entity: Element) -> Value:
    """Whether a certificate to the Performance Standard was issued by the day."""
    found = held(world, entity, "PS")
    if isinstance(found, Unknown):
        return found
    return any_of(_issued(world, each) for each in found)


def _issued(world: World, certificate: Element) -> Value:
    issued = certificate.value("issued_on")
    day = as_day(issued)
    return unknown(issued) if day is None else known(world.judged_on >= day)


@measure("entity.certificate_gap")
def certificate_gap(world: World, entity: Element) -> Value:
    """Whether the entity was certified to the Performance Standard before and is not on the day."""
    return all_of((ever_ps_certified(world, entity), negate(standing(world, entity, "PS").value)))


def covers_concerned(world: World, entity: Element, standard: str) -> Answer:
    """Whether a certificate in force covers the facility that the claim is about (any, for other entities)."""
    facility = facility_concerned(world, entity)
    return covered(world, entity.value("id"), standard, Concern(known(world.judged_on), facility))


@measure("entity.ps_covers_facility")
def ps_covers_facility(world: World, entity: Element) -> Value:
    """Whether a PS certificate in force covers the facility that the claim is about."""
    return covers_concerned(world, entity, "PS").value


@measure("entity.coc_covers_facility")
def coc_covers_facility(world: World, entity: Element) -> Value:
    """Whether a CoC certificate in force covers the facility that the claim is about."""
    return covers_concerned(world, entity, "CoC").value


@measure("entity.certified_elsewhere")
def certified_elsewhere(world: World, entity: Element) -> Value:
    """Whether a PS certificate is in force, but none that covers the facility that the claim is about."""
    return all_of((standing(world, entity, "PS").value, negate(covers_concerned(world, entity, "PS").value)))
