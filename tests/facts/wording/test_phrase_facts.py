"""Phrases as facts of a dossier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from validator import Validator
from validator.evaluation.meaning import compiled_meaning
from validator.facts.build import build_facts
from validator.facts.element import FactBase
from validator.facts.values import Unknown

DAY = date(2026, 1, 1)
Read = Callable[..., FactBase]


@pytest.fixture
def read(whole: Validator) -> Read:
    """The facts of a claim with some statements, made by some companies."""

    def make(*statements: dict[str, Any], names: tuple[str, ...] = ()) -> FactBase:
        data = {
            "claim": {"category": "marketing", "statements": list(statements)},
            "entities": [{"id": f"e{number}", "name": name} for number, name in enumerate(names)],
        }
        return whole.judge.evaluator.facts(data, DAY)

    return make


def statement(number: int, text: str) -> dict[str, Any]:
    return {"id": f"s{number}", "text": text, "language": "en"}


def test_each_hit_is_a_phrase_with_its_statement_place_and_context(read: Read) -> None:
    (phrase,) = read(statement(0, "Hello."), statement(1, "Our can is carbon neutral.")).subjects("phrase")
    assert (phrase.kind, phrase.id, phrase.pointer) == ("phrase", "s1:carbon_neutral:11", "/claim/statements/1/text")
    assert [phrase.value(name) for name in ("text", "negated", "subject")] == ["carbon neutral", False, "product"]
    number = phrase.value("number")
    assert isinstance(number, Unknown)
    assert number.missing[0].question == "Which number does the wording state?"


@pytest.mark.parametrize(
    ("language", "known"), [("en", True), ("en-GB", True), ("nb", True), ("zh-Hans", True), ("ko", False), ("", False)]
)
def test_whether_the_lexicon_has_a_language(read: Read, language: str, known: bool) -> None:
    (asked,) = read({"id": "s", "text": "Hello.", "language": language}).subjects("statement")
    assert asked.value("read_by_lexicon") is known


def test_where_no_language_is_declared_it_is_asked_for(read: Read) -> None:
    (asked,) = read({"id": "s", "text": "Hello."}).subjects("statement")
    found = asked.value("read_by_lexicon")
    assert isinstance(found, Unknown)
    assert [root.name for root in found.missing] == ["statement.language"]


def test_where_the_statements_are_left_out_nobody_knows_the_phrases(whole: Validator) -> None:
    facts = whole.judge.evaluator.facts({"claim": {"category": "marketing"}}, DAY)
    found = facts.elements("phrase")
    assert isinstance(found, Unknown)
    assert [root.pointer for root in found.missing] == ["/claim/statements"]


def test_without_a_lexicon_nobody_has_looked_for_phrases(whole: Validator) -> None:
    book = whole.rulebook
    reading = compiled_meaning(book.meaning, book.vocabulary).reading()
    data = {"claim": {"category": "marketing", "statements": [statement(0, "Carbon neutral.")]}}
    facts = build_facts(data, reading, DAY, whole.judge.evaluator.parameters(DAY))
    assert isinstance(facts.elements("phrase"), Unknown)


def test_a_name_of_the_dossier_is_no_phrase(read: Read) -> None:
    said = statement(0, "Made by Carbon Neutral Cans.")
    assert read(said, names=("Carbon Neutral Cans",)).elements("phrase") == ()


def test_of_a_year_and_a_share_the_share_is_the_number(read: Read) -> None:
    text = "Of the aluminium purchased in 2025, 50 % was ASI Aluminium."
    shares = [each for each in read(statement(0, text)).subjects("phrase") if each.value("class") == "percent_sourced"]
    assert [each.value("number") for each in shares] == [50]
