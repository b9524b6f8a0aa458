"""The functions that formulas may call: few, and each says what it does."""

from __future__ import annotations

import inspect

import pytest

from validator.facts.functions import functions, signatures
from validator.facts.functions.registry import function
from validator.rulebook.formulas.types import BOOLEAN

MOST = 40
NAMES = sorted(signatures())


def test_there_are_few() -> None:
    assert 0 < len(NAMES) <= MOST
    assert set(functions()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_gives(name: str) -> None:
    about = signatures()[name].about
    assert about
    assert not about.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_what_looks_at_more_than_its_arguments_says_at_what(name: str) -> None:
    """A function that does not use the thing it is asked about, nor the facts behind it, calls it `_this`."""
    first, *arguments = inspect.signature(functions()[name]).parameters
    assert bool(signatures()[name].rests_on) >= (first == "this")
    assert len(arguments) == len(signatures()[name].takes)


def test_two_functions_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two functions are called share"):
        function("share", (BOOLEAN,), BOOLEAN, "anything")(lambda _this, one: one)
