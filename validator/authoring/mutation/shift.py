"""The parameters that a mutant sees: those of the rulebook, one of them moved.

What enters: a mutant and the parameters. What leaves: parameters. One that has no value stays without.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from validator.authoring.mutation.mutants import Mutant
from validator.facts.values import Known, Value
from validator.verdict.findings import Parameters


def shifted(mutant: Mutant, parameter: Parameters) -> Parameters:
    """The parameters as the mutant sees them."""
    if not mutant.shifted:
        return parameter

    def moved(name: str) -> Value:
        value = parameter(name)
        if name != mutant.shifted or not isinstance(value, Known):
            return value
        if isinstance(value.value, int | Fraction):
            return Known(value.value + mutant.by)
        return Known(value.value + timedelta(mutant.by)) if isinstance(value.value, date) else value

    return moved
