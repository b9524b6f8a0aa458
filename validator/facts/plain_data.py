"""A value as JSON can hold it.

What enters: a fact's value, or any mapping or list of such. What leaves: dicts, lists and scalars. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any


def plain(value: Any) -> Any:
    """Dates as text; a fraction as a number, or as text where it has no decimals that end."""
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
