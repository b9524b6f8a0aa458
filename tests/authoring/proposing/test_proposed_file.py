"""Proposed examples as a file, and read again."""

from __future__ import annotations

from fractions import Fraction

from validator.authoring.proposing.proposed_file import WIDTH, proposed_file
from validator.dossier.document import Document, read_document
from validator.rulebook.rule import Example

GIVEN = {
    "claim": {"published_on": "2026-01-01", "text": "It's “ours”: 100 % # yes", "on": True, "level": "no"},
    "account": [{"id": f"a{number}", "output_t": Fraction(3, 8), "countries": ["NO", "on"]} for number in range(9)],
    "entity": [],
}
EXAMPLE = Example("kept from 2 January; account a: 1 t " * 6, GIVEN, "violated", "flag", ("CG-OP-04",), {"p": 2})


def read(*examples: Example) -> dict[str, object]:
    text = proposed_file("CG-OP-06", examples)
    assert all(len(line) <= WIDTH for line in text.splitlines())
    found = read_document(text.encode(), "x.proposed.yaml")
    assert isinstance(found, Document), found
    return found.data  # type: ignore[no-any-return]


def test_it_is_read_as_it_was() -> None:
    data = read(EXAMPLE)
    assert data["rule"] == "CG-OP-06"
    (one,) = data["examples"]  # type: ignore[misc]
    assert one["given"] == GIVEN
    assert one["case"] == EXAMPLE.case.strip()
    assert (one["expect"], one["outcome"], one["also_violates"]) == ("violated", "flag", ["CG-OP-04"])
    assert (one["by"], one["read"], one["parameters"]) == ("search", True, {"p": 2})


def test_what_does_not_count_is_not_said() -> None:
    (one,) = read(Example("short", {}, "met", proposed=True, read=False))["examples"]  # type: ignore[misc]
    assert one == {"case": "short", "by": "search", "read": False, "given": {}, "expect": "met"}
