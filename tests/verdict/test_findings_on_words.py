"""Findings on words: which words they are, and what could be said instead."""

from __future__ import annotations

import pytest

from validator.verdict.finding import Span

ABOUT_WORDS = {"for": "phrase", "when": {"phrase.class": "promise"}, "require": {"phrase.negated": True}}


@pytest.fixture
def words(small):
    """Two languages; of the promise only English, and of the boast only German knows an allowed wording."""
    small.language("de", {"boast": "Sagen Sie, was Sie tun."}, promise="versprochen", boast="weltbeste")
    small.language("en", {"promise": "Say what was checked."}, promise="promised", boast="unrivalled")
    small.rule("CG-AAA-01", message='"{text}" promises too much.', **ABOUT_WORDS)
    return small.rule("CG-BBB-01", **(ABOUT_WORDS | {"when": {"phrase.class": "boast"}}))


def findings(words, text: str, language: str):
    """The findings that are not met on one statement."""
    return words.check({"statements": [{"id": "web", "language": language, "text": text}]}).findings.unmet


def test_a_finding_tells_the_words_by_their_place_in_the_statement(words) -> None:
    (finding,) = findings(words, "Überall promised, always.", "en")
    assert finding.message == '"promised" promises too much.'
    assert finding.span == Span("web", 8, 16, "promised")
    assert finding.subject.pointer == "/claim/statements/0/text"


@pytest.mark.parametrize(
    ("language", "text", "suggestion"),
    [
        ("en", "It is promised.", "Say what was checked."),
        ("de", "Es ist weltbeste Ware.", "Sagen Sie, was Sie tun."),
        ("de", "Es ist versprochen.", "Say what was checked."),
        ("en", "It is unrivalled.", None),
    ],
)
def test_a_suggestion_stands_in_the_language_of_the_words_else_in_english(words, language, text, suggestion) -> None:
    (finding,) = findings(words, text, language)
    assert (finding.status, finding.suggestion) == ("violated", suggestion)


def test_a_language_without_suggestions_takes_the_english_ones(small) -> None:
    small.language("de", promise="versprochen").language("en", {"promise": "Say what was checked."})
    small.rule("CG-AAA-01", **ABOUT_WORDS)
    (finding,) = findings(small, "Es ist versprochen.", "de")
    assert finding.suggestion == "Say what was checked."


def test_where_no_language_has_suggestions_there_is_none(small) -> None:
    small.language("de", promise="versprochen").rule("CG-AAA-01", **ABOUT_WORDS)
    (finding,) = findings(small, "Es ist versprochen.", "de")
    assert finding.suggestion is None


def test_only_what_is_violated_comes_with_a_suggestion(small) -> None:
    small.language("en", {"promise": "Say what was checked."}, promise="promised")
    small.rule("CG-AAA-01", **(ABOUT_WORDS | {"require": {"claim.uses_credits": True}}))
    (unknown,) = findings(small, "It is promised.", "en")
    assert (unknown.status, unknown.suggestion) == ("unknown", None)
    assert unknown.span == Span("web", 6, 14, "promised")


def test_words_that_are_in_order_are_told_with_their_place(small) -> None:
    small.language("en", {"promise": "Say what was checked."}, promise="promised")
    small.rule("CG-AAA-01", **(ABOUT_WORDS | {"require": {"phrase.class": "promise"}}))
    found = small.check({"statements": [{"id": "web", "language": "en", "text": "It is promised."}]})
    (met,) = (each for each in found.findings if each.rule.id == "CG-AAA-01")
    assert (met.status, met.message, met.suggestion) == ("met", "Title of CG-AAA-01", None)
    assert met.span == Span("web", 6, 14, "promised")


def test_a_finding_on_anything_else_has_neither_words_nor_suggestion(words) -> None:
    words.rule("CG-CCC-01")
    (finding,) = words.check({"whole_company": False}).findings.unmet
    assert (finding.span, finding.suggestion) == (None, None)


def test_words_alone_are_told_in_the_order_in_which_they_stand(words) -> None:
    words.rule("CG-AAA-00", **ABOUT_WORDS)
    checked = words.validator.wording("unrivalled and promised, promised", "en")
    assert [(each.span.start, each.rule.id) for each in checked.findings] == [
        (0, "CG-BBB-01"),
        (15, "CG-AAA-00"),
        (15, "CG-AAA-01"),
        (25, "CG-AAA-00"),
        (25, "CG-AAA-01"),
    ]
    assert checked.worst == "reject"
