"""What the schema refuses: the place, and a sentence that says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from validator.dossier.complaints import FORMATS, PATTERNS, SAYINGS
from validator.dossier.contract import SCHEMA_FILE, dossier_schema
from validator.dossier.dossier import Dossier, read_dossier
from validator.dossier.problem import Problem

CanWith = Callable[[str, str], tuple[Problem, ...]]


def text_at(problem: Problem, text: str) -> str:
    return text.splitlines(keepends=True)[problem.line - 1][problem.column - 1 :]


@pytest.mark.parametrize(
    ("piece", "replacement", "pointer", "at", "message"),
    [
        (
            "  category: on_product",
            "  category: onproduct",
            "/claim/category",
            "onproduct",
            "'onproduct' is not one of the words allowed here: membership, ps_certification, coc_certification, "
            "coc_material, sourcing, on_product, marketing. Did you mean 'on_product'?",
        ),
        ("  category: on_product\n", "", "/claim", "claim:", "The key 'category' is missing here; add it."),
        (
            "  audience: consumer",
            "  audiense: consumer",
            "/claim/audiense",
            "audiense",
            "The key 'audiense' is not known here; correct or remove it. Did you mean 'audience'?",
        ),
        (
            "audience: consumer",
            "audience:",
            "/claim/audience",
            "\n",
            "No value stands here; write one, or leave the key out if the fact is not known.",
        ),
        (
            "altered: false",
            "altered: no",
            "/claim/marks/0/altered",
            "no",
            "'no' stands where true or false is expected; write true or false.",
        ),
        (
            "altered: false",
            "altered: 'false'",
            "/claim/marks/0/altered",
            "'false'",
            "'false' stands where true or false is expected; write true or false without quotes.",
        ),
        (
            "width_mm: 12.5",
            "width_mm: '12.5'",
            "/claim/marks/0/width_mm",
            "'12.5'",
            "A number is expected here, but '12.5' stands here in quotes; remove the quotes.",
        ),
        (
            "width_mm: 12.5",
            "width_mm: 12,5",
            "/claim/marks/0/width_mm",
            "12,5",
            "A number is expected here, but '12,5' stands here; write digits alone, with a point before decimals, "
            "for example 1250.5.",
        ),
        (
            "width_mm: 12.5",
            "width_mm: 12 mm",
            "/claim/marks/0/width_mm",
            "12 mm",
            "A number is expected here, but '12 mm' stands here; write digits alone, without a unit, or leave the "
            "key out.",
        ),
        (
            "width_mm: 12.5",
            "width_mm: -0.050",
            "/claim/marks/0/width_mm",
            "-0.050",
            "-0.05 is too small; write more than 0.",
        ),
        (
            "smelter_started: 1971",
            "smelter_started: 1971.5",
            "/entities/1/facilities/0/smelter_started",
            "1971.5",
            "A whole number is expected here, but 1971.5 stands here; write digits alone, without a unit, or leave "
            "the key out.",
        ),
        (
            "value: 33.30",
            "value: 133.30",
            "/claim/percentage/value",
            "133.30",
            "133.3 is too large; write 100 or less.",
        ),
        (
            "submitted_on: 2026-03-02",
            "submitted_on: 2026-02-30",
            "/submitted_on",
            "2026-02-30",
            "'2026-02-30' is not a day of the calendar; write year-month-day, for example 2026-05-31.",
        ),
        (
            "submitted_on: 2026-03-02",
            "submitted_on: 20260302",
            "/submitted_on",
            "20260302",
            "'20260302' is not a day of the calendar; write year-month-day, for example 2026-05-31.",
        ),
        (
            "https://nordbrygg.example/aluminium?sku=56&lang=no#asi",
            "www nordbrygg",
            "/claim/marks/0/url",
            "www",
            "'www nordbrygg' is not a web address; write it in full, for example https://example.org/claim.",
        ),
        (
            "[NO, SE, DK]",
            "[NO, Sweden, DK]",
            "/claim/markets/1",
            "Sweden",
            "'Sweden' is not a country: its two capital letters, for example NO or DE (EU for the European Union).",
        ),
        (
            "[NO, SE, DK]",
            "[NO, SE, NO]",
            "/claim/markets/2",
            "NO]",
            "'NO' stands twice in this list; remove one.",
        ),
        (
            "[NO, SE, DK]",
            "NO",
            "/claim/markets",
            "NO",
            "A list is expected here, but 'NO' stands here; replace it.",
        ),
        (
            "name: Mina Velha",
            "name: [Mina, Velha]",
            "/entities/0/facilities/0/name",
            "[Mina",
            "A text is expected here, but a list stands here; replace it.",
        ),
        (
            "schema: asi-claims/dossier/1",
            "schema: asi-claims/dossier/2",
            "/schema",
            "asi-claims/dossier/2",
            "'asi-claims/dossier/2' stands here; write asi-claims/dossier/1.",
        ),
        (
            "principles: [1, 2, 11]",
            "principles: [0, 2, 11]",
            "/certificates/0/scope/principles/0",
            "0, 2",
            "0 is too small; write 1 or more.",
        ),
        (
            'text: "Boksen er laget av sertifisert aluminium."',
            'text: ""',
            "/claim/statements/1/text",
            '""',
            "The text is empty; write it, or leave out what it belongs to.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_its_cure(
    can: str, can_with: CanWith, piece: str, replacement: str, pointer: str, at: str, message: str
) -> None:
    (problem,) = can_with(piece, replacement)
    assert (problem.pointer, problem.message) == (pointer, message)
    assert text_at(problem, can.replace(piece, replacement)).startswith(at)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = "claim: {category: on_product, catgory: x}\nschema: asi-claims/dossier/1\nentities: []\nentities: 5\n"
    found = read_dossier(text.encode(), "a.yaml")
    assert not isinstance(found, Dossier)
    assert [(each.line, each.column, each.pointer) for each in found] == [
        (1, 1, ""),
        (1, 31, "/claim/catgory"),
        (4, 1, "/entities"),
    ]


def test_an_empty_value_is_told_once() -> None:
    found = read_dossier(b"null\n", "a.yaml")
    assert not isinstance(found, Dossier)
    assert [each.message for each in found] == ["The file holds no value; write the dossier into it."]


def test_a_json_number_where_a_text_belongs() -> None:
    found = read_dossier(
        b'{"schema": "asi-claims/dossier/1", "id": 56, "claim": {"category": "sourcing"}, '
        b'"entities": [{"id": "a", "name": true}]}',
        "a.json",
    )
    assert not isinstance(found, Dossier)
    assert [each.message for each in found] == [
        "A text is expected here, but 56 stands here; put it in quotes.",
        "A text is expected here, but true stands here; put it in quotes.",
    ]


def test_an_id_ends_where_it_seems_to_end() -> None:
    found = read_dossier(
        b'{"schema": "asi-claims/dossier/1", "id": "a\\n", "claim": {"category": "sourcing"}, '
        b'"entities": [{"id": "a", "name": "A"}]}',
        "a.json",
    )
    assert not isinstance(found, Dossier)
    assert [each.pointer for each in found] == ["/id"]


def test_problems_are_bounded_in_number() -> None:
    found = read_dossier(b"".join(b"key%d: 1\n" % number for number in range(20_000)), "a.yaml")
    assert len(found) == 1_000  # type: ignore[arg-type]


def keywords(schema: Any) -> Iterator[tuple[str, Any]]:
    for keyword, value in schema.items():
        if keyword == "properties":
            for member in value.values():
                yield from keywords(member)
        elif keyword == "items":
            yield from keywords(value)
        else:
            yield keyword, value


def test_every_keyword_pattern_and_format_of_the_schema_has_its_sentence() -> None:
    for keyword, value in keywords(dossier_schema()):
        assert keyword in SAYINGS or keyword == "x-refers-to"
        assert keyword != "pattern" or value in PATTERNS
        assert keyword != "format" or value in FORMATS


def test_every_id_in_the_schema_names_something_or_refers_to_something() -> None:
    def ids(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
        if isinstance(value, dict):
            if value.get("$ref") == "#/$defs/id":
                yield name, value
            for key, member in value.items():
                yield from ids(member, key)

    for name, schema in ids(json.loads(SCHEMA_FILE.read_text())):
        assert (name == "id") != ("x-refers-to" in schema), name
