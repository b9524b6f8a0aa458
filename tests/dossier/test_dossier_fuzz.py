"""No input raises: every one is a dossier, or problems with a place inside the file and something to say."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from validator.dossier.contract import dossier_schema
from validator.dossier.document import Document, read_document
from validator.dossier.dossier import Dossier, read_dossier
from validator.dossier.schema import dossier_shape, errors_in, short_way
from validator.dossier.shape import Shape
from validator.dossier.short_json import short_json
from validator.dossier.text import text_of

CAN_SHAPE = dossier_shape()

SNIPPETS = st.sampled_from(
    ["\n", "  ", "\t", ": ", "- ", "[", "]", "{", "}", "'", '"', "#", "&a", "*a", "!", "|", ">", "%", "---\n", "...\n",
     "? ", "<<: ", "~", "null", "no", "1e999999999", "9" * 200, "0.1", "-1", "\x00", "\u2028", "\ud800", "é", "\r",
     "\\", "id: ", "entities:", "true", "2026-02-30", ",", "\ufeff", "@", "`"]
)  # fmt: skip


def is_answered(data: bytes, path: str) -> None:
    answer = read_dossier(data, path)
    if isinstance(answer, Dossier):
        return
    assert answer
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace"))
    for problem in answer:
        assert problem.message.strip()
        assert problem.path == path
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        problem.message.encode()


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from(["a.yaml", "a.json"]))
def test_arbitrary_bytes_are_answered(data: bytes, path: str) -> None:
    is_answered(data, path)


@st.composite
def splices(draw: st.DrawFn) -> list[tuple[float, int, str]]:
    one = st.tuples(st.floats(0, 1), st.integers(0, 12), SNIPPETS | st.text(max_size=5))
    return draw(st.lists(one, min_size=1, max_size=4))


def spliced(text: str, changes: list[tuple[float, int, str]]) -> bytes:
    for where, length, new in changes:
        at = int(where * len(text))
        text = text[:at] + new + text[at + length :]
    return text.encode("utf-8", "surrogatepass")


@settings(deadline=None)
@given(splices())
def test_a_mutated_dossier_is_answered(can: str, changes: list[tuple[float, int, str]]) -> None:
    is_answered(spliced(can, changes), "can.yaml")


@settings(deadline=None)
@given(splices())
def test_the_short_way_gives_the_same_or_nothing(can: str, changes: list[tuple[float, int, str]]) -> None:
    changed_can = spliced(can, changes)
    text = text_of(changed_can, "can.yaml")
    is_what_the_long_way_gives(short_way().data(text) if isinstance(text, str) else None, changed_can, "can.yaml")


@settings(deadline=None)
@given(splices(), st.booleans())
def test_the_short_way_of_json_gives_the_same_or_nothing(
    can: str, changes: list[tuple[float, int, str]], ascii_only: bool
) -> None:
    dossier = read_dossier(can.encode(), "can.yaml")
    assert isinstance(dossier, Dossier)
    written = json.dumps(dossier.data, default=float, indent=1, ensure_ascii=ascii_only)
    for changed_can in (written.encode(), spliced(written, changes)):
        text = text_of(changed_can, "can.json")
        is_what_the_long_way_gives(
            short_json(text, CAN_SHAPE) if isinstance(text, str) else None, changed_can, "can.json"
        )


def is_what_the_long_way_gives(data: Any, read: bytes, path: str) -> None:
    if data is None:
        return
    document = read_document(read, path, CAN_SHAPE)
    assert isinstance(document, Document)
    assert data == document.data
    assert CAN_SHAPE.accepts(data)


@settings(deadline=None)
@given(splices())
def test_a_mutated_json_dossier_is_answered(can: str, changes: list[tuple[float, int, str]]) -> None:
    dossier = read_dossier(can.encode(), "can.yaml")
    assert isinstance(dossier, Dossier)
    is_answered(spliced(json.dumps(dossier.data, default=float, indent=1), changes), "can.json")


CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
)
ANY_TEXT = st.text(CHARACTERS, max_size=20)
VALUES = st.recursive(
    st.booleans() | st.integers(-(10**20), 10**20) | st.decimals(-1000, 1000, places=3) | ANY_TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=15,
)


@settings(deadline=None)
@given(VALUES)
def test_the_same_values_in_json_and_in_yaml_are_the_same_data(value: Any) -> None:
    readings = [read_document(_flow(value).encode(), "a.json"), read_document(_as_yaml(value).encode(), "a.yaml")]
    datas = [each.data for each in readings if isinstance(each, Document)]
    assert len(datas) == 2, readings
    assert datas[0] == datas[1]


def _as_yaml(value: Any, indent: int = 0) -> str:
    """Block style, as people write it."""
    begin = "\n" + " " * indent
    if value and isinstance(value, dict):
        return "".join(f"{begin}{_flow(key)}:{_as_yaml(member, indent + 2)}" for key, member in value.items())
    if value and isinstance(value, list):
        return "".join(f"{begin}-{_as_yaml(item, indent + 2)}" for item in value)
    return " " + _flow(value)


def _flow(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=float)


def test_the_same_dossier_in_json_and_in_yaml_is_the_same_data(can: str) -> None:
    in_yaml = read_dossier(can.encode(), "can.yaml")
    assert isinstance(in_yaml, Dossier)
    in_json = read_dossier(json.dumps(in_yaml.data, default=_decimal).encode(), "can.json")
    assert isinstance(in_json, Dossier), in_json
    assert in_json.data == in_yaml.data


def _decimal(number: Fraction) -> float:
    return float(number)


REPLACEMENTS = st.sampled_from(
    [None, True, False, 0, 1, -1, 10**10, Fraction(1, 3), "", "NO", "no", "on_product", "2026-02-30", "2026-05-04",
     "2026-05-04\n", "a b", "nordbrygg\n", "x" * 30_000, [], {}, ["NO", "NO"], [1, 1], [None], {"id": "x"},
     "https://a b", "https://a.example", 2016, 12]
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn, data: Any) -> Any:
    """The data with one value, key or item replaced, removed or added somewhere."""
    if not data or not isinstance(data, (dict, list)) or draw(st.integers(0, 9)) == 0:
        return draw(REPLACEMENTS)
    if isinstance(data, dict):
        key = draw(st.sampled_from(sorted(data)))
        action = draw(st.sampled_from(["go", "go", "go", "drop", "add"]))
        if action == "drop":
            return {name: value for name, value in data.items() if name != key}
        if action == "add":
            return {**data, draw(st.sampled_from(["title", "id", "other", "name"])): draw(REPLACEMENTS)}
        return {**data, key: draw(changed(data[key]))}
    index = draw(st.integers(0, len(data) - 1))
    return [*data[:index], draw(changed(data[index])), *data[index + 1 :], *draw(st.sampled_from([[], data[:1]]))]


@settings(deadline=None)
@given(st.data())
def test_the_quick_answer_is_that_of_jsonschema(can: str, data: st.DataObject) -> None:
    document = read_document(can.encode(), "can.yaml", CAN_SHAPE)
    assert isinstance(document, Document)
    candidate = data.draw(changed(document.data))
    assert CAN_SHAPE.accepts(candidate) == (next(errors_in(candidate, dossier_schema()), None) is None)


def test_the_quick_answer_accepts_nothing_it_does_not_understand() -> None:
    schemas: list[dict[str, Any]] = [
        {"type": "string", "contentEncoding": "base64"},
        {"type": "object", "additionalProperties": True},
        {"type": ["string", "null"]},
        {"anyOf": [{"type": "string"}]},
        {"type": "array", "uniqueItems": True},
        {},
    ]
    values: list[Any] = ["a", None, {}, [], 1]
    for schema in schemas:
        assert not any(Shape.of(schema).accepts(value) for value in values)
