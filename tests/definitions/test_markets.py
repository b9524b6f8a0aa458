"""Who sees the claim where: consumers in the European Union or not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from validator.facts.day import JudgedDay
from validator.facts.element import Element
from validator.facts.markets import EUROPEAN_UNION, eu_consumer
from validator.facts.measure import World
from validator.facts.values import Known, Missing, Unknown, Value

NOT_GIVEN = Unknown((Missing("claim.given", "/claim", "missing", "?"),))


def answer(**given: Any) -> Value:
    """What the measure says of a claim with these attributes."""
    values: dict[str, Value] = {name: Known(value, f"/claim/{name}") for name, value in given.items()}
    claim = Element("claim", None, "/claim", values, lambda _element, _name: NOT_GIVEN, {})
    world = World({}, {"claim": claim}, JudgedDay.of(date(2026, 11, 22)), lambda _name: NOT_GIVEN)
    return eu_consumer(world, claim)


def said(value: Value) -> object:
    """The plain answer; None where it is unknown."""
    return value.value if isinstance(value, Known) else None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"markets": ("DE", "NO"), "audience": "consumer"}, True),
        ({"markets": ("DE",), "audience": "both"}, True),
        ({"markets": ("DE",), "audience": "business"}, False),
        ({"markets": ("NO", "GB", "CH"), "audience": "consumer"}, False),
        ({"markets": (), "audience": "consumer"}, False),
        ({"markets": ("NO",)}, False),
        ({"audience": "business"}, False),
        ({"markets": ("FR",)}, None),
        ({"audience": "consumer"}, None),
    ],
)
def test_consumers_in_the_union(given: dict[str, Any], expected: bool | None) -> None:
    assert said(answer(**given)) is expected


def test_the_union_has_twenty_seven_members() -> None:
    assert len(EUROPEAN_UNION) == 27
