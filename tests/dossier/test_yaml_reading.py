"""YAML: what is read, and what is refused with its place."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from validator.dossier.document import Document, read_document
from validator.dossier.nodes import StoppedError, Trail
from validator.dossier.problem import Place, Problem
from validator.dossier.schema import dossier_shape
from validator.dossier.shape import Shape
from validator.dossier.text import MOST_BYTES
from validator.dossier.yaml_parser import default_parser, pure_parser
from validator.dossier.yaml_reader import read_yaml


def data_of(text: str | bytes, shape: Shape | None = None) -> Any:
    found = read_document(text if isinstance(text, bytes) else text.encode(), "rule.yaml", shape)
    assert isinstance(found, Document), found
    return found.data


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    found = read_document(text if isinstance(text, bytes) else text.encode(), "rule.yaml")
    assert not isinstance(found, Document), found
    return found


def the_problem(text: str | bytes) -> tuple[int, int, str]:
    (problem,) = problems_of(text)
    return problem.line, problem.column, problem.message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("2026-05-04", "2026-05-04"),
        ("12:30", "12:30"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("56", 56),
        ("007", 7),
        ("-3", -3),
        ("0.1", Fraction(1, 10)),
        ("2.0", 2),
        ("1e22", 10**22),
        ("1e-07", Fraction(1, 10**7)),
        ("'56'", "56"),
        ('"true"', "true"),
        ("|\n 56", "56"),
        ("''", ""),
    ],
)
def test_without_a_schema_scalars_are_read_by_yaml_1_2(written: str, value: object) -> None:
    read = data_of(f"key: {written}")["key"]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("title: 1.10", "1.10"),
        ("title: 2026-01-01", "2026-01-01"),
        ("title: true", "true"),
        ("title: 1e999999999", "1e999999999"),
        ("entities: [{country: NO}]", [{"country": "NO"}]),
        ("certificates: [{number: 0056, version: 3.10}]", [{"number": "0056", "version": "3.10"}]),
        ("supply_chain: [{quantity_t: 1.10}]", [{"quantity_t": Fraction(11, 10)}]),
        ("supply_chain: [{quantity_t: '1.10'}]", [{"quantity_t": "1.10"}]),
        ("supply_chain: [{via_altered: yes}]", [{"via_altered": "yes"}]),
        ("title: null", None),
    ],
)
def test_the_schema_says_what_a_plain_scalar_is(written: str, value: object) -> None:
    (read,) = data_of(written, dossier_shape()).values()
    assert read == value


def test_places_count_from_one_in_characters() -> None:
    document = read_document("å: {é: ü, b: [1, 22]}\r\nc: d\r\n".encode(), "a.yaml")
    assert isinstance(document, Document)
    assert document.place("") == Place(1, 1)
    assert document.place("/å/é") == Place(1, 8)
    assert document.key_place("/å/é") == Place(1, 5)
    assert document.place("/å/b/1") == document.key_place("/å/b/1") == Place(1, 18)
    assert document.place("/c") == Place(2, 4)


def test_a_pointer_to_nothing_is_placed_at_its_nearest_parent() -> None:
    document = read_document(b"a:\n  - b: 1\n    x/y~z: 2\n", "a.yaml")
    assert isinstance(document, Document)
    assert document.place("/a/0/c/d") == document.place("/a/0") == Place(2, 5)
    for nowhere in ("/a/1", "/a/-", "/a/00", "/a/²", "/a/" + "9" * 5000):
        assert document.place(nowhere) == document.place("/a")
    assert document.place("/a/0/x~1y~0z") == Place(3, 12)


def test_a_byte_order_mark_is_passed_over() -> None:
    document = read_document(b"\xef\xbb\xbfkey: value\n", "a.yaml")
    assert isinstance(document, Document)
    assert document.data == {"key": "value"}
    assert document.key_place("/key") == Place(1, 1)


def test_flow_style_json_in_a_yaml_file_is_yaml() -> None:
    assert data_of('{"a":1,"b":[1,"2"],"c":"x\\/y"}') == {"a": 1, "b": [1, "2"], "c": "x/y"}


def test_duplicate_keys_are_refused_with_both_places() -> None:
    assert the_problem("id: a\nname: b\nid: c\n") == (
        3,
        1,
        "The key 'id' stands twice, here and on line 1; remove one.",
    )
    assert "column 2 of the same line" in the_problem("{a: 1, 'a': 2}")[2]


def test_everything_that_can_be_read_past_is_collected() -> None:
    problems = problems_of("a: &x 1\nb: *x\nc: !!str 5\n1: d\n<<: {e: f}\n[g]: h\ntrue: i\na: 2\n")
    assert [(each.line, each.pointer) for each in problems] == [
        (1, "/a"),
        (2, "/b"),
        (3, "/c"),
        (4, ""),
        (5, ""),
        (6, ""),
        (7, ""),
        (8, "/a"),
    ]
    for problem, word in zip(
        problems, ("anchor", "alias", "tag", "quotes", "merge", "key", "quotes", "twice"), strict=True
    ):
        assert word in problem.message


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert len(problems_of("\n".join(lines))) == 10 + 9 * 9


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_an_empty_file_says_so(text: str) -> None:
    line, column, message = the_problem(text)
    assert (line, column) == (1, 1)
    assert "empty" in message


def test_a_second_document_is_refused() -> None:
    assert the_problem("a: 1\n---\nb: 2\n") == (2, 1, "A second document begins here; keep one document in a file.")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
@pytest.mark.parametrize("times", [70, 100_000])
def test_deep_nesting_ends_in_a_problem(opening: str, times: int) -> None:
    assert problems_of(opening * times)


def test_nesting_of_64_levels_is_read_and_65_are_not() -> None:
    assert data_of("[" * 64 + "]" * 64)
    line, column, message = the_problem("[" * 66 + "]" * 66)
    assert (line, column) == (1, 66)
    assert "64 levels" in message


def test_too_many_values_are_refused() -> None:
    assert "400000 values" in the_problem("[" + "1," * 400_001 + "]")[2]


def test_a_large_file_is_refused_unread() -> None:
    assert "8 MiB" in the_problem(b"a" * (MOST_BYTES + 1))[2]


@pytest.mark.parametrize(
    ("data", "place", "word"),
    [
        (b"a: 1\nb: x\x00y\n", (2, 5), "U+0000"),
        (b"a: \x1b[31m\n", (1, 4), "U+001B"),
        (b'a: "\\0"\n', (1, 4), "U+0000"),
        (b"a: 1\nb: \xff\n", (2, 4), "0xff"),
        (b"a: caf\xe9\n", (1, 7), "save the file as UTF-8"),
        ("a: 1\n".encode("utf-16"), (1, 1), "UTF-16"),
        ("a: 1\n".encode("utf-16-be"), (1, 1), "UTF-16"),
        ("a: 1\n".encode("utf-32"), (1, 1), "UTF-16"),
        (b"a: x\xe2\x80\xa8y\n", (1, 5), "U+2028"),
        (b"\ta: 1\n", (1, 1), "tab"),
        (b"a:\n  b: 1\n\tc: 2\n", (3, 1), "tab"),
        (b"a: b: c\n", (1, 5), "colon"),
        (b"a: 1\n  b: 2\n", (2, 4), "colon"),
        (b'a: "open\nb: 2\n', (3, 1), "quotation mark"),
        (b"a: [1, 2\n", (2, 1), "not closed"),
        (b"a: @b\n", (1, 4), "in quotes"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(data: bytes, place: tuple[int, int], word: str) -> None:
    line, column, message = the_problem(data)
    assert (line, column) == place
    assert word in message


@pytest.mark.parametrize("number", ["1e999999999", "-1e-999999999", "9" * 101, "0." + "1" * 200])
def test_a_number_too_long_to_compute_with_is_refused(number: str) -> None:
    (problem,) = problems_of(f"a:\n  - {number}\n")
    assert (problem.pointer, problem.line, problem.column) == ("/a/0", 2, 5)
    assert "too long" in problem.message


@pytest.mark.parametrize("text", ["a: [1, {b: c}]\nd: |\n  e\n", "- 'x'\n-\n- \"y\\n\"\n"])
def test_the_parser_in_python_gives_the_same_nodes(text: str) -> None:
    trees = [read_yaml(text, Trail("a.yaml"), parser) for parser in (pure_parser(), default_parser())]
    assert trees[0] == trees[1]


def test_the_parser_in_python_refuses_with_a_problem_too() -> None:
    for text in ("a: b: c", "[1", "a: 'x", "[" * 1000, "\t- 1", "%YAML 9.9\n---\na", 'a: "\\ud800"'):
        trail = Trail("a.yaml")
        with pytest.raises(StoppedError):
            read_yaml(text, trail, pure_parser())
            raise StoppedError  # read past: then a problem was noted
        assert trail.problems
