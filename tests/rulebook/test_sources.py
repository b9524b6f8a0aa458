"""Sources: what ships can be cited, and what is wrong in the file is said with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.load_sources import Sources, load_sources

FILE = Path(__file__).parents[2] / "rules" / "sources.yaml"

SMALL = """\
documents:
  claims-guide:
    title: ASI Claims Guide
    family: guidance
    editions:
      "2": {about: "of 2022", governs_from: "2022-05-19"}
      "3": {about: "of 2023", governs_from: "2023-04-12"}
      "4": {about: "draft", governs_from: null, draft: true}
sources:
  CG:S1: {title: Front matter, site: example.org, dated: "2017-12"}
"""


def load(text: str) -> Sources | tuple[Problem, ...]:
    read = read_document(text.encode(), "rules/sources.yaml")
    assert isinstance(read, Document), read
    return load_sources(read)


@pytest.fixture(scope="module")
def shipped() -> Sources:
    found = load(FILE.read_text("utf-8"))
    assert isinstance(found, Sources), found
    return found


def test_the_families_documents_ship(shipped: Sources) -> None:
    wanted = {"claims-guide", "coc-standard", "performance-standard", "assurance-manual", "directive-2024-825"}
    assert wanted <= set(shipped.documents)


def test_the_sources_of_the_three_texts_are_numbered_without_gaps(shipped: Sources) -> None:
    assert {f"COC:S{number}" for number in range(1, 44)} <= set(shipped.sources)
    assert {f"PS:S{number}" for number in range(1, 98)} <= set(shipped.sources)
    assert {f"CG:S{number}" for number in range(1, 48)} - set(shipped.sources) == {"CG:S46"}


def test_the_edition_that_governs_is_the_latest_in_force(shipped: Sources) -> None:
    guide = shipped.documents["claims-guide"]
    editions = [guide.edition_on(date(2023, 4, day)) for day in (11, 12)]
    assert [edition and edition.name for edition in editions] == ["2", "3"]


def test_nothing_governs_before_the_first_edition_and_a_draft_never_does() -> None:
    found = load(SMALL)
    assert isinstance(found, Sources)
    guide = found.documents["claims-guide"]
    assert guide.edition_on(date(2022, 5, 18)) is None
    last = guide.edition_on(date(2099, 1, 1))
    assert last is not None and last.name == "3"


@pytest.mark.parametrize(
    ("piece", "instead", "line", "message"),
    [
        ("family: guidance", "family: guide", 4, "`guide` is none of standard, guidance"),
        ("    title: ASI Claims Guide\n", "", 3, "`title:` is missing."),
        ('"2022-05-19"', '"19 May 2022"', 6, "is not a day of the calendar"),
        ('"2022-05-19"', '"2024-05-19"', 6, "stand oldest first"),
        ("CG:S1:", "CG:1:", 10, "`CG:1` is not the number of a source"),
        ('dated: "2017-12"', 'dated: "Dec 2017"', 10, "is not a date such as"),
        ("site: example.org", "sight: example.org", 10, "Did you mean `site`?"),
        ("draft: true", "draft: maybe", 8, "`draft` is true or false"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(piece: str, instead: str, line: int, message: str) -> None:
    found = load(SMALL.replace(piece, instead))
    assert isinstance(found, tuple), found
    assert any(message in problem.message and problem.line == line for problem in found), found
