"""Who sees the claim where: consumers in the European Union or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from validator import Validator

Ask = Callable[..., Any]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"markets": ["DE", "NO"], "audience": "consumer"}, True),
        ({"markets": ["DE"], "audience": "both"}, True),
        ({"markets": ["DE"], "audience": "business"}, False),
        ({"markets": ["NO", "GB", "CH"], "audience": "consumer"}, False),
        ({"markets": [], "audience": "consumer"}, False),
        ({"markets": ["NO"]}, False),
        ({"audience": "business"}, False),
        ({"markets": ["FR"]}, None),
        ({"audience": "consumer"}, None),
    ],
)
def test_consumers_in_the_union(facts: Ask, given: dict[str, Any], expected: bool | None) -> None:
    assert facts(claim={"category": "marketing"} | given)("claim.eu_consumer") is expected


def test_the_union_has_twenty_seven_members(whole: Validator) -> None:
    assert len(whole.rulebook.meaning.tables["eu_states"].keys) == 27
