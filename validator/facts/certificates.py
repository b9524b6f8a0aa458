"""What a certificate says of itself: number, dates in order, length, audit, and whether the claim relies on it.

What enters: a certificate. What leaves: three-valued answers for the rules on the register and on assurance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from validator.facts import directory
from validator.facts.dates import add_days, months_after
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_text, as_whole
from validator.facts.standing import current
from validator.facts.values import FALSE, TRUE, Known, Unknown, Value, all_of, any_of, known, negate, unknown

ACCREDITATION = re.compile(r"asi\W*(acc|app)\b", re.IGNORECASE)
LENGTHS = {"full": "full_certificate_months", "provisional": "provisional_certificate_months"}


@measure("certificate.holder_name")
def holder_name(world: World, certificate: Element) -> Value:
    """The name of the entity that holds it."""
    return known(directory.entity_name(world, as_text(certificate.value("holder"))))


@measure("certificate.relied_on")
def relied_on(world: World, certificate: Element) -> Value:
    """Whether the claim relies on it: held by the holder or the claimant, of a standard that the claim needs.

    Of several that one entity holds to one standard, it is the one in force, else the latest issued by the day.
    """
    holder, standard = certificate.value("holder"), as_text(certificate.value("standard"))
    sides = [world.one("holder"), world.one("claimant")]
    side = next((each for each in sides if each.id is not None and each.id == as_text(holder)), None)
    if side is None:
        open_sides = [each.value("id") for each in sides if each.id is None]
        return unknown(*open_sides) if open_sides else FALSE
    if standard is None or current(world, side, standard) is not certificate:
        return FALSE
    return _needed(world, side, standard)


def _needed(world: World, side: Element, standard: str) -> Value:
    """The holder's are needed as the claim needs its standard; a claimant apart only for the standard concerned."""
    claim = world.one("claim")
    concerned = claim.value("standard_concerned")
    named = concerned if isinstance(concerned, Unknown) else known(as_text(concerned) == standard)
    if side is not world.one("holder"):
        return all_of((claim.value("is_certification"), named))
    return any_of((named, claim.value("needs_coc" if standard == "CoC" else "needs_ps")))


@measure("certificate.number_is_integer")
def number_is_integer(world: World, certificate: Element) -> Value:
    """Whether its number is a plain positive whole number of at most so many digits."""
    number, limit = certificate.value("number"), world.parameter("certificate_number_digits")
    written, digits = as_text(number), as_whole(limit)
    if written is None or digits is None:
        return unknown(number, limit)
    plain = written.isascii() and written.isdigit()
    return known(plain and len(written) <= digits and int(written) > 0)


@measure("certificate.number_is_accreditation_code")
def number_is_accreditation_code(_world: World, certificate: Element) -> Value:
    """Whether its number is the code of an auditor (ASI-ACC-…, ASI-APP-…), which is no certificate number."""
    number = certificate.value("number")
    written = as_text(number)
    return unknown(number) if written is None else known(ACCREDITATION.match(written) is not None)


@measure("certificate.same_number_clash")
def same_number_clash(world: World, certificate: Element) -> Value:
    """Whether its number also stands on a certificate of another holder or to another standard."""
    owners = world.remembered("owners of numbers", lambda: _owners(world))
    return known(len(owners[as_text(certificate.value("number")) or ""]) > 1)


def _owners(world: World) -> Mapping[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for each in world.subjects("certificate"):
        owner = (as_text(each.value("holder")) or "", as_text(each.value("standard")) or "")
        found.setdefault(as_text(each.value("number")) or "", set()).add(owner)
    return found


@measure("certificate.length_limit")
def length_limit(world: World, certificate: Element) -> Value:
    """Latest expiry for its level: three years for a full certification, one for a provisional, less a day.

    So many days of tolerance are added as the parameter says.
    """
    level = certificate.value("level")
    months = LENGTHS.get(as_text(level) or "")
    tolerance = world.parameter("certificate_tolerance_days")
    days = as_whole(tolerance)
    if months is None or days is None:
        return unknown(level, tolerance)
    end = months_after(world, certificate.value("issued_on"), months)
    last = as_day(end)
    return end if last is None else known(add_days(last, days - 1))


@measure("certificate.length_limit_ok")
def length_limit_ok(world: World, certificate: Element) -> Value:
    """Whether it expires no later than its level allows."""
    return _in_order(certificate.value("expires_on"), length_limit(world, certificate))


@measure("certificate.dates_in_order")
def dates_in_order(_world: World, certificate: Element) -> Value:
    """Whether certified since, issued and expiry follow each other (certified since may be left out)."""
    since, issued, expires = (certificate.value(name) for name in ("certified_since", "issued_on", "expires_on"))
    parts = [_in_order(issued, expires)]
    if isinstance(since, Known):
        parts.append(_in_order(since, issued))
    return all_of(parts)


def _in_order(first: Value, second: Value) -> Value:
    one, other = as_day(first), as_day(second)
    if one is None or other is None:
        return unknown(first, second)
    return known(one <= other)


@measure("certificate.repeated_provisional")
def repeated_provisional(world: World, certificate: Element) -> Value:
    """Whether it is provisional, and so was the one that its holder had before it to the same standard."""
    level, before = certificate.value("level"), _one_before(world, certificate)
    if isinstance(before, Unknown):
        return all_of((_provisional(level), before))
    return FALSE if before is None else all_of((_provisional(level), _provisional(before.value("level"))))


def _provisional(level: Value) -> Value:
    return known(as_text(level) == "provisional") if isinstance(level, Known) else level


def _one_before(world: World, certificate: Element) -> Element | Unknown | None:
    holder, standard = as_text(certificate.value("holder")), as_text(certificate.value("standard"))
    if holder is None or standard is None:
        return None
    listed = directory.certificates(world, holder, standard)
    issued = as_day(certificate.value("issued_on"))
    if isinstance(listed, Unknown) or issued is None:
        return listed if isinstance(listed, Unknown) else unknown(certificate.value("issued_on"))
    earlier = [(day, each) for each in listed if (day := as_day(each.value("issued_on"))) is not None and day < issued]
    return earlier[0][1] if earlier else None


@measure("certificate.surveillance_overdue")
def surveillance_overdue(world: World, certificate: Element) -> Value:
    """Whether a full certificate has gone too long without a surveillance audit and its maturity is not high."""
    limit = months_after(world, certificate.value("issued_on"), "surveillance_overdue_months")
    last, level = as_day(limit), certificate.value("level")
    past = limit if last is None else known(world.judged_on > last)
    full = known(as_text(level) == "full") if isinstance(level, Known) else level
    maturity = certificate.value("maturity")
    high = known(as_text(maturity) == "high") if isinstance(maturity, Known) else maturity
    audited = TRUE if isinstance(certificate.value("surveillance_on"), Known) else FALSE
    return all_of((full, past, negate(audited), negate(high)))
