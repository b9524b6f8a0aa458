"""Sections: what was met before is not read again, and nothing is read otherwise than the whole text would be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.dossier import sections as room
from validator.dossier.document import Document, read_document
from validator.dossier.schema import dossier_shape
from validator.dossier.sections import Sections
from validator.dossier.shape import Shape
from validator.dossier.short_way import ShortWay

TEXT = {"type": "string"}
SMALL = Shape.of(
    {
        "type": "object",
        "properties": {"a": TEXT, "b": TEXT, "c": {"type": "array", "items": TEXT}},
        "additionalProperties": False,
    }
)
MET = Sections(SMALL)
"""One for all examples: what it remembers of one text must not lead it astray in another."""

LINES = st.sampled_from(
    ["a: x", "b: y", "c: [x]", 'a: "x', 'b: y"', "a: 'x", "b: y'", "c: [", "a: x]", "c: [x,", "b : y", '"b": y',
     "'a': x", "? a", ": x", "a: |", "b: >-", "a: |+", "  x", "  b: y", " b: y", "- x", "c:", "c: # x", "# x", "", " ",
     "...", "---", "%YAML 1.1", "{a: x}", "a:x", "x", "b: y # z", "a: x\r", "b: y\rc: [x]", "\tx", 'c: ["', '"]',
     "b: {", "}"]
)  # fmt: skip


@settings(deadline=None, max_examples=1000)
@given(st.lists(LINES, max_size=7), st.booleans())
def test_a_text_is_read_as_the_long_way_reads_it_or_not_at_all(lines: list[str], ended: bool) -> None:
    text = "\n".join(lines) + ("\n" if ended else "")
    document = read_document(text.encode(), "a.yaml", SMALL)
    for _ in range(3):
        data = MET.data(text)
        if data is not None:
            assert isinstance(document, Document), text
            assert data == document.data, text


@pytest.mark.parametrize(
    "text",
    [
        'a: "x\nb: y"\n"b": z\n',
        'a: "x\nb: y"\nb : z\n',
        "c: [x,\nb: y]\nb: z\n",
        'a: "x\nb: y"\rb: z\n',
        "a: x\n...\nb: y\n",
        "a: x\n---\nb: y\n",
        "a: x\na: x\n",
        "a: x\nb: y\na: x\n",
        " a: x\nb: y\n",
    ],
)
def test_sections_that_only_seem_to_be_some_are_none(text: str) -> None:
    reader = Sections(SMALL)
    for before in ("a: x\n", "b: y\n", "c: [x]\n") * 2:
        assert reader.data(before) is not None
    data = reader.data(text)
    document = read_document(text.encode(), "a.yaml", SMALL)
    fits = isinstance(document, Document) and SMALL.accepts(document.data)
    assert data == (document.data if fits and isinstance(document, Document) else None)
    assert (reader.data("a: x\nb: y\n"), reader.data("b: z\n")) == ({"a": "x", "b": "y"}, {"b": "z"})


def test_a_block_of_text_at_the_end_ends_as_it_is_written() -> None:
    reader = Sections(SMALL)
    assert reader.data("a: |\n  x\nb: y\n") == {"a": "x\n", "b": "y"}
    assert reader.data("a: |\n  x\nb: y\n") == {"a": "x\n", "b": "y"}
    assert reader.data("b: y\na: |\n  x") == {"b": "y", "a": "x"}
    assert reader.data("b: y\na: |\n  x\n") == {"b": "y", "a": "x\n"}


def test_what_was_met_twice_is_not_parsed_again(can: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    whole = ShortWay.members_of
    monkeypatch.setattr(ShortWay, "members_of", lambda way, text: parsed.append(text) or whole(way, text))
    reader = Sections(dossier_shape())
    assert reader.data(can) == reader.data(can)
    (title,) = [line for line in can.splitlines() if line.startswith("title:")]
    found = reader.data(can.replace(title, "title: Another can"))
    assert parsed[2:] == ["title: Another can\n"]
    assert found["title"] == "Another can"


def test_every_dossier_has_data_of_its_own(can: str) -> None:
    reader = Sections(dossier_shape())
    for _ in range(3):
        reader.data(can)["entities"].clear()
    assert reader.data(can)["entities"]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "REMEMBERED", 20)
    reader = Sections(SMALL)
    for number in range(50):
        assert reader.data(f"a: {number}\nb: y\n") == {"a": str(number), "b": "y"}
        assert sum(map(len, reader._met)) <= 20
    assert reader.data(f"a: {'x' * 30}\n") == {"a": "x" * 30}
