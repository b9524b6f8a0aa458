"""The basis gate: how bad an outcome may be, given how well a rule's text is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from validator.rulebook.rule import Confirmed
from validator.verdict.cap import capped


@pytest.mark.parametrize(
    ("basis", "asked", "outcome", "capped_from"),
    [
        ("seen", "reject", "reject", None),
        ("derived", "reject", "reject", None),
        ("arithmetic", "reject", "reject", None),
        ("inferred", "reject", "flag", "reject"),
        ("background", "reject", "flag", "reject"),
        ("law", "reject", "flag", "reject"),
        ("design", "reject", "flag", "reject"),
        ("design", "flag", "flag", None),
        ("background", "advise", "advise", None),
        ("background", "none", "none", None),
    ],
)
def test_what_each_basis_allows(validator, basis, asked, outcome, capped_from) -> None:
    rule = replace(validator.rulebook.rules["CG-OP-04"], basis=basis, confirmed=None)
    assert capped(rule, asked, validator.rulebook.table) == (outcome, capped_from)


def test_a_confirmation_lifts_the_cap(validator) -> None:
    confirmed = Confirmed(date(2026, 11, 1), "A. Author", "Claims Guide V3, 4.2")
    rule = replace(validator.rulebook.rules["CG-OP-04"], basis="background", confirmed=confirmed)
    assert capped(rule, "reject", validator.rulebook.table) == ("reject", None)
