"""Published figures: the age of a footprint, the judged year, the method of a pathway."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]
DAY = "2026-11-22"


@pytest.mark.parametrize(("year", "age"), [(2026, 0), (2024, 2), (2027, -1)])
def test_a_footprint_ages_with_the_calendar_year(facts: Ask, year: int, age: int) -> None:
    assert facts(DAY, disclosures={"footprint_year": year})("disclosures.footprint_age_years") == age


def test_the_age_of_a_footprint_without_a_year_is_unknown(facts: Ask) -> None:
    ask = facts(DAY, disclosures={})
    assert ask("disclosures.footprint_age_years") is None
    assert ask.missing("disclosures.footprint_age_years") == ("disclosures.footprint_year",)


def test_the_judged_year(facts: Ask) -> None:
    assert facts(DAY)("claim.judged_year") == 2026


@pytest.mark.parametrize(
    ("method", "asi"),
    [
        ("ASI Entity GHG Pathways Calculation Tool V2.0", True),
        ("method of the Aluminium Stewardship Initiative", True),
        ("SBTi sectoral approach", False),
        ("basic model", False),
    ],
)
def test_whose_method_it_is(facts: Ask, method: str, asi: bool) -> None:
    assert facts(disclosures={"pathway_method": method})("disclosures.pathway_method_is_asi") is asi
