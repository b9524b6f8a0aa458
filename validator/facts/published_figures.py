"""Published figures beside a claim: how old they are, and by which method they were reckoned.

What enters: the disclosures and the judged day. What leaves: whole years, and three-valued answers.
"""

from __future__ import annotations

import re
from datetime import date

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text, as_whole
from validator.facts.values import Value, known

ASI_METHOD = re.compile(r"\basi\b|aluminium stewardship initiative", re.IGNORECASE)


@measure("claim.judged_year")
def judged_year(world: World, _claim: Element) -> Value:
    """The calendar year in which the claim is judged."""
    return known(_year(world))


def _year(world: World) -> int:
    """The year of the judged day, found by comparing, so that its end is known to matter."""
    year = world.judged_on.year
    return year if world.judged_on <= date(year, 12, 31) else year + 1


@measure("disclosures.footprint_age_years")
def footprint_age_years(world: World, disclosures: Element) -> Value:
    """How many years the reporting year of the footprint lies back."""
    reported = disclosures.value("footprint_year")
    year = as_whole(reported)
    return reported if year is None else known(_year(world) - year)


@measure("disclosures.pathway_method_is_asi")
def pathway_method_is_asi(_world: World, disclosures: Element) -> Value:
    """Whether the emissions pathway was reckoned by ASI's method."""
    method = disclosures.value("pathway_method")
    named = as_text(method)
    return method if named is None else known(ASI_METHOD.search(named) is not None)
