"""Filling in a rule's message: ``{kind.attribute}`` becomes what the dossier says.

What enters: a checked template and the scope of a finding. What leaves: a sentence; a fact that is not known reads
"(not given)". Nothing fails: linking has checked every placeholder.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from validator.evaluation.scope import Scope
from validator.facts.values import NO_MOST, Interval, Value, is_settled
from validator.rulebook.conditions import Path
from validator.rulebook.rule import PLACEHOLDER

DIGITS = 4


def fill(template: str, scope: Scope) -> str:
    """The template with every placeholder replaced."""

    def replace(match: object) -> str:
        word = match.group(1)  # type: ignore[attr-defined]
        kind, dot, name = word.partition(".")
        path = Path(kind, name) if dot else Path(scope.kind, word)
        return show_value(scope.value(path))

    return PLACEHOLDER.sub(replace, template) if "{" in template else template


def show_value(value: Value) -> str:
    """A value as a person reads it."""
    if isinstance(value, Interval) and value.high != NO_MOST:
        return f"between {show(value.low)} and {show(value.high)}"
    return show(value) if is_settled(value) else "(not given)"


def show(value: object) -> str:
    """A plain value as a person reads it: dates in ISO form, numbers with at most four decimals."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return show_fraction(value)
    if isinstance(value, tuple):
        return ", ".join(show(item) for item in value) or "none"
    return value.isoformat() if isinstance(value, date) else str(value)


def show_fraction(value: Fraction) -> str:
    """A fraction in decimals, rounded half up for display only."""
    scaled = value * 10**DIGITS
    whole = (abs(scaled) * 2 + 1) // 2
    text = f"{whole // 10**DIGITS}.{whole % 10**DIGITS:0{DIGITS}d}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and whole else text
