"""The search: for mutants that nobody notices, variants of a rule's examples by which they come out otherwise.

What enters: a rule's examples, mutants, and what makes variants. What leaves: the fewest variants found that notice all
that can be noticed, each with its mutants. One change is tried first; where it makes a difference that does not reach
the rule's answer, a second one behind it. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from validator.authoring.example_facts import ExampleFacts
from validator.authoring.mutation.touched import touched
from validator.authoring.proposing.hidden import Hidden
from validator.authoring.proposing.variants import Variant, Variants

ENOUGH = 6
"""By how many variants of a rule a mutant is to be noticed before it is asked about no further."""
MOST_SEEDS = 4
"""How many variants that make a difference inside are changed once more for one mutant."""


@dataclass(slots=True)
class Found:
    """A variant and the mutants that come out otherwise by it: another status, or only another outcome.

    ``inside``: those by which something is different, and the rule's answer is not.
    """

    variant: Variant
    by_status: set[int] = field(default_factory=set)
    by_outcome: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)

    @property
    def noticed(self) -> set[int]:
        """All of them, by their place."""
        return self.by_status | self.by_outcome


@dataclass(slots=True)
class _Tally:
    """What is known while the search goes on: how often each mutant was noticed, and where it was nearly."""

    hidden: Sequence[Hidden]
    found: list[Found] = field(default_factory=list)
    times: dict[int, int] = field(default_factory=dict)
    seeds: dict[int, list[Variant]] = field(default_factory=dict)

    def open(self, enough: int) -> list[int]:
        """The mutants that were not noticed often enough."""
        return [place for place in range(len(self.hidden)) if self.times.get(place, 0) < enough]

    def take(self, variant: Variant, places: Iterable[int]) -> None:
        """Try a variant."""
        seen = noticing(variant, self.hidden, places)
        for place in seen.noticed:
            self.times[place] = self.times.get(place, 0) + 1
        for place in seen.inside:
            several = self.seeds.setdefault(place, [])
            if len(several) < MOST_SEEDS:
                several.append(variant)
        if seen.noticed:
            self.found.append(seen)


def search(examples: Sequence[ExampleFacts], hidden: Sequence[Hidden], variants: Variants) -> Iterator[Found]:
    """The fewest variants that notice the mutants; mutants are named by their place in ``hidden``."""
    tally = _Tally(hidden)
    words = tuple(dict.fromkeys(word for each in hidden for word in each.words()))
    for example in examples:
        for variant in variants.of(example, examples, words):
            places = tally.open(ENOUGH)
            if not places:
                break
            tally.take(variant, places)
    for place in tally.open(1):
        for seed in tuple(tally.seeds.get(place, ())):
            for variant in variants.of(seed.facts, examples, words):
                if tally.times.get(place):
                    break
                tally.take(variant, tally.open(1))
    return fewest(tally.found)


def noticing(variant: Variant, hidden: Sequence[Hidden], places: Iterable[int]) -> Found:
    """Which mutants come out otherwise by a variant."""
    facts = touched(variant.facts.facts)
    found = Found(variant)
    for place in places:
        if not hidden[place].touches(variant, facts):
            continue
        other = hidden[place].came_to(variant)
        if other is None or other[0] != variant.came_to[0]:
            found.by_status.add(place)
        elif other != variant.came_to:
            found.by_outcome.add(place)
        else:
            found.inside.add(place)
    return found


def fewest(found: Sequence[Found]) -> Iterator[Found]:
    """Variants that together notice all that any of them does: always the one next that notices most of the rest."""
    rest = {place for each in found for place in each.noticed}

    def worth(each: Found) -> tuple[int, bool, int]:
        settled = each.variant.came_to[0] in ("met", "violated")
        return len(each.noticed & rest), settled, -len(each.variant.facts.example.case)

    while rest:
        best = max(found, key=worth)
        yield Found(best.variant, best.by_status & rest, best.by_outcome & rest)
        rest -= best.noticed
