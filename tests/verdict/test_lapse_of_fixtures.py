"""The day on which an approval lapses, held against judging day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from validator import Validator
from validator.dossier.dossier import Dossier, load_dossier

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
INDEX = yaml.safe_load((FIXTURES / "index.yaml").read_text(encoding="utf-8"))
APPROVED = [
    name for name, entry in INDEX.items() if entry.get("verdict") == "approve" and not name.startswith("scenarios/")
]
DAY_BY_DAY = ("membership/new-industrial-user.yaml", "sourcing/half-of-purchases.yaml", "marketing/ngo-report.yaml")
STEP, DAYS = 11, 400


def days_from(first: date, step: int) -> Iterator[date]:
    """So many days from the first on, each or some of them."""
    return (first + timedelta(days=number) for number in range(0, DAYS, step))


@pytest.mark.parametrize("name", APPROVED)
def test_every_earlier_day_is_approved_and_the_day_itself_is_not(validator: Validator, name: str) -> None:
    read = load_dossier(FIXTURES / name)
    assert isinstance(read, Dossier)
    determination = validator.check(read, as_of=date(2026, 11, 15))
    assert determination.verdict == "approve", determination.asked
    assert determination.as_of is not None
    lapse = determination.lapses_on
    for day in days_from(determination.as_of, STEP):
        if lapse is None or day < lapse:
            assert validator.verdict_on(read.data, day)[0] == "approve", day
    if lapse is not None:
        assert validator.verdict_on(read.data, lapse - timedelta(days=1))[0] == "approve"
        assert validator.verdict_on(read.data, lapse)[0] != "approve"


@pytest.mark.parametrize("name", DAY_BY_DAY)
def test_it_is_the_first_day_that_judging_day_after_day_finds(validator: Validator, name: str) -> None:
    read = load_dossier(FIXTURES / name)
    assert isinstance(read, Dossier)
    determination = validator.check(read, as_of=date(2026, 11, 15))
    assert determination.as_of is not None
    verdicts = ((day, validator.verdict_on(read.data, day)[0]) for day in days_from(determination.as_of, 1))
    found = next((day for day, verdict in verdicts if verdict != "approve"), None)
    assert determination.lapses_on == found
