"""What a person is asked, and what is sure enough for a sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from validator.facts.element import Element, FactBase
from validator.facts.functions import functions
from validator.facts.values import Missing, Unknown

OPEN = Unknown((Missing("transfer.via_verified", "/supply_chain/2/via_verified"),))
QUESTION = "Can the casthouse's CoC Document be verified?"


def ask(condition: Any) -> Any:
    """Of a shipment that came through a trader."""
    base = FactBase(date(2026, 11, 30), lambda _: OPEN, {}, lambda *_: OPEN, lambda _: OPEN, {})
    return functions()["or_ask"](Element("transfer", "t2", "/supply_chain/2", {}, base, {}), condition, QUESTION)


def test_what_holds_is_not_asked() -> None:
    """And what nobody has said is asked of whoever submits."""
    assert ask(True) is True
    assert ask(OPEN) is OPEN


def test_what_does_not_hold_is_asked_of_a_person() -> None:
    """A person may know better."""
    (root,) = ask(False).missing
    assert (root.pointer, root.reason, root.question) == ("/supply_chain/2", "person", QUESTION)


@pytest.mark.parametrize(("condition", "sure"), [(True, True), (False, False), (OPEN, False)])
def test_surely(condition: Any, sure: bool) -> None:
    """What is open is not sure."""
    assert functions()["surely"](None, condition) is sure
