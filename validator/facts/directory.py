"""What an id names: elements by id, the certificates of an entity, the name of a company.

What enters: the world. What leaves: elements and names, looked up once for each dossier. An id that names nothing
(facts given by hand) leads to None, or to the id itself where a name is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping

from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_day, as_text
from validator.facts.values import Missing, Unknown, Value

Certificates = tuple[Element, ...] | Unknown


def by_id(world: World, kind: str) -> Mapping[str, Element]:
    """The elements of a kind by id; of several with one id the first."""
    return world.remembered(("by id", kind), lambda: _by_id(world.subjects(kind)))


def _by_id(listed: tuple[Element, ...]) -> Mapping[str, Element]:
    found: dict[str, Element] = {}
    for element in listed:
        if element.id is not None:
            found.setdefault(element.id, element)
    return found


def named(world: World, kind: str, reference: Value) -> Element | None:
    """The element that a reference names."""
    identity = as_text(reference)
    return None if identity is None else by_id(world, kind).get(identity)


def nowhere(world: World, kind: str, reference: Value) -> Unknown:
    """Why a reference leads to no element: it is not given, or the list that it leads into is left out."""
    if isinstance(reference, Unknown):
        return reference
    listed = world.elements(kind)
    return (
        listed if isinstance(listed, Unknown) else Unknown((Missing(kind, "", "missing", f"Which {kind} is meant?"),))
    )


def entity_name(world: World, identity: str | None) -> str:
    """What a company is called in a sentence."""
    if identity is None:
        return "the company"
    entity = by_id(world, "entity").get(identity)
    return (as_text(entity.value("name")) if entity is not None else None) or identity


def certificates(world: World, holder: str, standard: str) -> Certificates:
    """The certificates of an entity to a standard, the latest issued first; unknown where the list is left out."""
    listed = world.elements("certificate")
    if isinstance(listed, Unknown):
        return listed
    return world.remembered("certificates", lambda: _by_holder(listed)).get((holder, standard), ())


def _by_holder(listed: tuple[Element, ...]) -> Mapping[tuple[str, str], tuple[Element, ...]]:
    found: dict[tuple[str, str], list[Element]] = {}
    for each in sorted(listed, key=_latest_first):
        key = (as_text(each.value("holder")) or "", as_text(each.value("standard")) or "")
        found.setdefault(key, []).append(each)
    return {key: tuple(group) for key, group in found.items()}


def _latest_first(certificate: Element) -> tuple[int, str]:
    issued = as_day(certificate.value("issued_on"))
    return (-issued.toordinal() if issued is not None else 0, certificate.id or "")


def certificate_name(world: World, certificate: Element) -> str:
    """``CoC certificate 409 of South32``."""
    standard = as_text(certificate.value("standard")) or "The"
    number = as_text(certificate.value("number")) or ""
    return f"{standard} certificate {number} of {entity_name(world, as_text(certificate.value('holder')))}"
