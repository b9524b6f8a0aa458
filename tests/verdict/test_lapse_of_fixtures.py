"""The day on which an approval lapses, held against judging day by day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from validator import Validator
from validator.dossier.dossier import Dossier, load_dossier

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
APPROVED = (
    "on-product/can-whole-chain.yaml",
    "membership/retailer-member.yaml",
    "ps-certification/facility-statement.yaml",
    "on-product/retail-pass-through.yaml",
)
STEP, FAR = 11, date(2028, 1, 1)


@pytest.mark.parametrize("name", APPROVED)
def test_every_earlier_day_is_approved_and_the_day_itself_is_not(validator: Validator, name: str) -> None:
    read = load_dossier(FIXTURES / name)
    assert isinstance(read, Dossier)
    determination = validator.check(read, as_of=date(2026, 11, 15))
    assert determination.verdict == "approve", determination.open_gates
    assert determination.as_of is not None
    day, lapse = determination.as_of, determination.lapses_on
    while day < (lapse or FAR):
        assert validator.verdict_on(read.data, day)[0] == "approve", day
        day += timedelta(days=STEP)
    if lapse is not None:
        assert validator.verdict_on(read.data, lapse - timedelta(days=1))[0] == "approve"
        assert validator.verdict_on(read.data, lapse)[0] != "approve"
