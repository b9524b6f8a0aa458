"""Conformance ratings: how many criteria the audit left without one.

What enters: a certificate. What leaves: a whole number, unknown where one of the audit's lists is not given.
"""

from __future__ import annotations

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_words
from validator.facts.values import Value, known, unknown


@measure("certificate.criteria_left_out")
def criteria_left_out(_world: World, certificate: Element) -> Value:
    """Criteria that were not applicable, and those that could not be rated."""
    lists = certificate.value("not_applicable"), certificate.value("unable_to_rate")
    not_applicable, unable = (as_words(value) for value in lists)
    if not_applicable is None or unable is None:
        return unknown(*lists)
    return known(len({*not_applicable, *unable}))
