"""The facts as a mutant sees them: with the rulebook's parameters, one of them moved.

What enters: a mutant and the facts of an example or a dossier. What leaves: facts. A parameter that has no value stays
without. Facts are worked out anew where one is moved: definitions look at parameters, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from validator.authoring.example_facts import ExampleFacts, facts_of
from validator.authoring.mutation.mutants import Mutant
from validator.evaluation.evaluator import Evaluator
from validator.facts.element import FactBase


def shifted(mutant: Mutant, example: ExampleFacts, evaluator: Evaluator) -> ExampleFacts | None:
    """The example as the mutant sees it."""
    if not mutant.shifted:
        return example
    return facts_of(example.rule, example.example, evaluator, moved(mutant, example.facts))


def moved(mutant: Mutant, facts: FactBase) -> Mapping[str, Any]:
    """The one parameter that the mutant sees otherwise."""
    value = facts.parameter(mutant.shifted)
    if isinstance(value, int | Fraction):
        return {mutant.shifted: value + mutant.by}
    return {mutant.shifted: value + timedelta(mutant.by)} if isinstance(value, date) else {}
