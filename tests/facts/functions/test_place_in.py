"""Places in a table say what comes before what."""

from __future__ import annotations

from validator.facts.functions.lists import place_in
from validator.facts.values import NOTHING, Unknown

STAGES = ("bauxite", "alumina", "liquid_metal", "aluminium")


def test_alumina_comes_second() -> None:
    assert place_in(None, "alumina", STAGES) == 2


def test_what_is_not_listed_has_no_place() -> None:
    assert place_in(None, "copper", STAGES) == NOTHING


def test_an_unknown_word_has_an_unknown_place() -> None:
    missing = Unknown(())
    assert isinstance(place_in(None, missing, STAGES), Unknown)
