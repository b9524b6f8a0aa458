"""Finding phrases in texts as people really type them."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from validator.facts.wording.find import find_phrases
from validator.rulebook.lexicon import Lexicon


def classes(lexicon: Lexicon, text: str, language: str | None = "en", names: tuple[str, ...] = ()) -> set[str]:
    return {hit.class_name for hit in find_phrases(lexicon, text, language, names)}


@pytest.mark.parametrize(
    "text",
    [
        "carbon neutral",
        "CARBON-NEUTRAL",
        "carbon\u00a0neutral",
        "carbon\u2011neutral",
        "carbon\n   neutral",
        "car\u00adbon neu\u200btral",
        "ｃａｒｂｏｎ ｎｅｕｔｒａｌ",
        "carbon – neutral",
        "carbon neu-\ntral",
    ],
)
def test_spelling_and_typesetting_do_not_matter(shipped_lexicon: Lexicon, text: str) -> None:
    (hit,) = find_phrases(shipped_lexicon, text, "en")
    assert hit.class_name == "carbon_neutral"
    assert (hit.start, hit.end) == (0, len(text))


def test_offsets_count_the_characters_of_the_text_as_submitted(shipped_lexicon: Lexicon) -> None:
    text = "½ ﬁne Ｃan — “CO₂-neutral” e\u0301tc."
    (hit,) = [hit for hit in find_phrases(shipped_lexicon, text, "en") if hit.class_name == "carbon_neutral"]
    assert text[hit.start : hit.end] == "CO₂-neutral"


def test_a_phrase_does_not_reach_beyond_its_sentence(shipped_lexicon: Lexicon) -> None:
    assert "carbon_neutral" not in classes(shipped_lexicon, "We like carbon. Neutral colours suit us.")
    assert "carbon_neutral" in classes(shipped_lexicon, "Approx. 100 cans, carbon neutral.")


def test_a_companys_name_is_no_wording(shipped_lexicon: Lexicon) -> None:
    text = "Carbon Neutral Cans makes cans."
    assert "carbon_neutral" in classes(shipped_lexicon, text)
    assert "carbon_neutral" not in classes(shipped_lexicon, text, names=("Carbon-Neutral Cans",))
    assert "carbon_neutral" in classes(shipped_lexicon, "Our carbon neutral cans", names=("Carbon-Neutral Cans",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("EcoFriendly Packaging Inc. is a member of ASI.", "en"),
        ("Eco-friendly Packaging, Inc., a member of ASI, makes cans.", "en"),
        ("Sustainable Foils B.V. and Eco Packaging plc joined ASI.", "en"),
        ("Die Grüne Dose GmbH & Co. KG ist Mitglied der ASI.", "de"),
        ("Grønn Emballasje AS er medlem av ASI.", "no"),
        ("Groen Aluminium Techniek BV is lid van ASI.", "nl"),
        ("Envases Verdes S.L. es miembro de ASI.", "es"),
        ("Alluminio Verde S.p.A. è membro di ASI.", "it"),
        ("绿色铝业有限公司是ASI会员。", "zh"),
        ("株式会社グリーンアルミはASIの会員です。", "ja"),
        ("Low Carbon Profiles is a member of ASI.", "en"),
    ],
)
def test_a_name_is_told_by_its_legal_form_or_its_verb(shipped_lexicon: Lexicon, text: str, language: str) -> None:
    green = {"generic_green", "green_aluminium", "low_carbon", "product_certified", "recycled_content"}
    assert not classes(shipped_lexicon, text, language) & green


@pytest.mark.parametrize(
    "text",
    [
        "Our eco-friendly packaging from Acme Ltd, an ASI member",
        "Eco-Friendly Packaging – Acme Ltd, ASI member",
        "Eco-Friendly Packaging\nAcme Ltd, ASI member",
        "ECO-FRIENDLY PACKAGING BY ACME LTD, ASI MEMBER",
        "Eco-friendly packaging as always, from an ASI member",
    ],
)
def test_words_beside_a_name_still_count(shipped_lexicon: Lexicon, text: str) -> None:
    assert "generic_green" in classes(shipped_lexicon, text)


def test_where_a_class_does_not_count_it_is_left_out(shipped_lexicon: Lexicon) -> None:
    assert "absolute" not in classes(shipped_lexicon, "ASI members give a 5-year guarantee on quality.")


def test_of_overlapping_phrases_of_a_class_the_longest_is_kept(shipped_lexicon: Lexicon) -> None:
    hits = find_phrases(shipped_lexicon, "Made from ASI Aluminium in every can", "en")
    assert [hit.text for hit in hits if hit.class_name == "physical_content"] == ["Made from ASI Aluminium"] or [
        hit.text for hit in hits if hit.class_name == "physical_content"
    ] == ["ASI Aluminium in every can"]


def test_without_a_language_every_language_is_tried(shipped_lexicon: Lexicon) -> None:
    assert "carbon_neutral" in classes(shipped_lexicon, "carbon neutral", None)


def test_english_terms_are_found_in_any_declared_language(shipped_lexicon: Lexicon) -> None:
    assert "low_carbon" in classes(shipped_lexicon, "Unser Low-Carbon-Aluminium", "de-CH")
    assert "low_carbon" in classes(shipped_lexicon, "Nasze low-carbon aluminium", "pl")


@pytest.mark.parametrize("text", ["", " ", "…", "\n\n", "-", "''''", "‍", '"', "%", "（）"])
def test_texts_without_words_have_no_phrases(shipped_lexicon: Lexicon, text: str) -> None:
    assert find_phrases(shipped_lexicon, text, "en") == ()


@pytest.mark.parametrize(
    "piece",
    [
        "we do not say that ASI aluminium is forced labour free and low carbon ",
        "asi ",
        "not no never ",
        "ASI certified aluminium, ",
        "certified certified against ",
        "a" * 50,
        "不含",
        "don't ",
        '"',
        "100 % ",
        "e\u0301" * 10,
    ],
)
def test_the_work_grows_with_the_length_alone(shipped_lexicon: Lexicon, piece: str) -> None:
    short, long = (piece * (5_000 // len(piece)), piece * (20_000 // len(piece)))
    find_phrases(shipped_lexicon, long, "en")  # every word has been looked up once
    assert steps(shipped_lexicon, long) <= 6 * steps(shipped_lexicon, short) + 1_000


def steps(lexicon: Lexicon, text: str) -> int:
    """How many calls of our functions it takes to read a text."""
    count = 0

    def step(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(step)
    try:
        find_phrases(lexicon, text, "en")
    finally:
        sys.setprofile(None)
    return count
