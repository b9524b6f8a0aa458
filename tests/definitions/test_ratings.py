"""Conformance ratings: criteria that an audit left without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Ask = Callable[..., Any]


def left_out(facts: Ask, **audit: list[str]) -> Any:
    """The facts of a certificate whose audit gives these lists."""
    return facts(certificates=[{"number": "267", "standard": "PS", "holder": "roller", "audit": audit}])


def test_a_criterion_in_both_lists_counts_once(facts: Ask) -> None:
    ask = left_out(facts, not_applicable=["5.2", "8.7"], unable_to_rate=["8.7"])
    assert ask("certificate.criteria_left_out") == 2


def test_nothing_left_out(facts: Ask) -> None:
    assert left_out(facts, not_applicable=[], unable_to_rate=[])("certificate.criteria_left_out") == 0


def test_a_list_that_is_not_given_leaves_it_open(facts: Ask) -> None:
    ask = left_out(facts, not_applicable=["5.2"])
    assert ask("certificate.criteria_left_out") is None
    assert ask.missing("certificate.criteria_left_out") == ("certificate.unable_to_rate",)
