"""rules/coverage.yaml: rows that are declined, each with a reason."""

from __future__ import annotations

from validator.authoring.catalogue.declined import Choices, read_choices
from validator.dossier.problem import Problem

ROWS = {"CG-GEN-01", "COC-MBL-18"}
DOCUMENTS = ("claims-guide", "coc-standard")
CATALOGUE = "catalogue: {CG: claims-guide, COC: coc-standard}\n"


def read(text: str) -> Choices | tuple[Problem, ...]:
    return read_choices(text.encode(), "coverage.yaml", DOCUMENTS, ROWS)


def told(text: str) -> list[str]:
    found = read(text)
    assert not isinstance(found, Choices)
    return [f"{each.line}: {each.message}" for each in found]


def test_a_declined_row() -> None:
    found = read(CATALOGUE + "declined: {COC-MBL-18: nothing is converted}")
    assert isinstance(found, Choices)
    assert found.declined == {"COC-MBL-18": "nothing is converted"}


def test_a_row_that_is_not_in_the_catalogue() -> None:
    assert told(CATALOGUE + "declined: {COC-MBL-81: none}") == [
        "2: `COC-MBL-81` is no row of the catalogue. Did you mean `COC-MBL-18`?"
    ]


def test_a_row_declined_without_a_reason() -> None:
    assert told(CATALOGUE + "declined: {COC-MBL-18: ''}") == ["2: `COC-MBL-18` is a text and cannot be empty."]


def test_rows_of_no_known_document() -> None:
    wrong = "catalogue: {CG: claims-guid, COC: coc-standard}\ndeclined: {}"
    assert told(wrong)[0].startswith("1: `claims-guid` is none")
    assert "Add `COC: …`" in told("catalogue: {CG: claims-guide}\ndeclined: {}")[0]


def test_no_yaml() -> None:
    assert told("- [")
