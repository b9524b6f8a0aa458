"""Edits of a YAML file: what is not meant stays as it is, to the byte; what cannot be done safely is not done."""

from __future__ import annotations

from validator.authoring.file_edits import Below, Edit, Entry, Word, edited, entry_of
from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem

TEXT = """\
# About this file.
id: A-01
title: >-
  Two lines
  of title
# About the list.
also: [A-02, "A-03"]  # with a comment

for: claim
"""


def edit(*edits: Edit, wanted: object) -> str | Problem:
    return edited(TEXT.encode(), "a.yaml", edits, wanted)


DATA = {"id": "A-01", "title": "Two lines of title", "also": ["A-02", "A-03"], "for": "claim"}


def test_an_entry_takes_the_place_of_the_old_one() -> None:
    assert edit(Entry("title", "title: One"), wanted={**DATA, "title": "One"}) == TEXT.replace(
        "title: >-\n  Two lines\n  of title\n", "title: One\n"
    )


def test_a_new_entry_stands_under_the_first_that_there_is_else_at_the_end() -> None:
    wanted = {**DATA, "version": 2}
    under = edit(Entry("version", "version: 2", ("nothing", "title")), wanted=wanted)
    assert under == TEXT.replace("  of title\n", "  of title\nversion: 2\n")
    assert edit(Entry("version", "version: 2"), wanted=wanted) == f"{TEXT}version: 2\n"


def test_an_entry_is_taken_out() -> None:
    wanted = {key: value for key, value in DATA.items() if key != "title"}
    assert edit(Entry("title", None), wanted=wanted) == TEXT.replace("title: >-\n  Two lines\n  of title\n", "")


def test_a_word_is_replaced_where_it_stands() -> None:
    wanted = {**DATA, "also": ["A-02", "A-03", "A-04"]}
    assert edit(Word("/also/1", '"A-03", A-04'), wanted=wanted) == TEXT.replace('"A-03"', '"A-03", A-04')


def test_what_would_come_out_otherwise_is_refused() -> None:
    for wrong in (Word("/also/1", "A-09"), Word("/title", "One"), Word("/nothing", "A"), Word("/also", "[]")):
        assert isinstance(edit(wrong, wanted={**DATA, "also": []}), Problem)
    assert isinstance(edited(b"a: [", "a.yaml", [Entry("a", "a: 1")], {"a": 1}), Problem)


def test_lines_end_as_they_did() -> None:
    found = edited(b"id: A-01\r\nfor: claim\r\n", "a.yaml", [Entry("id", "id: A-02")], {"id": "A-02", "for": "claim"})
    assert found == "id: A-02\r\nfor: claim\r\n"


def test_an_entry_is_read_with_all_that_stands_under_it() -> None:
    document = read_document(TEXT.encode(), "a.yaml")
    assert isinstance(document, Document)
    assert entry_of(TEXT, document.root, "title") == "title: >-\n  Two lines\n  of title"
    assert entry_of(TEXT, document.root, "nothing") == ""


def test_lines_are_put_below_a_member_as_far_in_as_it_is() -> None:
    text = "a:\n  b:\n    c: 1\n\n  # about d\n  d: 2\ne: 3\n"
    wanted = {"a": {"b": {"c": 1}, "new": {"f": 4}, "d": 2}, "e": 3}
    found = edited(text.encode(), "a.yaml", [Below("/a/b", ("new:", "  f: 4"))], wanted)
    assert found == "a:\n  b:\n    c: 1\n  new:\n    f: 4\n\n  # about d\n  d: 2\ne: 3\n"
    last = edited(b"a:\n  b: 1", "a.yaml", [Below("/a/b", ("c: 2",))], {"a": {"b": 1, "c": 2}})
    assert last == "a:\n  b: 1\n  c: 2\n"
    assert isinstance(edited(b"a: {b: 1}\n", "a.yaml", [Below("/a/b", ("c: 2",))], {"a": {"b": 1, "c": 2}}), Problem)
