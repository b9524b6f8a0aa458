"""Numbers of certificates, codes of auditors and versions as they are written."""

from __future__ import annotations

import pytest

from validator.facts.functions.codes import begins_with_code, is_plain_number, version_of
from validator.facts.functions.lists import flat
from validator.facts.functions.numbers import last_day_of
from validator.facts.functions.texts import lacking
from validator.facts.values import NOTHING, Unknown

CODES = ("ASI-ACC", "ASI-APP")


@pytest.mark.parametrize(
    ("number", "is_one"),
    [("409", True), ("0409", True), ("0", False), ("40900", False), ("4o9", False), ("٤٠٩", False)],
)
def test_a_certificate_number_is_a_positive_whole_number_of_few_digits(number: str, is_one: bool) -> None:
    assert is_plain_number(None, number, 4) is is_one


@pytest.mark.parametrize(
    ("number", "is_one"), [("ASI-ACC-012", True), ("asi acc 7", True), ("ASI-ACCORD", False), ("ASI 409", False)]
)
def test_the_code_of_an_auditor_ends_where_its_word_ends(number: str, is_one: bool) -> None:
    assert begins_with_code(None, number, CODES) is is_one


@pytest.mark.parametrize(
    ("written", "number"), [("V3.1", "3"), ("version 2", "2"), ("V3 (2022)", "3"), ("2017", "2017"), ("v. 2.1", "2")]
)
def test_points_behind_a_version_are_left_out(written: str, number: str) -> None:
    assert version_of(None, written) == number


def test_what_names_no_number_names_no_version() -> None:
    assert version_of(None, "draft") is NOTHING


def test_a_text_that_is_not_given_says_nothing() -> None:
    missing = Unknown(())
    assert isinstance(version_of(None, missing), Unknown)
    assert isinstance(is_plain_number(None, missing, 4), Unknown)
    assert isinstance(begins_with_code(None, missing, CODES), Unknown)
    assert isinstance(last_day_of(None, missing), Unknown)
    assert isinstance(flat(None, (("a",), missing)), Unknown)


def test_the_last_day_of_a_year_stays_within_the_calendar() -> None:
    assert last_day_of(None, 2025).isoformat() == "2025-12-31"
    assert last_day_of(None, 12000).year == 9999


def test_several_lists_are_one_without_repetition() -> None:
    assert flat(None, (("a", "b"), ("b", "c"))) == ("a", "b", "c")


def test_materials_in_which_a_word_does_not_stand() -> None:
    assert lacking(None, ("Aluminium 3104", "aluminum foil", "paperboard"), ("alumin",)) == ("paperboard",)
    assert lacking(None, (), ("alumin",)) == ()
