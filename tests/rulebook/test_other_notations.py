"""`or:` for `any:`, `<= 5` for `{at_most: 5}`."""

from __future__ import annotations

import pytest

from validator.rulebook.conditions import Operator, Quantifier
from validator.rulebook.other_notations import WORDS, of_key, of_sign, of_value


@pytest.mark.parametrize(("key", "ours"), [("or", "any"), ("OR", "any"), ("and", "all"), ("for all", "every")])
def test_a_key_of_another_notation(key: str, ours: str) -> None:
    told = of_key(key)
    assert told is not None
    assert f"write `{ours}:`" in told


def test_our_own_words_are_none_of_another_notation() -> None:
    ours = {"all", "any", "not", *(one.value for one in Quantifier), *(one.value for one in Operator)}
    assert not ours & set(WORDS)
    assert all(of_key(word) is None and of_sign(word, "number") is None for word in ours)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("<= 5", "number", "write `{at_most: 5}`"),
        ("≥5", "integer", "write `{at_least: 5}`"),
        ("< 2026-01-01", "date", "write `{before: 2026-01-01}`"),
        ("== group", "enum", "as in `claim.level: group`"),
        ("!= group", "enum", "write `{not_in: [group]}`"),
    ],
)
def test_a_value_that_begins_with_a_sign(text: str, kind: str, told: str) -> None:
    found = of_value(text, kind)  # type: ignore[arg-type]
    assert found is not None
    assert told in found


def test_a_text_without_a_sign_is_just_that() -> None:
    assert of_value("group", "enum") is None
