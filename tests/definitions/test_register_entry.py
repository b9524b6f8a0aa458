"""The register's name of a holder beside the dossier's."""

from __future__ import annotations

from datetime import date

import pytest

from validator.facts.day import JudgedDay
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.register_entry import register_name_fits
from validator.facts.values import Known, Missing, Unknown, Value


def fits(registered: str | None, *, holder: str = "canmaker") -> object:
    """Whether the register's name fits Fjordboks AS, None where it is unknown."""
    entity = Element("entity", "canmaker", "/entities/0", {"name": Known("Fjordboks AS")})
    day = JudgedDay.of(date(2026, 11, 22))
    world = World({"entity": (entity,)}, {}, day, lambda _name: Unknown((Missing("parameter", ""),)))
    values: dict[str, Value] = {"holder": Known(holder)}
    if registered is not None:
        values["register_holder"] = Known(registered)
    found = register_name_fits(world, Element("certificate", "268", "/certificates/0", values))
    return found.value if isinstance(found, Known) else None


@pytest.mark.parametrize("registered", ["Fjordboks AS", "FJORDBOKS A/S", "Fjordboks  As."])
def test_spelling_makes_no_difference(registered: str) -> None:
    assert fits(registered) is True


def test_another_company_of_the_group_is_another_company() -> None:
    assert fits("Fjordboks Holding AS") is False


def test_without_the_registers_name_it_is_open() -> None:
    assert fits(None) is None


def test_a_holder_that_the_dossier_does_not_describe_leaves_it_open() -> None:
    assert fits("Fjordboks AS", holder="somebody") is None
