"""Files whose form alone is known: named entries one by one, everything else as it differs."""

from __future__ import annotations

from validator.authoring.review.data_diff import differences
from validator.authoring.review.document_points import document_points
from validator.authoring.review.point import Line, Point, compared
from validator.dossier.document import Document, read_document


def documents(**texts: str) -> dict[str, Document]:
    found = {}
    for name, text in texts.items():
        path = f"{name.replace('__', '/')}.yaml"
        read = read_document(text.encode(), path)
        assert isinstance(read, Document), read
        found[path] = read
    return found


def points(before: dict[str, Document], after: dict[str, Document]) -> list[Point]:
    return list(document_points(before, after))


OLD = """\
kind: claim
definitions:
  level:
    is: first of a
    about: level
  gone: {is: nothing}
"""
NEW = """\
kind: claim
definitions:
  level:
    is: |
      first of a
      where b
    about: level
  made: {is: something}
"""


def test_definitions_are_told_one_by_one_with_the_old_and_the_new_formula() -> None:
    changed, made, gone = points(documents(definitions__claim=OLD), documents(definitions__claim=NEW))
    assert (changed.headline, changed.line) == ("Definition claim.level is changed", 3)
    assert changed.lines == (Line(" ", "first of a"), Line("+", "where b"))
    assert (made.headline, made.lines) == ("Definition claim.made is new", (Line("+", "something"),))
    assert (gone.headline, gone.gone, gone.line) == ("Definition claim.gone is gone", True, 6)


def test_a_new_file_of_definitions_tells_its_definitions() -> None:
    (told, file) = points({}, documents(definitions__mark="kind: mark\ndefinitions: {fits: {is: a = b}}\n"))
    assert (told.headline, told.lines) == ("Definition mark.fits is new", (Line("+", "a = b"),))
    assert file.headline == "definitions/mark.yaml is new"


def test_a_definition_that_stands_in_another_file_is_the_same() -> None:
    text = "kind: mark\nbasis: seen\ndefinitions: {fits: {is: a = b}}\n"
    told = points(documents(definitions__mark=text), documents(definitions__marks=text))
    assert [point.headline for point in told] == ["definitions/mark.yaml is gone", "definitions/marks.yaml is new"]


def test_a_definition_by_parts_or_in_words() -> None:
    before = documents(definitions__mark="kind: mark\ndefinitions: {fits: {all: [a, b]}, why: {says: no}}\n")
    after = documents(definitions__mark="kind: mark\ndefinitions: {fits: {all: [a, c]}, why: {says: never}}\n")
    parts, words = points(before, after)
    assert parts.lines == (Line("-", "all: b"), Line("+", "all: c"))
    assert words.lines == (Line("-", "says: no"), Line("+", "says: never"))


def test_rows_of_a_table_come_and_go() -> None:
    before = documents(tables__activities="about: a\nrows:\n  - {from: x, to: y}\n  - {from: x, to: z}\n")
    after = documents(tables__activities="about: a\nrows:\n  - {from: x, to: z}\n  - {from: y, to: z}\n")
    (point,) = points(before, after)
    assert point.headline == "Table activities gained 1 row and lost 1 row"
    assert point.lines == (Line("-", 'rows: {"from": "x", "to": "y"}'), Line("+", 'rows: {"from": "y", "to": "z"}'))


def test_a_wording_class_gains_a_pattern_and_a_set_a_word() -> None:
    before = documents(
        lexicon__en__absolute="class: absolute\npatterns: [a b]\n", lexicon__en__words="sets:\n  asi: [asi]\n"
    )
    after = documents(
        lexicon__en__absolute='class: absolute\npatterns: [a b, "fully [<asi>]"]\n',
        lexicon__en__words="sets:\n  asi: [asi, a s i]\n",
    )
    pattern, word = points(before, after)
    assert pattern.headline == "Lexicon (en): wording class absolute gained 1 pattern"
    assert pattern.lines == (Line("+", "patterns: fully [<asi>]"),)
    assert word.headline == "Lexicon (en): the word sets gained 1 line"
    assert word.lines == (Line("+", "sets asi: a s i"),)


def test_files_that_come_and_go_or_hold_anything() -> None:
    (new,) = points({}, documents(rulebook="version: 1\n"))
    assert (new.headline, new.lines) == ("rulebook.yaml is new", (Line("+", "version: 1"),))
    (gone,) = points(documents(tables__a="rows: [1]\n"), {})
    assert (gone.headline, gone.gone) == ("Table a is gone", True)
    (odd,) = points(documents(definitions__a="[1]\n"), documents(definitions__a="[1, 2]\n"))
    assert odd.lines == (Line("+", "2"),)
    assert points(documents(tables__a="rows: [1]\n"), documents(tables__a="rows: [1] # said again\n")) == []


def test_lists_in_another_order_and_values_of_another_sort() -> None:
    assert list(differences({"a": [1, 2]}, {"a": [2, 1]})) == [Line("", "a: in another order")]
    assert list(differences({"a": {"b": 1}}, {"a": "x"})) == [Line("-", 'a: {"b": 1}'), Line("+", "a: x")]


def test_between_two_differences_there_is_a_mark() -> None:
    before = ["a", "b", "c", "d", "e", "f"]
    told = list(compared(before, ["A", "b", "c", "d", "e", "F"]))
    assert told == [
        Line("-", "a"), Line("+", "A"), Line(" ", "b"), Line("", "…"), Line(" ", "e"), Line("-", "f"), Line("+", "F"),
    ]  # fmt: skip
