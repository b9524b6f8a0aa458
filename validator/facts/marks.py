"""Logos, certificate numbers and links: whose number is it, is the artwork the approved one, where does a link lead?

What enters: a mark of the claim. What leaves: three-valued answers.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text
from validator.facts.values import FALSE, Known, Unknown, Value, any_of, known, unknown

ASI_SITE = "aluminium-stewardship.org"
MEMBERS_ONLY = frozenset({"responsible_aluminium_sourcing", "asi_certified", "member", "ps_entity", "coc_entity"})


def _with_number(world: World, mark: Element) -> tuple[Element, ...] | Unknown:
    """The certificates of the dossier that have the number shown."""
    number, listed = mark.value("certificate_number"), world.elements("certificate")
    shown = as_text(number)
    if shown is None or isinstance(listed, Unknown):
        return unknown(*(value for value in (number, listed) if isinstance(value, Unknown)))
    return tuple(each for each in listed if _plain(as_text(each.value("number")) or "") == _plain(shown))


def _plain(number: str) -> str:
    return number.strip().lstrip("#").casefold()


def _sides(world: World) -> tuple[str, ...] | Unknown:
    sides = [world.one(role) for role in ("holder", "claimant")]
    ids = tuple(side.id for side in sides if side.id is not None)
    return ids if len(ids) == len(sides) else unknown(*(side.value("id") for side in sides if side.id is None))


@measure("mark.number_known")
def number_known(world: World, mark: Element) -> Value:
    """Whether the certificate number shown stands on a certificate of the dossier."""
    found = _with_number(world, mark)
    return found if isinstance(found, Unknown) else known(bool(found))


@measure("mark.number_is_holders")
def number_is_holders(world: World, mark: Element) -> Value:
    """Whether it is the number of a certificate of the holder or the claimant."""
    found, sides = _with_number(world, mark), _sides(world)
    if isinstance(found, Unknown) or isinstance(sides, Unknown):
        return unknown(*(value for value in (found, sides) if isinstance(value, Unknown)))
    return known(any(as_text(each.value("holder")) in sides for each in found))


@measure("mark.number_is_anothers")
def number_is_anothers(world: World, mark: Element) -> Value:
    """Whether it is the number of somebody else's certificate."""
    found, own = _with_number(world, mark), number_is_holders(world, mark)
    if isinstance(found, Unknown) or not isinstance(own, Known):
        return unknown(*(value for value in (found, own) if isinstance(value, Unknown)))
    return known(bool(found) and own == FALSE)


@measure("mark.number_standard_fits")
def number_standard_fits(world: World, mark: Element) -> Value:
    """Whether a certificate with the number shown is to the standard that the claim is about."""
    found, standard = _with_number(world, mark), world.one("claim").value("standard_concerned")
    word = as_text(standard)
    if isinstance(found, Unknown) or word is None:
        return unknown(*(value for value in (found, standard) if isinstance(value, Unknown)))
    return any_of(known(word in ("none", as_text(each.value("standard")))) for each in found)


@measure("mark.artwork_is_approved")
def artwork_is_approved(world: World, mark: Element) -> Value:
    """Whether its artwork is, to the byte, the one that ASI approved."""
    own, approved = mark.value("artwork_sha256"), world.one("approval").value("artwork_sha256")
    mine, theirs = as_text(own), as_text(approved)
    return unknown(own, approved) if mine is None or theirs is None else known(mine == theirs)


@measure("mark.links_to_asi")
def links_to_asi(_world: World, mark: Element) -> Value:
    """Whether its address lies on ASI's own site."""
    address = mark.value("url")
    written = as_text(address)
    if written is None:
        return address
    host = (_parts(written)[1]).casefold()
    return known(host == ASI_SITE or host.endswith(f".{ASI_SITE}"))


@measure("mark.https")
def https(_world: World, mark: Element) -> Value:
    """Whether its address is one of https."""
    address = mark.value("url")
    written = as_text(address)
    return address if written is None else known(_parts(written)[0] == "https")


def _parts(address: str) -> tuple[str, str]:
    """Scheme and host; nothing of an address that cannot be read."""
    try:
        parts = urlsplit(address)
        return parts.scheme.casefold(), parts.hostname or ""
    except ValueError:
        return "", ""


@measure("mark.is_member_or_certified_logo")
def is_member_or_certified_logo(_world: World, mark: Element) -> Value:
    """Whether it is a logo that only members or certified entities may show."""
    kind, variant = mark.value("kind"), mark.value("variant")
    if isinstance(kind, Known) and as_text(kind) != "logo":
        return FALSE
    word = as_text(variant)
    return variant if word is None else known(word in MEMBERS_ONLY)
