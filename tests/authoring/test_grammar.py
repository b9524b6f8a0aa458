"""A little English."""

from __future__ import annotations

import pytest

from validator.authoring.grammar import listed, lower_first, negated, plural


@pytest.mark.parametrize(
    ("clause", "opposite"),
    [
        ("the product is packaging", "the product is not packaging"),
        ("the claim rests on credits", "the claim does not rest on credits"),
        ("there is proof of it", "there is no proof of it"),
        ("a complaint against the entity is open", "no complaint against the entity is open"),
        ("ASI has stated it", "ASI has not stated it"),
        ("interested parties can complain", "interested parties cannot complain"),
        ("every step holds", "not every step holds"),
        ("its artwork is, to the byte, the approved one", "its artwork is not, to the byte, the approved one"),
    ],
)
def test_the_opposite_of_a_plain_clause(clause: str, opposite: str) -> None:
    assert negated(clause) == opposite


@pytest.mark.parametrize(
    "clause",
    [
        "it came through the trader and was verified",  # not either? not both?
        "no more was designated than is available",
        "it is neither replaced nor rejected",
        "the sentence, or the one after it, speaks of ASI",
        "the firm that audited is accredited",  # the first verb belongs to the aside
    ],
)
def test_where_the_opposite_could_be_misread_it_is_spelt_out(clause: str) -> None:
    assert negated(clause) == f"it is not so that {clause}"


def test_plurals_lists_and_first_letters() -> None:
    assert [plural(noun) for noun in ("transfer", "entity", "piece", "loss")] == [
        "transfers",
        "entities",
        "pieces",
        "losses",
    ]
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert lower_first("CoC Document") == "CoC Document"
    assert lower_first("Material account") == "material account"
