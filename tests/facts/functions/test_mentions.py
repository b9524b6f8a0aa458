"""A name is mentioned where it stands as a word of its own."""

from __future__ import annotations

import pytest

from validator.facts.functions.texts import mentions
from validator.facts.values import Unknown

NAMES = ("asi", "aluminium stewardship initiative")


@pytest.mark.parametrize(
    ("method", "by_asi"),
    [
        ("ASI Entity GHG Pathways Method", True),
        ("the Aluminium  Stewardship Initiative's tool", True),
        ("Science Based Targets", False),
        ("on the basis of national plans", False),
    ],
)
def test_whose_method_it_is(method: str, by_asi: bool) -> None:
    assert mentions(None, method, NAMES) is by_asi


def test_a_method_that_is_not_given_is_unknown() -> None:
    assert isinstance(mentions(None, Unknown(()), NAMES), Unknown)


def test_no_name_is_mentioned_anywhere() -> None:
    assert mentions(None, Unknown(()), ()) is False
