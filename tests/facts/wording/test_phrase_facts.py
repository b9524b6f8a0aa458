"""Phrases as facts of a dossier."""

from __future__ import annotations

from datetime import date

import pytest
from validator.facts.day import JudgedDay
from validator.facts.measure import World

from validator.facts.element import Element
from validator.facts.values import Known, Missing, Unknown
from validator.facts.wording.phrases import phrases, read_by_lexicon
from validator.rulebook.lexicon import Lexicon


def statement(number: int, text: str, language: str | None = "en") -> Element:
    values = {"text": Known(text)} | ({"language": Known(language)} if language else {})
    return Element("statement", f"s{number}", f"/claim/statements/{number}", dict(values))


def world(lexicon: Lexicon, statements: tuple[Element, ...] | Unknown, *names: str) -> World:
    entities = tuple(Element("entity", name, "/entities/0", {"name": Known(name)}) for name in names)
    lists = {"statement": statements, "entity": entities}
    return World(lists, {}, JudgedDay.of(date(2026, 1, 1)), lambda name: Unknown(()), lexicon)


def test_each_hit_is_a_phrase_with_its_statement_place_and_context(shipped_lexicon: Lexicon) -> None:
    made = phrases(world(shipped_lexicon, (statement(0, "Hello."), statement(1, "Our can is carbon neutral."))))

    assert isinstance(made, tuple)
    (phrase,) = made
    assert (phrase.kind, phrase.id, phrase.pointer) == ("phrase", "s1:carbon_neutral:11", "/claim/statements/1/text")
    assert phrase.value("text") == Known("carbon neutral", "/claim/statements/1/text")
    assert phrase.value("negated") == Known(False, "/claim/statements/1/text")
    assert phrase.value("subject") == Known("product", "/claim/statements/1/text")
    assert isinstance(phrase.value("number"), Unknown)


@pytest.mark.parametrize(
    ("language", "read"), [("en", True), ("en-GB", True), ("nb", True), ("zh-Hans", True), ("ko", False), ("", False)]
)
def test_whether_the_lexicon_has_a_language(shipped_lexicon: Lexicon, language: str, read: bool) -> None:
    asked = Element("statement", "s", "/claim/statements/0", {"language": Known(language)})
    assert read_by_lexicon(world(shipped_lexicon, (asked,)), asked) == Known(read)


def test_where_no_language_is_declared_it_is_asked_for(shipped_lexicon: Lexicon) -> None:
    missing = Unknown((Missing("statement.language", "/claim/statements/0/language"),))
    asked = Element("statement", "s", "/claim/statements/0", {"language": missing})
    assert read_by_lexicon(world(shipped_lexicon, (asked,)), asked) == missing


def test_where_the_statements_are_left_out_nobody_knows_the_phrases(shipped_lexicon: Lexicon) -> None:
    missing = Unknown((Missing("statement", "/claim/statements", "missing", "What does the claim say?"),))
    assert phrases(world(shipped_lexicon, missing)) == missing


def test_a_name_of_the_dossier_is_no_phrase(shipped_lexicon: Lexicon) -> None:
    said = (statement(0, "Made by Carbon Neutral Cans."),)
    assert phrases(world(shipped_lexicon, said, "Carbon Neutral Cans")) == ()
