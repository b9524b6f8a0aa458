"""The register's name of a holder beside the dossier's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]


def fits(facts: Ask, registered: str | None, holder: str = "canmaker") -> Any:
    """Whether the register's name fits Fjordboks AS, None where it is unknown."""
    entry = {} if registered is None else {"register": {"holder_name": registered}}
    certificate = {"number": "268", "standard": "CoC", "holder": holder} | entry
    companies = [{"id": "canmaker", "name": "Fjordboks AS"}]
    return facts(entities=companies, certificates=[certificate])("certificate.register_name_fits")


@pytest.mark.parametrize("registered", ["Fjordboks AS", "FJORDBOKS A/S", "Fjordboks  As."])
def test_spelling_makes_no_difference(facts: Ask, registered: str) -> None:
    assert fits(facts, registered) is True


def test_another_company_of_the_group_is_another_company(facts: Ask) -> None:
    assert fits(facts, "Fjordboks Holding AS") is False


def test_without_the_registers_name_it_is_open(facts: Ask) -> None:
    assert fits(facts, None) is None


def test_a_holder_that_the_dossier_does_not_describe_leaves_it_open(facts: Ask) -> None:
    assert fits(facts, "Fjordboks AS", holder="somebody") is None
