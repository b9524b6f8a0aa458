"""What YAML reads otherwise than it looks, and what is no YAML: told with its cause."""

from __future__ import annotations

import pytest

from validator.dossier.document import Document
from validator.rulebook.read_source import read_source


def told(line: str) -> list[tuple[str, int, int, str]]:
    text = f"id: CG-OP-04\n{line}\nbasis: seen\nexamples:\n  - case: one\n"
    read = read_source(text.encode(), "rule.yaml")
    return [] if isinstance(read, Document) else [(one.code, one.line, one.column, one.message) for one in read]


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("message: Stop run # 3 of the line.", "Stop run"),
        ("title: One # 2", "One"),
        ("note: It goes\n  over two lines # 3", "over two lines"),
        ("cite: {section: x}\nexample: {a: [b]}\nwhy:\n  - Two words # 3", "Two words"),
        ("patterns:\n  - recycl* #%", "recycl*"),
        ("sets:\n  product:\n    - can #", "can"),
        ("message: Stop run\t# 3", "Stop run"),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_an_error(line: str, last: str) -> None:
    ((code, _, _, message),) = told(line)
    assert code == "E103"
    assert message.startswith(f"The text ends at `{last}`: what follows a `#` is a comment.")


@pytest.mark.parametrize(
    "line",
    [
        "clause: null   # nobody has checked it",
        "also: [A-01]   # the other row",
        'message: "Stop run # 3"   # quoted',
        "message: >   # a block\n  Stop run # 3",
        "# title: nothing # at all",
        "message: Stop run 3#4",
        "when:   # does it apply?\n  claim.level: group # as in the standard",
    ],
)
def test_a_comment_is_still_a_comment(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ('message: "Foo" bar', (2, 16), "The text in quotes ends before `bar`"),
        ("title: 'ASI's approval'", (2, 13), "An apostrophe ends the text before `s approval'`"),
        ('require: {a: "b" c}', (2, 18), "The text in quotes ends before `c}`"),
        ('message: "Foo', (2, 10), "This quotation mark is never closed"),
        ("message: {claim.level} is wrong", (2, 24), 'is put in quotes: "{claim.level} is wrong".'),
        ("message: [a] b", (2, 14), "A text that begins with `[` is put in quotes"),
        ("message: *all*", (2, 14), "A text cannot begin with `*`: put it in quotes."),
        ("message: @home", (2, 10), "A text cannot begin with `@`: put it in quotes."),
        ("given: {text: item #3, level: group}", (2, 20), "What follows this `#` is a comment, so the brackets"),
        ("x: >= 5", (2, 5), "`>= 5` is read as a text: write `{at_least: 5}`, of days `{on_or_after: 5}`."),
        ("x: > 5", (2, 6), "write `{more_than: 5}`"),
        ("x: != 5", (2, 4), "write `{not_in: [5]}`"),
        ("x: {a: >= 5, b: 1}", (2, 8), "write `{at_least: 5}`"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_cause(line: str, place: tuple[int, int], message: str) -> None:
    (code, *found, said), *_ = told(line)
    assert code == "E101"
    assert message in said
    assert tuple(found) == place


def test_any_bytes_are_read_or_told() -> None:
    for data in (b"", b"\xff\xfe", b"\t", b'"', b"a: {", b"a: 'b", b"- #", b"\xef\xbb\xbftitle: a b # c"):
        read = read_source(data, "rule.yaml")
        assert isinstance(read, Document) or all(one.code in ("E101", "E103") for one in read)
