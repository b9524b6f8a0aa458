"""A fact's card as plain data, and any value of the rulebook as JSON can hold it.

What enters: a `FactCard`, or a value. What leaves: dicts, lists and scalars, in a fixed order. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from validator.authoring.fact_card import FactCard


def fact_data(fact: FactCard) -> dict[str, Any]:
    """One fact."""
    return {
        "name": fact.name,
        "about": fact.about,
        "type": fact.attribute.type,
        "unit": fact.attribute.unit,
        "values": list(fact.attribute.values),
        "question": fact.attribute.question or None,
        "pointer": fact.place or None,
        "inputs": list(fact.inputs),
        "roots": list(fact.roots),
    }


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dates as text, a fraction that has no decimals as text."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        near = float(value)
        return near if Fraction(repr(near)) == value else f"{value.numerator}/{value.denominator}"
    return value
