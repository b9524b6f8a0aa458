"""Sentences: what a definition says of a thing, and why it fails, with what is not known left open."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.evaluation.conftest import Given
from validator.evaluation.saying import shown
from validator.facts.element import Element
from validator.facts.values import NO_MOST, NOTHING, Interval, Missing, Selection, Unknown

GAP = (Missing("account.coc_input_t", "/a"),)
BOOK = {
    "id": "a", "entity": "mill", "material": "aluminium", "activity": "semi_fabrication",
    "period_from": "2025-01-01", "period_to": "2025-12-31", "coc_input_t": 5000, "non_coc_input_t": 5000,
    "product_output_t": 9500, "scrap_output_t": 0, "coc_product_output_t": 4500, "coc_scrap_output_t": 0,
    "overdraft_in_t": 0,
}  # fmt: skip
COC = {
    "number": "409", "standard": "CoC", "holder": "mill", "status": "active", "issued_on": "2022-03-10",
    "expires_on": "2025-03-09",
}  # fmt: skip
MILL = [{"id": "mill", "name": "Rhine Rolling"}]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (4750, "t", "4,750 t"),
        (Fraction(10000, 3), "t", "3,333.333 t"),
        (Fraction(-1, 2), "", "-0.5"),
        (50, "percent", "50%"),
        (2027, "", "2,027"),
        (True, "", "yes"),
        (date(2025, 3, 9), "", "2025-03-09"),
        (("n", "s"), "", "n, s"),
        ("Made for\n  ever.", "", "Made for ever."),
        (NOTHING, "", "none"),
        (Unknown(GAP), "", "(not given)"),
        (Unknown(GAP), "t", "an unknown mass"),
        (Interval(26600, 38000, GAP), "t", "26,600 to 38,000 t"),
        (Interval(5, NO_MOST, GAP), "t", "at least 5 t"),
        (Interval(0, NO_MOST, GAP), "t", "an unknown mass"),
    ],
)
def test_a_value_as_a_person_reads_it(value: Any, unit: str, text: str) -> None:
    assert shown(value, unit) == text


def book(given: Given, **changed: Any) -> Element:
    """One account, with other facts or without some (None)."""
    facts = {name: value for name, value in (BOOK | changed).items() if value is not None}
    return given(account=[facts], certificate=[], coc_document=[]).subjects("account")[0]


def test_some_things_as_a_person_reads_them(given: Given) -> None:
    one, other = given(account=[BOOK, BOOK | {"id": "b"}], certificate=[], coc_document=[]).subjects("account")
    assert shown(Selection("account", ())) == "none of them"
    assert shown(Selection("account", ((one, True), (other, Unknown(GAP))))) == "a, (b, perhaps)"
    assert shown(Selection("account", ((one, True),), Unknown(GAP))) == "a, perhaps others"


def test_a_sentence_holds_what_its_formulas_give(given: Given) -> None:
    assert book(given).value("account_reason") == (
        "Account a: 5,000 t of 10,000 t input is CoC Material; that share of 9,500 t output is 4,750 t: 4,750 t"
        " available, 4,500 t designated."
    )


def test_what_is_not_known_is_said_to_be_so(given: Given) -> None:
    told = str(book(given, product_output_t=None).value("account_reason"))
    assert told.startswith("Account a: 5,000 t of 10,000 t input is CoC Material; that share of an unknown mass output")
    assert "4,500 t designated" in told


def certificate(given: Given, **changed: Any) -> Element:
    """One certificate on a day after its expiry."""
    facts = given(entity=MILL, certificate=[COC | changed], claim={"category": "marketing"})
    return facts.subjects("certificate")[0]


def test_why_something_fails_is_told_by_the_first_part_that_surely_fails(given: Given) -> None:
    assert certificate(given).value("reason") == "CoC certificate 409 of Rhine Rolling expired on 2025-03-09."
    withdrawn = certificate(given, status="withdrawn", withdrawn_on="2024-05-01")
    assert withdrawn.value("reason") == "CoC certificate 409 of Rhine Rolling was withdrawn on 2024-05-01."


def test_a_reason_within_a_reason(given: Given) -> None:
    late = {"extension_requested_on": "2025-02-27", "extended_to": "2027-03-01", "extension_approved": True}
    assert certificate(given, **late).value("reason") == (
        "CoC certificate 409 of Rhine Rolling expired on 2025-03-09; its extension does not count: it was requested on"
        " 2025-02-27, and the last day for it was 2025-02-07."
    )


def test_what_holds_or_may_hold_has_no_reason(given: Given) -> None:
    assert certificate(given, expires_on="2027-03-09").value("reason") == ""
    open_ended = {name: value for name, value in COC.items() if name != "expires_on"}
    facts = given(entity=MILL, certificate=[open_ended])
    assert isinstance(facts.subjects("certificate")[0].value("in_force"), Unknown)
    assert facts.subjects("certificate")[0].value("reason") == ""


def test_the_reason_of_the_thing_that_a_reader_expects(given: Given) -> None:
    """Of two expired certificates the later one is told of, and of none that there is none."""
    older = COC | {"number": "7", "issued_on": "2019-03-10", "expires_on": "2022-03-09"}
    both = given(entity=MILL, certificate=[older, COC], holder={"id": "mill", "name": "Rhine Rolling"})
    assert both.singles["holder"].value("coc_reason") == "CoC certificate 409 of Rhine Rolling expired on 2025-03-09."
    all_listed = {"lists_complete": ["certificates"]}
    none = given(dossier=all_listed, entity=MILL, certificate=[], holder={"id": "mill", "name": "Rhine Rolling"})
    assert none.singles["holder"].value("coc_reason") == "The dossier holds no CoC certificate of Rhine Rolling."


def test_a_piece_is_said_only_where_it_holds(given: Given) -> None:
    sent = {"id": "t", "from": "mill", "to": "mill"}
    moves = given(entity=MILL, transfer=[sent | {"shipped_on": "2026-02-01"}, sent | {"id": "u"}]).subjects("transfer")
    assert [each.value("in_words") for each in moves] == [
        "shipment t from Rhine Rolling to Rhine Rolling on 2026-02-01",
        "shipment u from Rhine Rolling to Rhine Rolling",
    ]
