"""Whatever is unknown says what would settle it: nobody is told "unknown" without a fact to ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from validator.dossier.dossier import Dossier, load_dossier
from validator.evaluation.evaluator import Evaluator
from validator.facts.values import Unknown

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOSSIERS = (
    "on-product/can-whole-chain",
    "coc-material/recycled-billet",
    "sourcing/half-of-purchases",
    "coc-certification/casthouse",
)


def each_part_left_out(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The dossier, and the dossier without each of its parts."""
    yield data
    for part in data:
        if part not in ("schema", "claim"):
            yield {key: value for key, value in data.items() if key != part}


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_unknown_has_a_reason(evaluator: Evaluator, name: str) -> None:
    dossier = load_dossier(FIXTURES / f"{name}.yaml")
    assert isinstance(dossier, Dossier)
    plain = [key for key, each in evaluator.rulebook.meaning.definitions.items() if each.formula and not each.arguments]
    for data in each_part_left_out(dossier.data):
        facts = evaluator.facts(data, date(2026, 11, 15))
        for thing in facts:
            for kind, attribute in plain:
                value = thing.value(attribute) if thing.kind == kind else None
                assert not isinstance(value, Unknown) or value.missing, f"{kind}.{attribute} of {thing.id}"
