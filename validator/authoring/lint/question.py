"""Rules put to the solver: is there anything of which this is true?

What enters: one or two rules and the words of the rulebook. What leaves: for each question a model, or None where
nothing of the kind can be. `Undecided` where the solver gives up or was not told enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import z3

from validator.authoring.lint.comparing import Forms
from validator.authoring.lint.encoding import Bound, Encoding
from validator.authoring.lint.slots import Undecided, slots_needed
from validator.authoring.lint.symbols import Symbols
from validator.rulebook.conditions import ALWAYS, Condition
from validator.rulebook.load import Tables
from validator.rulebook.rule import Rule

PATIENCE_MS = 3_000
USUAL_DAYS = (date(2000, 1, 1).toordinal(), date(2050, 1, 1).toordinal())


@dataclass(frozen=True, slots=True)
class RuleForms:
    """A rule as the solver sees it; ``require`` is None where a person judges."""

    when: Forms
    require: Forms | None
    cases: tuple[Forms, ...]


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Every condition of a rule."""
    yield rule.when
    yield rule.require or ALWAYS
    yield from (violation.when for violation in rule.violations)


class Question:
    """Rules about the same facts: rules for the same kind look at the same element of it."""

    def __init__(self, rules: Sequence[Rule], tables: Tables) -> None:
        """May raise `Undecided`."""
        kinds = tables.vocabulary.kinds
        self.rules = rules
        self.encoding = Encoding(
            tables.vocabulary,
            tables.parameters,
            Symbols(),
            {rule.subject: _subject(rule, kinds) for rule in rules},
            slots_needed([each for rule in rules for each in conditions_of(rule)], tables.parameters),
        )
        self.forms = [self._rule_forms(rule) for rule in rules]
        self._solver = z3.Solver()
        self._solver.set("timeout", PATIENCE_MS)

    def _rule_forms(self, rule: Rule) -> RuleForms:
        forms = self.encoding.forms
        return RuleForms(
            forms(rule.when, rule.subject),
            None if rule.require is None else forms(rule.require, rule.subject),
            tuple(forms(violation.when, rule.subject) for violation in rule.violations),
        )

    def part(self, condition: Condition) -> Forms:
        """The forms of a part of the first rule's conditions."""
        return self.encoding.forms(condition, self.rules[0].subject)

    def answer(self, *wanted: Any) -> Any | None:
        """A model in which everything wanted is true, or None."""
        self._solver.push()
        try:
            self._solver.add(*self.encoding.symbols.domain, *wanted)
            found = self._solver.check()
            if found == z3.unknown:
                raise Undecided("the solver gives up")
            return self._solver.model() if found == z3.sat else None
        finally:
            self._solver.pop()

    def possible(self, *wanted: Any) -> bool:
        """Whether there is such a model."""
        return self.answer(*wanted) is not None

    def plain_answer(self, *wanted: Any) -> Any | None:
        """A model that a reader finds natural, where there is one: days of our time, numbers that are settled."""
        return self.answer(*wanted, *self._usual()) or self.answer(*wanted)

    def _usual(self) -> Iterator[Any]:
        for _, symbol in self.encoding.symbols.attributes.values():
            if symbol.type == "date":
                yield z3.And(symbol.low > USUAL_DAYS[0], symbol.low < USUAL_DAYS[1])
            if symbol.type == "number":
                yield z3.And(symbol.low >= 0, z3.IsInt(symbol.low), z3.Implies(symbol.settled, symbol.known))


def _subject(rule: Rule, kinds: Mapping[str, Any]) -> Bound:
    name = rule.subject if kinds[rule.subject].single else f"{rule.subject}[0]"
    return Bound(rule.subject, name)
