"""Is a certificate in force on a day? Issue, expiry, extension, suspension, withdrawal, all days inclusive.

What enters: a certificate and a day. What leaves: an `Answer`; where it is no, a sentence for people who are no
experts. The register's status is that of today: about an earlier day it says something only together with its dates.
"""

from __future__ import annotations

from datetime import date

from validator.facts import extension
from validator.facts.answer import YES, Answer, both, no, unsure
from validator.facts.directory import certificate_name
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_text
from validator.facts.values import Known, Value, known, negate


def in_force_on(world: World, certificate: Element, day: date) -> Answer:
    """Whether the certificate is in force on a day."""
    key = ("in force", certificate.pointer, day is world.judged_on, day.toordinal())
    return world.remembered(key, lambda: _in_force_on(world, certificate, day))


def _in_force_on(world: World, certificate: Element, day: date) -> Answer:
    return both(
        (
            not_withdrawn(world, certificate, day),
            not_suspended(world, certificate, day),
            not_expired(world, certificate, day),
            _issued(world, certificate, day),
        )
    )


def _issued(world: World, certificate: Element, day: date) -> Answer:
    issued = certificate.value("issued_on")
    first = as_day(issued)
    if first is None:
        return unsure(issued)
    return YES if day >= first else no(f"{certificate_name(world, certificate)} was issued only on {first}.")


def not_withdrawn(world: World, certificate: Element, day: date) -> Answer:
    """Not withdrawn by the day."""
    withdrawn, status = certificate.value("withdrawn_on"), certificate.value("status")
    since = as_day(withdrawn)
    if since is not None:
        return YES if day < since else no(f"{certificate_name(world, certificate)} was withdrawn on {since}.")
    if as_text(status) == "withdrawn":
        told = f"{certificate_name(world, certificate)} is withdrawn."
        return no(told) if day is world.judged_on else unsure(withdrawn)
    return YES if isinstance(status, Known) else unsure(status)


def not_suspended(world: World, certificate: Element, day: date) -> Answer:
    """Not suspended on the day."""
    status, since = certificate.value("status"), certificate.value("suspended_from")
    first, last = as_day(since), as_day(certificate.value("suspended_until"))
    if first is not None and day < first:
        return YES
    if as_text(status) == "suspended" and day is world.judged_on:
        from_then = f" since {first}" if first is not None else ""
        return no(f"{certificate_name(world, certificate)} is suspended{from_then}.")
    if last is not None and day > last:
        return YES if isinstance(status, Known) else unsure(status)
    if first is None:
        return _suspended_some_day(certificate, last)
    return _suspended_from(world, certificate, first, last, day)


def _suspended_some_day(certificate: Element, last: date | None) -> Answer:
    """No first day is given: suspended at some time if the status or a last day says so."""
    status = certificate.value("status")
    if last is not None or as_text(status) == "suspended":
        return unsure(certificate.value("suspended_from"))
    return YES if isinstance(status, Known) else unsure(status)


def _suspended_from(world: World, certificate: Element, first: date, last: date | None, day: date) -> Answer:
    name, status = certificate_name(world, certificate), certificate.value("status")
    if last is not None:
        return no(f"{name} was suspended from {first} to {last}.")
    if as_text(status) == "suspended":
        return no(f"{name} is suspended since {first}.")
    if day is world.judged_on and isinstance(status, Known):
        return YES
    return unsure(certificate.value("suspended_until"))


def not_expired(world: World, certificate: Element, day: date) -> Answer:
    """Not past its last day, an extension included."""
    expires = certificate.value("expires_on")
    last = as_day(expires)
    if as_text(certificate.value("status")) == "expired" and day is world.judged_on:
        name = certificate_name(world, certificate)
        return no(f"{name} expired on {last}." if last is not None and day > last else f"{name} has expired.")
    if last is None:
        return unsure(expires)
    if day <= last:
        return YES
    return _extended_over(world, certificate, last, day)


def _extended_over(world: World, certificate: Element, last: date, day: date) -> Answer:
    name = certificate_name(world, certificate)
    if not extension.asked(certificate):
        return no(f"{name} expired on {last}.")
    until = certificate.value("extended_to")
    end = as_day(until)
    if end is not None and day > end:
        return no(f"{name} expired on {last}, and its extension ends on {end}.")
    counted = extension.counts(world, certificate)
    if counted.no:
        return no(f"{name} expired on {last}; its extension does not count: {counted.reason}.")
    return both((counted, YES if end is not None else unsure(until)))


@measure("certificate.in_force")
def in_force(world: World, certificate: Element) -> Value:
    """Whether the certificate is in force on the day on which the claim is judged."""
    return in_force_on(world, certificate, world.judged_on).value


@measure("certificate.reason")
def reason(world: World, certificate: Element) -> Value:
    """Why the certificate is not in force on the day on which the claim is judged."""
    return known(in_force_on(world, certificate, world.judged_on).reason)


@measure("certificate.extended_now")
def extended_now(world: World, certificate: Element) -> Value:
    """Whether the certificate is in force on the day only because it was extended."""
    last = as_day(certificate.value("expires_on"))
    if last is None or world.judged_on <= last:
        return known(False) if last is not None else unsure(certificate.value("expires_on")).value
    return in_force_on(world, certificate, world.judged_on).value


@measure("certificate.suspended_now")
def suspended_now(world: World, certificate: Element) -> Value:
    """Whether the certificate is suspended on the day."""
    return negate(not_suspended(world, certificate, world.judged_on).value)


@measure("certificate.withdrawn_now")
def withdrawn_now(world: World, certificate: Element) -> Value:
    """Whether the certificate is withdrawn by the day."""
    return negate(not_withdrawn(world, certificate, world.judged_on).value)


@measure("certificate.expired_now")
def expired_now(world: World, certificate: Element) -> Value:
    """Whether the certificate's last day has passed."""
    return negate(not_expired(world, certificate, world.judged_on).value)
