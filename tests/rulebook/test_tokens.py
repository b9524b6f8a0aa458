"""How a text is cut into words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.rulebook.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Low-Carbon  aluminium", "low carbon aluminium"),
        ("doesn't can't won't it's ASI's", "does not can not will not it is asi"),
        ("l’aluminium dell'alluminio", "l aluminium dell alluminio"),
        ("1.5 °C, 1,000 t and 50%", "1.5 ° c 1,000 t and 50 %"),
        ("3.9t CO₂e/t V3.1", "3.9 t co2e t v3.1"),
        ("不含强迫劳动 ASI認証", "不 含 强 迫 劳 动 asi 認 証"),
        ("zwangs\u00adarbeits\u200bfrei", "zwangsarbeitsfrei"),
        ("e\u0301cologique", "écologique"),
        ("A+ rating", "a + rating"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert list(tokenise(text).words) == words.split()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", 4),
        ("Approx. 5 t of sheet.", 1),
        ("Certificate No. 56 is old.", 1),
        ("No. We do not.", 2),
        ("It weighs 1.5 kg.", 1),
        ("e.g. the mill", 1),
        ("A line\nbroken in two", 1),
        ("A heading\n\nA paragraph", 2),
        ("- one\n- two", 2),
        ("一句。两句！", 2),
        ("ASI Certified • Carbon neutral", 2),
        ("word " * 500, 3),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(tokenise(text, {"approx"}).sentences) == sentences


def test_a_word_hyphenated_at_a_lines_end_is_joined_only_where_it_is_known() -> None:
    assert list(tokenise("respon-\nsible", known={"responsible"}).words) == ["responsible"]
    assert list(tokenise("low-\ncarbon", known={"responsible"}).words) == ["low", "carbon"]


def test_pauses_are_told_apart() -> None:
    assert list(tokenise("one, two; three (four) – five. Six").breaks) == [".", ",", ";", ",", ";", "."]


@given(st.text())
def test_every_word_comes_from_its_place_in_the_text(text: str) -> None:
    cut = tokenise(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(cut.starts, cut.ends, strict=True))
    assert list(cut.starts) == sorted(cut.starts)
    assert [low for low, _ in cut.sentences] == [0, *(high for _, high in cut.sentences)][: len(cut.sentences)]
    assert (cut.sentences[-1][1] if cut.sentences else 0) == len(cut.words)
