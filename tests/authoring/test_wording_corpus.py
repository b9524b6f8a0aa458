"""The arithmetic over the corpus of wordings: accuracy, recall by class, false alarms, floors."""

from __future__ import annotations

from fractions import Fraction

import pytest

from validator.authoring.wording_corpus import (
    Answer,
    Judged,
    Share,
    by_language,
    figures,
    judge_wordings,
    percent,
    shortfalls,
)
from validator.authoring.wording_file import Floors, Wording


def wording(expect: str, class_name: str = "none", language: str = "en", text: str = "Some text.") -> Wording:
    return Wording(text, language, expect, class_name, (), "", f"{language}.yaml", 1)


def judged(expect: str, class_name: str, got: str, *objected: str, recognised: tuple[str, ...] = ()) -> Judged:
    return Judged(wording(expect, class_name), Answer(got, frozenset(objected), frozenset({*objected, *recognised})))


ORDINARY = judged("clear", "none", "clear")
ALARM = judged("clear", "none", "flag", "generic_green")
HIT = judged("reject", "endorsement", "reject", "endorsement")
MISS = judged("reject", "endorsement", "clear")


def test_accuracy_counts_outcomes_that_are_the_ones_expected() -> None:
    assert figures([ORDINARY, ALARM, HIT, MISS]).accuracy == Share(2, 4)


def test_false_alarms_are_counted_over_the_clear_texts_only() -> None:
    found = figures([*[ORDINARY] * 399, ALARM, MISS])
    assert found.false_alarms == Share(1, 400)
    assert found.false_alarms_per_thousand == Fraction(5, 2)


def test_recall_is_counted_over_the_texts_of_a_class_and_not_of_ordinary_sentences() -> None:
    assert figures([HIT, HIT, MISS, ORDINARY, ALARM]).recall == {"endorsement": Share(2, 3)}


@pytest.mark.parametrize(("got", "right"), [("advise", True), ("flag", True), ("reject", True), ("clear", False)])
def test_a_text_that_must_be_caught_may_come_to_anything_but_clear(got: str, right: bool) -> None:
    found = judged("caught", "endorsement", got)
    assert (found.right, found.caught, found.false_alarm) == (right, right, False)


@pytest.mark.parametrize(
    ("got", "objected", "caught"),
    [
        ("reject", ("physical_content",), True),
        ("flag", ("physical_content",), True),  # the class was hit, though the outcome is milder
        ("reject", ("endorsement",), True),  # the outcome is no milder, though another class was hit
        ("flag", ("absolute",), False),
        ("clear", (), False),
    ],
)
def test_what_counts_as_caught(got: str, objected: tuple[str, ...], caught: bool) -> None:
    assert judged("reject", "physical_content", got, *objected).caught is caught


def test_a_class_that_a_certificate_decides_has_to_be_recognised_while_the_words_stay_clear() -> None:
    assert judged("clear", "all_sites", "clear", recognised=("all_sites",)).caught
    assert not judged("clear", "all_sites", "clear").caught
    assert not judged("clear", "all_sites", "flag", "generic_green").caught


def test_nothing_has_no_share() -> None:
    found = figures([])
    assert (found.accuracy.value, found.false_alarms_per_thousand, found.recall) == (None, None, {})
    assert list(shortfalls(found, Floors(Fraction(1), Fraction(0), {}))) == []


def test_each_text_is_asked_in_its_language_and_counted_there() -> None:
    asked: list[tuple[str, str]] = []

    def ask(text: str, language: str) -> Answer:
        asked.append((text, language))
        return Answer("clear", frozenset(), frozenset())

    texts = (wording("clear", text="Hello."), wording("flag", "absolute", "de", "Garantiert!"))
    parts = by_language(judge_wordings(texts, ask))
    assert asked == [("Hello.", "en"), ("Garantiert!", "de")]
    assert {language: part.accuracy for language, part in parts.items()} == {"en": Share(1, 1), "de": Share(0, 1)}


def test_a_floor_that_is_just_reached_holds() -> None:
    floors = Floors(Fraction(1, 2), Fraction(500), {"endorsement": Fraction(1, 2)})
    assert list(shortfalls(figures([ORDINARY, ALARM, HIT, MISS]), floors)) == []


def test_everything_below_its_floor_is_told() -> None:
    floors = Floors(Fraction(19, 20), Fraction(5), {"endorsement": Fraction(2, 3)})
    assert list(shortfalls(figures([ORDINARY, ALARM, HIT, MISS]), floors)) == [
        "accuracy is 50.0 %, below 95.0 %",
        "500.0 false alarms per thousand clear texts, more than 5.0",
        "endorsement: recall is 50.0 %, below 66.6 %",
    ]


def test_a_class_without_a_floor_is_told() -> None:
    floors = Floors(Fraction(0), Fraction(1000), {})
    assert list(shortfalls(figures([HIT]), floors)) == ["endorsement: no floor is recorded for its recall"]


def test_a_share_is_rounded_down() -> None:
    assert percent(Fraction(9499, 10000)) == "94.9 %"
    assert percent(Fraction(1)) == "100.0 %"
