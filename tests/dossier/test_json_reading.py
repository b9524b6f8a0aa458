"""JSON: read as strictly as its standard says, with the places of everything."""

from __future__ import annotations

from fractions import Fraction

import pytest

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Place
from validator.dossier.schema import dossier_shape


def the_problem(text: str) -> tuple[int, int, str]:
    found = read_document(text.encode("utf-8", "surrogatepass"), "a.json")
    assert not isinstance(found, Document), found
    (problem,) = found
    return problem.line, problem.column, problem.message


def test_values_are_exact_and_strings_stay_strings() -> None:
    document = read_document(b'{"a": [1, 1.10, -2e3, true, null, "56", "\\ud83d\\ude00"]}', "A.JSON", dossier_shape())
    assert isinstance(document, Document)
    assert document.data == {"a": [1, Fraction(11, 10), -2000, True, None, "56", "😀"]}


def test_a_json_number_is_no_text_whatever_the_schema_wants() -> None:
    document = read_document(b'{"title": 1.10}', "a.json", dossier_shape())
    assert isinstance(document, Document)
    assert document.data == {"title": Fraction(11, 10)}


def test_places() -> None:
    document = read_document('{\r\n "å": {"b" : [1,\r 22]},\n\t"c": {}}\n'.encode(), "a.json")
    assert isinstance(document, Document)
    assert document.key_place("/å/b") == Place(2, 8)
    assert document.place("/å/b/1") == Place(3, 2)
    assert document.place("/c") == Place(4, 7)


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("", (1, 1), "empty"),
        (" \n", (2, 1), "empty"),
        ('{"a": 1,\n "a": 2}', (2, 2), "stands twice, here and on line 1"),
        ("[NaN]", (1, 2), "NaN is not a number"),
        ("[1, -Infinity]", (1, 5), "-Infinity is not a number"),
        ('["\\ud800"]', (1, 2), "U+D800"),
        ('["\\u0000"]', (1, 2), "U+0000"),
        ("{} {}", (1, 4), "follows after the end"),
        ("[1, 2,]", (1, 6), "comma stands before ]"),
        ('{"a": 1,}', (1, 8), "comma stands before }"),
        ("[1 2]", (1, 4), "comma or ] is missing"),
        ("[1", (1, 3), "comma or ] is missing"),
        ('{"a" 1}', (1, 6), "colon is missing"),
        ("{a: 1}", (1, 2), "key in quotation marks"),
        ("{'a': 1}", (1, 2), "key in quotation marks"),
        ('{"a": }', (1, 7), "value is missing"),
        ('{"a": yes}', (1, 7), "put it in quotes"),
        ("[True]", (1, 2), "put it in quotes"),
        ("[012]", (1, 3), "zeros"),
        ("[.5]", (1, 2), "value is missing"),
        ("[+1]", (1, 2), "value is missing"),
        ('["a', (1, 2), "never closed"),
        ('["a\nb"]', (1, 4), "several lines"),
        ('["\\x"]', (1, 3), "backslash"),
        ("// comment\n{}", (1, 1), "value is missing"),
        ("[1e999999999]", (1, 2), "too long"),
        ("[" * 100_000, (1, 66), "64 levels"),
        ('{"a":' * 100_000, (1, 326), "64 levels"),
        ("[" + "1," * 400_001 + "1]", (1, 800_000), "400000 values"),
    ],
)
def test_what_json_does_not_allow(text: str, place: tuple[int, int], word: str) -> None:
    line, column, message = the_problem(text)
    assert word in message
    assert (line, column) == place
