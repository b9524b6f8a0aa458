"""The extension of a CoC certificate: was it asked for, does it count, and until when.

What enters: a certificate. What leaves: answers by ASI's extension option of 6 December 2024. Where the option itself
does not foresee a case (another standard, a later end), a person has to ask ASI: unknown, never a guess.
"""

from __future__ import annotations

from datetime import date

from validator.facts.answer import YES, Answer, both, no, unsure
from validator.facts.dates import add_days
from validator.facts.directory import certificate_name
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_flag, as_number, as_text, as_whole
from validator.facts.values import Known, Missing, Unknown, Value, known

FIELDS = ("extension_requested_on", "extended_to", "extension_approved")


def asked(certificate: Element) -> bool:
    """Whether the dossier speaks of an extension at all."""
    return any(isinstance(certificate.value(name), Known) for name in FIELDS)


def counts(world: World, certificate: Element) -> Answer:
    """Whether the extension is valid."""
    if not asked(certificate):
        return no("no extension was asked for")
    foreseen = (_for_coc(certificate), _ends_in_time(world, certificate), _expires_in_time(world, certificate))
    return both((_approved(certificate), asked_in_time(world, certificate), _no_majors(certificate), *foreseen))


def asked_in_time(world: World, certificate: Element) -> Answer:
    """Requested so many days before the certificate expires."""
    requested, expires = certificate.value("extension_requested_on"), certificate.value("expires_on")
    notice = world.parameter("coc_extension_notice_days")
    asked_on, last, days = as_day(requested), as_day(expires), as_whole(notice)
    if asked_on is None or last is None or days is None:
        return unsure(requested, expires, notice)
    if asked_on <= add_days(last, -days):
        return YES
    early = (last - asked_on).days
    return no(f"it was requested on {asked_on}, {early} days before the expiry, and {days} are needed")


def _approved(certificate: Element) -> Answer:
    approved = certificate.value("extension_approved")
    if as_flag(approved) is False:
        return no("ASI has not approved it")
    return Answer(approved)


def _no_majors(certificate: Element) -> Answer:
    majors = certificate.value("majors")
    number = as_number(majors)
    if number is None:
        return unsure(majors)
    return YES if number == 0 else no(f"the last audit found {number} major non-conformances, and none is allowed")


def _for_coc(certificate: Element) -> Answer:
    if as_text(certificate.value("standard")) == "CoC":
        return YES
    return _ask_asi(certificate, "ASI's extension option is for CoC certificates. Did ASI extend")


def _ends_in_time(world: World, certificate: Element) -> Answer:
    within = _not_after(world, certificate, "extended_to", "coc_extension_limit")
    return (
        _ask_asi(certificate, "The extension ends later than ASI's option foresees. Did ASI extend")
        if within.no
        else within
    )


def _expires_in_time(world: World, certificate: Element) -> Answer:
    within = _not_after(world, certificate, "expires_on", "coc_extension_expiry_limit")
    return _ask_asi(certificate, "The option is for earlier expiries. Did ASI extend") if within.no else within


def _not_after(world: World, certificate: Element, attribute: str, parameter: str) -> Answer:
    given, limit = certificate.value(attribute), world.parameter(parameter)
    day, last = as_day(given), as_day(limit)
    if day is None or last is None:
        return unsure(given, limit)
    return YES if day <= last else no(f"{day} is after {last}")


def _ask_asi(certificate: Element, told: str) -> Answer:
    question = f"{told} certificate {as_text(certificate.value('number'))} all the same?"
    root = Missing("certificate.extension_approved", f"{certificate.pointer}/extension/approved", "person", question)
    return Answer(Unknown((root,)))


def extended_to(world: World, certificate: Element) -> Value:
    """The last day of the certificate: that of a valid extension, else its own."""
    if not asked(certificate):
        return certificate.value("expires_on")
    answer = counts(world, certificate)
    if answer.yes:
        return _later(certificate.value("extended_to"), certificate.value("expires_on"))
    return certificate.value("expires_on") if answer.no else answer.value


def _later(one: Value, other: Value) -> Value:
    first, second = as_day(one), as_day(other)
    if first is None or second is None:
        return one if first is None else other
    return known(max(date(first.year, first.month, first.day), second))


@measure("certificate.extension_asked")
def extension_asked(_world: World, certificate: Element) -> Value:
    """Whether the dossier speaks of an extension; never unknown."""
    return known(asked(certificate))


@measure("certificate.extension_valid")
def extension_valid(world: World, certificate: Element) -> Value:
    """Whether an extension counts: approved, asked in time, no major non-conformance, within ASI's option."""
    return counts(world, certificate).value


@measure("certificate.extension_reason")
def extension_reason(world: World, certificate: Element) -> Value:
    """Why the extension does not count."""
    answer = counts(world, certificate)
    told = f"The extension of {certificate_name(world, certificate)} does not count: {answer.reason}."
    return known(told if answer.no and asked(certificate) else "")


@measure("certificate.extension_in_time")
def extension_in_time(world: World, certificate: Element) -> Value:
    """Whether the extension was requested early enough before the expiry."""
    return asked_in_time(world, certificate).value


@measure("certificate.extension_end_allowed")
def extension_end_allowed(world: World, certificate: Element) -> Value:
    """Whether the extension ends no later than ASI's option allows."""
    return _not_after(world, certificate, "extended_to", "coc_extension_limit").value


@measure("certificate.expiry_within_extension_rule")
def expiry_within_extension_rule(world: World, certificate: Element) -> Value:
    """Whether the certificate expires early enough for ASI's extension option."""
    return _not_after(world, certificate, "expires_on", "coc_extension_expiry_limit").value


@measure("certificate.last_day")
def last_day(world: World, certificate: Element) -> Value:
    """Last day on which the certificate is valid, a valid extension included."""
    return extended_to(world, certificate)
