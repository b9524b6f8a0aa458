"""What the claim cites, and how long it runs, against the certificates it relies on.

What enters: the claim. What leaves: three-valued answers about criteria that the audit did not rate, and about the last
day of printing, sale or display.
"""

from __future__ import annotations

from validator.facts import standing
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_words
from validator.facts.values import FALSE, Unknown, Value, all_of, any_of, known, unknown


def _cites(world: World, claim: Element, attribute: str) -> Value:
    cited = claim.value("criteria_cited")
    criteria, certificate = as_words(cited), standing.current(world, world.one("holder"), "PS")
    if criteria is None or isinstance(certificate, Unknown):
        return unknown(*(value for value in (cited, certificate) if isinstance(value, Unknown)))
    if certificate is None or not criteria:
        return FALSE
    listed = certificate.value(attribute)
    rated = as_words(listed)
    return unknown(listed) if rated is None else known(bool(set(criteria) & set(rated)))


@measure("claim.cites_not_applicable")
def cites_not_applicable(world: World, claim: Element) -> Value:
    """Whether it cites a criterion that the audit found not applicable."""
    return _cites(world, claim, "not_applicable")


@measure("claim.cites_unable_to_rate")
def cites_unable_to_rate(world: World, claim: Element) -> Value:
    """Whether it cites a criterion that the audit was unable to rate."""
    return _cites(world, claim, "unable_to_rate")


@measure("claim.ends_after_certificate")
def ends_after_certificate(world: World, claim: Element) -> Value:
    """Whether printing, sale or display goes on after a certificate that the claim relies on has run out."""
    until, listed = claim.value("runs_until"), world.elements("certificate")
    end = as_day(until)
    if isinstance(listed, Unknown) or end is None:
        return unknown(*(value for value in (until, listed) if isinstance(value, Unknown)))
    return any_of(all_of((each.value("relied_on"), _ends_before(each, end.toordinal()))) for each in listed)


def _ends_before(certificate: Element, end: int) -> Value:
    last = certificate.value("last_day")
    day = as_day(last)
    return unknown(last) if day is None else known(day.toordinal() < end)
