"""Published figures: the age of a footprint, the judged year, the method of a pathway."""

from __future__ import annotations

from datetime import date

import pytest

from validator.facts.day import JudgedDay
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.published_figures import footprint_age_years, judged_year, pathway_method_is_asi
from validator.facts.values import Known, Missing, Unknown, Value

NOT_GIVEN = Unknown((Missing("parameter.given", "", "parameter"),))


def world_on(day: str) -> World:
    """A world in which nothing is known but the day."""
    return World({}, {}, JudgedDay.of(date.fromisoformat(day)), lambda _name: NOT_GIVEN)


def disclosed(**given: int | str) -> Element:
    """Disclosures with these attributes."""
    return Element("disclosures", None, "/disclosures", {name: Known(value) for name, value in given.items()})


@pytest.mark.parametrize(("year", "age"), [(2026, 0), (2024, 2), (2027, -1)])
def test_a_footprint_ages_with_the_calendar_year(year: int, age: int) -> None:
    assert footprint_age_years(world_on("2026-11-22"), disclosed(footprint_year=year)) == Known(age)


def test_the_age_of_a_footprint_without_a_year_is_unknown() -> None:
    found = footprint_age_years(world_on("2026-11-22"), disclosed())

    assert isinstance(found, Unknown)
    assert found.missing[0].name == "disclosures.footprint_year"


def test_the_judged_year_changes_with_the_year() -> None:
    world = world_on("2026-11-22")

    assert judged_year(world, disclosed()) == Known(2026)
    assert date(2027, 1, 1) in world.judged_on.turning_points


@pytest.mark.parametrize(
    ("method", "asi"),
    [
        ("ASI Entity GHG Pathways Calculation Tool V2.0", True),
        ("method of the Aluminium Stewardship Initiative", True),
        ("SBTi sectoral approach", False),
        ("basic model", False),
    ],
)
def test_whose_method_it_is(method: str, asi: bool) -> None:
    assert said(pathway_method_is_asi(world_on("2026-11-22"), disclosed(pathway_method=method))) is asi


def said(value: Value) -> object:
    """The plain answer; None where it is unknown."""
    return value.value if isinstance(value, Known) else None
