"""A dossier made of another one by a small change."""

from __future__ import annotations

import re
from typing import Any

import pytest

from validator.authoring.scenario_change import ChangeError, Operation, changed
from validator.authoring.scenario_file import Scenario, read_scenarios
from validator.dossier.document import Document, read_document
from validator.dossier.nodes import Node
from validator.dossier.shape import ANYTHING, plain

BASE = b"""
claim: {category: on_product, publication: planned}
certificates:
  - {number: "267", standard: PS, expires_on: 2027-06-14}
  - {number: "268", standard: CoC}
entities:
  - {id: canmaker, facilities: [{id: moss}]}
"""


def base() -> Node:
    document = read_document(BASE, "base.yaml")
    assert isinstance(document, Document)
    return document.root


def operations(change: str) -> tuple[Operation, ...]:
    text = f"- id: X-1\n  shows: x\n  base: base.yaml\n  expect: {{verdict: flag, rules: []}}\n  change:\n{change}"
    (scenario,) = read_scenarios(text.encode(), "x.yaml")
    assert isinstance(scenario, Scenario), scenario
    return scenario.change


def after(change: str) -> Any:
    return plain(changed(base(), operations(change)), ANYTHING, [])


def test_set_puts_a_value_in_place_of_the_old_one() -> None:
    assert after("    set: {/claim/publication: published}")["claim"]["publication"] == "published"


def test_set_finds_an_item_by_its_id_or_number() -> None:
    found = after(
        "    set: {/certificates/@267/expires_on: 2026-01-01, /entities/@canmaker/facilities/@moss/country: NO}"
    )
    assert found["certificates"][0]["expires_on"] == "2026-01-01"
    assert found["entities"][0]["facilities"] == [{"id": "moss", "country": "NO"}]


def test_set_replaces_an_item_of_a_list() -> None:
    assert after('    set: {/certificates/@267: {number: "9"}}')["certificates"][0] == {"number": "9"}


def test_merge_leaves_the_other_members_as_they_are() -> None:
    found = after("    merge: {/certificates/@268: {status: suspended}}")
    assert found["certificates"][1] == {"number": "268", "standard": "CoC", "status": "suspended"}


def test_add_adds_an_item_or_each_of_a_list_and_makes_the_list_where_there_is_none() -> None:
    found = after("    add: {/entities: [{id: a}, {id: b}], /coc_documents: {id: c}}")
    assert [each["id"] for each in found["entities"]] == ["canmaker", "a", "b"]
    assert found["coc_documents"] == [{"id": "c"}]


def test_remove_takes_a_member_or_an_item_away() -> None:
    found = after("    remove: [/claim/publication, /certificates/@267]")
    assert found["claim"] == {"category": "on_product"}
    assert [each["number"] for each in found["certificates"]] == ["268"]


def test_operations_are_done_in_the_order_in_which_they_stand() -> None:
    found = after("    remove: [/claim]\n    set: {/claim: {category: sourcing}}\n    merge: {/claim: {level: group}}")
    assert found["claim"] == {"category": "sourcing", "level": "group"}


def test_the_base_stays_as_it_is() -> None:
    root = base()
    changed(root, operations("    remove: [/claim, /certificates/@267]"))
    assert root == base()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("    set: {/certificates/@999/status: active}", "The base has nothing at /certificates/@999."),
        ("    remove: [/approval]", "The base has nothing at /approval."),
        ("    merge: {/certificates: {status: active}}", "`merge` gives members to a group of keys"),
        ("    add: {/claim: {id: x}}", "`add` adds to a list; /claim is none."),
        ("    set: {/certificates/9: {}}", "The base has nothing at /certificates/9 that could be replaced."),
    ],
)
def test_a_change_that_finds_no_place_says_so(change: str, told: str) -> None:
    with pytest.raises(ChangeError, match=re.escape(told)):
        after(change)
