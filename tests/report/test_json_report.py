"""The JSON document: its pieces, and how values are written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from validator import Determination, Validator
from validator.report.json_report import determination_data, pieces
from validator.verdict.finding import Findings

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DAY = date(2026, 11, 15)


@pytest.fixture(scope="module")
def determinations(validator: Validator) -> tuple[Determination, ...]:
    """One that is judged, one that is not even read."""
    names = ("membership/terminated-badge.yaml", "malformed/empty.yaml")
    return tuple(validator.check(FIXTURES / name, as_of=DAY) for name in names)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_pieces_are_one_document_whose_bytes_are_fixed(determinations, number: int) -> None:
    chosen = determinations[:number]
    document = {"schema": "asi-claims/report/1", "determinations": [determination_data(each) for each in chosen]}
    assert "".join(pieces(iter(chosen), show_all=False)) == json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def test_what_does_not_apply_is_listed_when_asked_for(determinations) -> None:
    (judged, _), text = determinations, "".join(pieces(iter(determinations), show_all=True))
    statuses = [each["status"] for each in json.loads(text)["determinations"][0]["findings"]]
    assert statuses.count("not_applicable") == judged.not_applicable > 0
    assert len(statuses) == len(judged.findings) + judged.not_applicable


def test_provenance_names_the_rulebook_and_every_engine(determinations) -> None:
    told = determination_data(determinations[0])
    provenance = determinations[0].provenance
    assert told["rulebook"] == {
        "version": provenance.rulebook_version,
        "sha256": provenance.rulebook_sha256,
        "profiles": [],
    }
    assert told["engine"]["names"][-1] == "reference"
    pairs = zip(told["engine"]["names"], told["engine"]["versions"], strict=True)
    assert tuple(pairs) == provenance.engines
    assert len(told["dossier"]["sha256"]) == 64


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (12, 12),
        ("Übersee", "Übersee"),
        (date(2026, 2, 28), "2026-02-28"),
        (Fraction(25, 2), 12.5),
        (Fraction(1, 10), 0.1),
        (Fraction(1, 3), "1/3"),
        (Fraction(-2, 3), "-2/3"),
        ((), []),
        (("NO", date(2026, 2, 28), Fraction(1, 3)), ["NO", "2026-02-28", "1/3"]),
    ],
)
def test_a_value_is_written_without_losing_anything(determinations, value, written) -> None:
    """A number that no decimal is equal to is written as a fraction."""
    judged = determinations[0]
    fact = replace(judged.findings[0].facts[0], value=value)
    finding = replace(judged.findings[0], look_up_facts=lambda: (fact,))
    told = determination_data(replace(judged, findings=Findings([finding])))
    assert told["findings"][0]["facts"][0]["value"] == written
    assert type(told["findings"][0]["facts"][0]["value"]) is type(written)
