"""A mutant that nobody notices, and what comes of it for a variant of an example.

What enters: the mutant with the evaluation that it is tried in, and a variant. What leaves: whether anything inside is
different, and what the rule then comes to. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.example_facts import facts_of
from validator.authoring.mutation.by_meaning import Homes
from validator.authoring.mutation.differing import differs
from validator.authoring.mutation.meaning_mutants import MeaningMutant
from validator.authoring.mutation.mutants import Mutant
from validator.authoring.mutation.shift import shifted
from validator.authoring.mutation.witnesses import AnyMutant
from validator.authoring.proposing.variants import CameTo, Variant, answer
from validator.rulebook.definition import Table
from validator.rulebook.resting import Fact


@dataclass(frozen=True, slots=True)
class Hidden:
    """A mutant that nobody notices. ``changed``: the evaluation with it by profiles; of a rule's, as it is."""

    mutant: AnyMutant
    changed: Homes

    def came_to(self, variant: Variant) -> CameTo | None:
        """What the mutant comes to; None where it cannot be judged with it at all."""
        facts, evaluator = variant.facts, self.changed(variant.facts.profiles)
        try:
            if isinstance(self.mutant, Mutant):
                return answer(self.mutant.rule, shifted(self.mutant, facts, evaluator) or facts, evaluator)
            seen = facts_of(facts.rule, facts.example, evaluator)
            return None if seen is None else answer(facts.rule, seen, evaluator)
        except RecursionError:
            return None

    def touches(self, variant: Variant, facts: frozenset[Fact]) -> bool:
        """Whether anything is different with the mutant; ``facts``: those that the variant was judged by."""
        if not isinstance(self.mutant, MeaningMutant):
            return True
        asked = any(each in facts for each in self.mutant.facts)
        return asked and differs(self.mutant, variant.facts.facts, self.changed(variant.facts.profiles))

    def words(self) -> Iterator[str]:
        """The words of a table's row that the mutant is about: facts have to say them."""
        if isinstance(self.mutant, MeaningMutant) and isinstance(self.mutant.changed, Table):
            yield from self.mutant.pointer.split("/")[1:]
