"""Values and changes in words, as titles of proposed examples have them.

What enters: what the vocabulary says of an attribute, and raw values. What leaves: text such as "last day on which the
certificate is valid: 1 January 2026 instead of 31 December 2025". Nothing fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from validator.evaluation.saying import figure
from validator.rulebook.form import as_day
from validator.rulebook.vocabulary import Attribute

UNITS = {"percent": "%"}
LONGEST = 60


def moved(attribute: Attribute, value: Any, instead_of: Any) -> str:
    """Another value."""
    return f"{attribute.about}: {shown(value, attribute)} instead of {shown(instead_of, attribute)}"


def added(attribute: Attribute, value: Any) -> str:
    """A value where none was given."""
    return f"{attribute.about}: {shown(value, attribute)}"


def left_out(attribute: Attribute) -> str:
    """No value where one was given."""
    return f"{attribute.about}: not said"


def shown(value: Any, attribute: Attribute) -> str:
    """A raw value as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Fraction):
        unit = UNITS.get(attribute.unit or "", attribute.unit or "")
        return f"{figure(value)} {unit}".strip()
    if isinstance(value, list):
        return ", ".join(shown(each, attribute) for each in value) or "nothing"
    if isinstance(value, Mapping):
        return f"{shown(value.get('low'), attribute)} to {shown(value.get('high'), attribute)}"
    day = as_day(value)
    if day is not None:
        return f"{day.day} {day:%B %Y}"
    text = str(value)
    if attribute.type == "enum":
        return text
    return f"“{text}”" if len(text) <= LONGEST else f"“{text[:LONGEST]}…”"
