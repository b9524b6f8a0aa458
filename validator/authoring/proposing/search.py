"""The search: for mutants that nobody notices, variants of a rule's examples by which they come out otherwise.

What enters: a rule's examples, mutants, and the evaluation with each. What leaves: the fewest variants found that
notice all that can be noticed, each with its mutants. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from validator.authoring.example_facts import ExampleFacts, facts_of
from validator.authoring.mutation.by_meaning import Homes
from validator.authoring.mutation.differing import differs
from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.mutants import Mutant
from validator.authoring.mutation.shift import shifted
from validator.authoring.mutation.touched import touched
from validator.authoring.proposing.variants import CameTo, Variant, Variants, answer
from validator.rulebook.resting import Fact

ENOUGH = 6
"""By how many variants of a rule a mutant is to be noticed before it is asked about no further."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A mutant that nobody notices. ``changed``: the evaluation with it by profiles; of a rule's, as it is."""

    mutant: Mutant | MeaningMutant
    changed: Homes

    def came_to(self, variant: Variant) -> CameTo | None:
        """What the mutant comes to; None where it cannot be judged with it at all."""
        facts, evaluator = variant.facts, self.changed(variant.facts.profiles)
        try:
            if isinstance(self.mutant, Mutant):
                return answer(self.mutant.rule, shifted(self.mutant, facts, evaluator) or facts, evaluator)
            if not differs(self.mutant, facts.facts, evaluator):
                return variant.came_to
            seen = facts_of(facts.rule, facts.example, evaluator)
            return None if seen is None else answer(facts.rule, seen, evaluator)
        except RecursionError:
            return None

    def rests_on(self, facts: frozenset[Fact]) -> bool:
        """Whether it can come out otherwise where these facts were asked for."""
        return isinstance(self.mutant, Mutant) or any(each in facts for each in self.mutant.facts)


@dataclass(slots=True)
class Found:
    """A variant and the mutants that come out otherwise by it: another status, or only another outcome."""

    variant: Variant
    by_status: set[int] = field(default_factory=set)
    by_outcome: set[int] = field(default_factory=set)

    @property
    def noticed(self) -> set[int]:
        """All of them, by their place."""
        return self.by_status | self.by_outcome


def search(examples: Sequence[ExampleFacts], hidden: Sequence[Hidden], variants: Variants) -> Iterator[Found]:
    """The fewest variants that notice the mutants; mutants are named by their place in ``hidden``."""
    times = dict.fromkeys(range(len(hidden)), 0)
    found: list[Found] = []
    for example in examples:
        for variant in variants.of(example, examples):
            open_ = [place for place, count in times.items() if count < ENOUGH]
            if not open_:
                break
            seen = noticing(variant, hidden, open_)
            if seen.noticed:
                found.append(seen)
                for place in seen.noticed:
                    times[place] += 1
    return fewest(found)


def noticing(variant: Variant, hidden: Sequence[Hidden], places: Iterable[int]) -> Found:
    """Which mutants come out otherwise by a variant."""
    facts = touched(variant.facts.facts)
    found = Found(variant)
    for place in places:
        if not hidden[place].rests_on(facts):
            continue
        other = hidden[place].came_to(variant)
        if other is None or other[0] != variant.came_to[0]:
            found.by_status.add(place)
        elif other != variant.came_to:
            found.by_outcome.add(place)
    return found


def fewest(found: Sequence[Found]) -> Iterator[Found]:
    """Variants that together notice all that any of them does: always the one next that notices most of the rest."""
    rest = {place for each in found for place in each.noticed}
    while rest:
        best = max(found, key=lambda each: (len(each.noticed & rest), -len(each.variant.facts.example.case)))
        yield Found(best.variant, best.by_status & rest, best.by_outcome & rest)
        rest -= best.noticed
