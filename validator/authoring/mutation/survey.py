"""What became of the mutants of a rulebook: noticed by an example, by a scenario, or by nothing.

What enters: mutants, the facts of all examples, the scenarios, the reasons of rules/mutants.yaml. What leaves: frozen
values. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from validator.authoring.example_facts import ExampleFacts
from validator.authoring.mutation.by_examples import other_example_notices, own_example_notices
from validator.authoring.mutation.mutants import Mutant
from validator.authoring.mutation.reasons import Key, Reasons
from validator.evaluation.evaluator import Evaluator
from validator.rulebook.rule import Rule

By = Literal["own example", "example of another rule", "scenario", "nothing"]
Homes = Callable[[Rule], Evaluator]
"""The evaluation of the rulebook that a rule belongs to: with its profile, or without any."""
AskScenarios = Callable[[Mutant], bool]


@dataclass(frozen=True, slots=True)
class Fate:
    """A mutant, what noticed it, and where nothing did, the reason that is given for it."""

    mutant: Mutant
    by: By
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """All mutants that were tried. ``stale``: reasons for mutants that are noticed, or that there are none of."""

    fates: tuple[Fate, ...]
    stale: tuple[Key, ...]

    @property
    def unnoticed(self) -> tuple[Fate, ...]:
        """The mutants that nothing noticed."""
        return tuple(fate for fate in self.fates if fate.by == "nothing")

    @property
    def unexplained(self) -> tuple[Fate, ...]:
        """Those of them without a reason."""
        return tuple(fate for fate in self.unnoticed if not fate.reason)

    @property
    def noticed_percent(self) -> Fraction:
        """The share that was noticed; all of none."""
        tried = len(self.fates)
        return Fraction(100 * (tried - len(self.unnoticed)), tried) if tried else Fraction(100)


def survey(fates: Iterable[Fate], reasons: Reasons, rules: Iterable[str], *, whole: bool) -> Survey:
    """The survey; ``whole``: every mutant of ``rules`` was tried, so that a reason nobody needs can be told."""
    told = tuple(fates)
    needed = {fate.mutant.key for fate in told if fate.by == "nothing"}
    tried, known = {fate.mutant.key for fate in told}, set(rules)
    stale = (key for key in reasons if key in tried - needed or (whole and key[0] in known and key not in needed))
    return Survey(told, tuple(stale))


def fates(
    mutants: Iterable[Mutant],
    examples: Mapping[str, Sequence[ExampleFacts]],
    home: Homes,
    scenarios: AskScenarios,
    reasons: Reasons,
) -> Iterator[Fate]:
    """What becomes of each mutant; ``examples`` are those of every rule of the rulebook."""
    everything = [each for listed in examples.values() for each in listed]
    for mutant in mutants:
        by: By = "nothing"
        evaluator = home(mutant.rule)
        if own_example_notices(mutant, examples[mutant.rule.id], evaluator.rulebook.table, evaluator):
            by = "own example"
        elif other_example_notices(mutant, everything, evaluator):
            by = "example of another rule"
        elif scenarios(mutant):
            by = "scenario"
        yield Fate(mutant, by, reasons.get(mutant.key, "") if by == "nothing" else "")
