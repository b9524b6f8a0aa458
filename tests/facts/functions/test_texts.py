"""When two texts are the same, by words and by letters."""

from __future__ import annotations

import pytest

from validator.facts.functions import functions
from validator.facts.values import Missing, Unknown

OPEN = Unknown((Missing("approval.statement_texts", "/approval/statement_texts"),))
same_text, same_letters = functions()["same_text"], functions()["same_letters"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Made with  ASI\naluminium.", True),
        ("Made with ASI aluminium.", True),
        ("made with ASI aluminium.", False),
        ("Made with ASI aluminium", False),
    ],
)
def test_white_space_does_not_count_and_all_else_does(text: str, same: bool) -> None:
    """Against the approved words."""
    assert same_text(None, text, ("Another sentence.", "Made with ASI aluminium.")) is same


def test_another_unicode_form_is_the_same_text() -> None:
    """A composed and a decomposed umlaut."""
    assert same_text(None, "Alu\u0308", ("Al\u00fc",)) is True


def test_no_text_is_among_none_and_of_unknown_ones_nobody_knows() -> None:
    """Whatever the text is."""
    assert same_text(None, OPEN, ()) is False
    assert same_text(None, "Made with ASI aluminium.", OPEN).missing == OPEN.missing


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("#409", "409", True), ("Société Müller, S.A.", "SOCIETE MULLER SA", True), ("409", "49", False)],
)
def test_letters_and_digits_alone(one: str, other: str, same: bool) -> None:
    """Punctuation, capitals and accents make no difference."""
    assert same_letters(None, one, other) is same
