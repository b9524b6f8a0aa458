"""Kleene's strong three-valued logic on the values of facts, as compiled formulas call it.

What enters: values; a boolean is True, False, unknown, or none (which counts as unknown here). What leaves: True,
False or an `Unknown` with the reasons of what is not settled, first mention first. Nothing fails.
"""

from __future__ import annotations

from typing import Any

from validator.facts.values import Nothing, Unknown

Truth = Any
"""True, False or an `Unknown`."""


def settle(value: Any) -> Truth:
    """A value as a truth: none is unknown."""
    return Unknown((value,)) if value.__class__ is Nothing else value


def negated(part: Any) -> Truth:
    """Not."""
    if part is True:
        return False
    return True if part is False else settle(part)


def both(one: Any, other: Any) -> Truth:
    """And."""
    if one is False or other is False:
        return False
    if one is True:
        return settle(other)
    return settle(one) if other is True else Unknown((one, other))


def either(one: Any, other: Any) -> Truth:
    """Or."""
    if one is True or other is True:
        return True
    if one is False:
        return settle(other)
    return settle(one) if other is False else Unknown((one, other))


def implied(one: Any, other: Any) -> Truth:
    """If one, then the other."""
    return either(negated(one), other)


def is_given(value: Any) -> Truth:
    """Whether there is something: no only where there surely is nothing."""
    if value.__class__ is Nothing:
        return False
    return Unknown((value,)) if isinstance(value, Unknown) else True
