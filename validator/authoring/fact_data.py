"""A fact's card as plain data.

What enters: a `FactCard`. What leaves: a dict of lists and scalars, in a fixed order. Nothing fails.
"""

from __future__ import annotations

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
