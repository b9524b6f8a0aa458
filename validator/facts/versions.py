"""Versions of the standards: what a certificate names, what a claim names, and the change from 2017 to 2022.

What enters: a version as it is written (V2, 2.1, "V3 (2022)"). What leaves: the main version: V3, V3.0 and V3.1 are one
set of criteria, V2 and V2.1 of the CoC Standard likewise.
"""

from __future__ import annotations

import re
from functools import lru_cache

from validator.facts.dates import months_after
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_flag, as_text
from validator.facts.values import FALSE, Unknown, Value, all_of, any_of, known, unknown

WRITTEN = re.compile(r"\s*(?:version|v)?\s*\.?\s*([0-9]+)(?:\.[0-9]+)*\b", re.IGNORECASE)
YEARS = {"2014": "V1", "2017": "V2", "2022": "V3"}
COC_YEARS = {"2017": "V1", "2022": "V2"}
MAIN = ("V1", "V2", "V3")
OF_2017 = {"PS": ("V1", "V2"), "CoC": ("V1",)}


@lru_cache(maxsize=256)
def main_version(written: str, standard: str | None) -> str:
    """V1, V2 or V3, or ``other``; a year of publication stands for its version."""
    found = WRITTEN.match(written)
    if found is None:
        return "other"
    years = COC_YEARS if standard == "CoC" else YEARS
    version = years.get(found[1], f"V{found[1]}")
    return version if version in MAIN else "other"


def of_certificate(certificate: Element) -> Value:
    """The main version that a certificate names."""
    version, standard = certificate.value("version"), certificate.value("standard")
    written = as_text(version)
    return unknown(version) if written is None else known(main_version(written, as_text(standard)))


@measure("certificate.main_version")
def certificate_version(_world: World, certificate: Element) -> Value:
    """V1, V2, V3 or other."""
    return of_certificate(certificate)


@measure("certificate.is_2017_standard")
def is_2017_standard(_world: World, certificate: Element) -> Value:
    """Whether the certificate is to the standards of 2017 or before: PS V1 or V2, CoC V1."""
    version, standard = of_certificate(certificate), certificate.value("standard")
    written, name = as_text(version), as_text(standard)
    if written is None or name is None:
        return unknown(*(value for value in (version, standard) if isinstance(value, Unknown)))
    return known(written in OF_2017[name])


@measure("certificate.is_2022_standard")
def is_2022_standard(_world: World, certificate: Element) -> Value:
    """Whether the certificate is to the standards of 2022: PS V3, CoC V2."""
    version, standard = of_certificate(certificate), certificate.value("standard")
    written, name = as_text(version), as_text(standard)
    if written is None or name is None:
        return unknown(*(value for value in (version, standard) if isinstance(value, Unknown)))
    return known(written == {"PS": "V3", "CoC": "V2"}[name])


@measure("certificate.issued_after_2017_cutoff")
def issued_after_2017_cutoff(world: World, certificate: Element) -> Value:
    """Whether it is to a standard of 2017 and was issued when only those of 2022 could be used."""
    cutoff = world.parameter("standards_2022_only_from")
    return all_of((is_2017_standard(world, certificate), _from(certificate.value("issued_on"), cutoff)))


@measure("certificate.audit_before_cutoff")
def audit_before_cutoff(world: World, certificate: Element) -> Value:
    """Whether its audit took place while the standards of 2017 could still be used."""
    after = _from(certificate.value("audit_on"), world.parameter("standards_2022_only_from"))
    return after if isinstance(after, Unknown) else known(as_flag(after) is False)


@measure("certificate.older_than_three_years")
def older_than_three_years(world: World, certificate: Element) -> Value:
    """Whether, on the day, more time has passed since its issue than a full certification lasts."""
    limit = months_after(world, certificate.value("issued_on"), "full_certificate_months")
    last = as_day(limit)
    return unknown(limit) if last is None else known(world.judged_on > last)


def _from(value: Value, first: Value) -> Value:
    day, start = as_day(value), as_day(first)
    if day is None or start is None:
        return unknown(value, first)
    return known(day >= start)


@measure("claim.edition")
def edition(world: World, _claim: Element) -> Value:
    """The edition of the Claims Guide that governs on the day."""
    third, second = world.parameter("claims_guide_v3_from"), world.parameter("claims_guide_v2_from")
    from_third, from_second = as_day(third), as_day(second)
    if from_third is None or from_second is None:
        return unknown(third, second)
    if world.judged_on >= from_third:
        return known("V3")
    return known("V2" if world.judged_on >= from_second else "V1")


def names_version_of(claim: Element, certificates: tuple[Element, ...]) -> Value:
    """Whether the version that the claim names is that of one of the certificates."""
    named = claim.value("version_named")
    written = as_text(named)
    if written is None:
        return unknown(named)
    if not certificates:
        return FALSE
    return any_of(_same(written, each) for each in certificates)


def _same(written: str, certificate: Element) -> Value:
    version = of_certificate(certificate)
    name = as_text(version)
    if name is None:
        return version
    return known(main_version(written, as_text(certificate.value("standard"))) == name)
