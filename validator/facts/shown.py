"""Quantities for readers: rounded for display only, never before a comparison.

What enters: exact numbers. What leaves: text with at most three decimals and thousands set apart.
"""

from __future__ import annotations

from validator.facts.plain import Number
from validator.facts.quantity import MOST, Quantity

DECIMALS = 3


def figure(number: Number) -> str:
    """``4,750``, ``3,333.333``."""
    thousandths = round(number * 10**DECIMALS)
    whole, rest = divmod(abs(thousandths), 10**DECIMALS)
    decimals = f".{rest:0{DECIMALS}}".rstrip("0").rstrip(".")
    return f"{'-' if thousandths < 0 else ''}{whole:,}{decimals}"


def tonnes(quantity: Quantity) -> str:
    """``4,750 t``, ``26,600 to 38,000 t``, ``an unknown mass``."""
    if quantity.exact:
        return f"{figure(quantity.low)} t"
    if quantity.high - quantity.low >= MOST:
        return f"at least {figure(quantity.low)} t" if quantity.low > 0 else "an unknown mass"
    return f"{figure(quantity.low)} to {figure(quantity.high)} t"
