"""Which principles of the Performance Standard a certificate covers.

What enters: a certificate. What leaves: whether it covers all eleven, only the first four, or Material Stewardship
alone, and until when a partial scope may last.
"""

from __future__ import annotations

from validator.facts.dates import months_after
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text
from validator.facts.values import FALSE, Known, Value, known, unknown

ALL = frozenset(range(1, 12))
FIRST_FOUR = frozenset(range(1, 5))
MATERIAL_STEWARDSHIP = frozenset({4})


def _covered(certificate: Element) -> frozenset[int] | None:
    principles = certificate.value("principles")
    if not isinstance(principles, Known) or not isinstance(principles.value, tuple):
        return None
    return frozenset(int(str(each)) for each in principles.value)


def _compare(certificate: Element, wanted: frozenset[int]) -> Value:
    if as_text(certificate.value("standard")) == "CoC":
        return FALSE
    covered = _covered(certificate)
    return unknown(certificate.value("principles")) if covered is None else known(covered == wanted)


@measure("certificate.covers_all_principles")
def covers_all_principles(_world: World, certificate: Element) -> Value:
    """Whether all eleven principles are covered; a CoC certificate has none."""
    return _compare(certificate, ALL)


@measure("certificate.covers_principles_1_to_4_only")
def covers_principles_1_to_4_only(_world: World, certificate: Element) -> Value:
    """Whether it covers principles 1 to 4 and no other: the first cycle of V3 after the casthouse."""
    return _compare(certificate, FIRST_FOUR)


@measure("certificate.material_stewardship_only")
def material_stewardship_only(_world: World, certificate: Element) -> Value:
    """Whether it covers principle 4, Material Stewardship, and no other."""
    return _compare(certificate, MATERIAL_STEWARDSHIP)


@measure("certificate.partial_scope_until")
def partial_scope_until(world: World, certificate: Element) -> Value:
    """Last day of the first cycle of V3, in which a scope of principles 1 to 4 is allowed."""
    return months_after(world, certificate.value("first_v3_issued_on"), "v3_first_cycle_months")
