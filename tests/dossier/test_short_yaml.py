"""The short way reads a text as the long way would, or leaves it to that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.dossier.document import Document, read_document
from validator.dossier.schema import dossier_shape
from validator.dossier.shape import Shape
from validator.dossier.short_yaml import ShortYaml

TEXT = {"type": "string"}
SMALL = Shape.of(
    {
        "type": "object",
        "properties": {"a": TEXT, "b": TEXT, "c": {"type": "array", "items": TEXT}},
        "additionalProperties": False,
    }
)
SHORT = ShortYaml(SMALL)

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
    data = SHORT.data(text)
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
def test_a_text_that_seems_ordinary_is_read_as_it_is_or_left(text: str) -> None:
    data = SHORT.data(text)
    document = read_document(text.encode(), "a.yaml", SMALL)
    fits = isinstance(document, Document) and SMALL.accepts(document.data)
    assert data == (document.data if fits and isinstance(document, Document) else None)


def test_a_block_of_text_at_the_end_ends_as_it_is_written() -> None:
    assert SHORT.data("a: |\n  x\nb: y\n") == {"a": "x\n", "b": "y"}
    assert SHORT.data("b: y\na: |\n  x") == {"b": "y", "a": "x"}
    assert SHORT.data("b: y\na: |\n  x\n") == {"b": "y", "a": "x\n"}


def test_every_dossier_has_data_of_its_own(can: str) -> None:
    reader = ShortYaml(dossier_shape())
    reader.data(can)["entities"].clear()
    assert reader.data(can)["entities"]
