"""The mutants of a rule: the rule changed in one small step, each with a name that lasts.

What enters: a rule with its places, the vocabulary, the parameters. What leaves: `Mutant`s in a stable order. A step
that changes no outcome (only which message is told, or an outcome beyond the basis gate) is left out. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from validator.authoring.mutation.changed_conditions import changes
from validator.authoring.placed import Placed, PlacedRule
from validator.authoring.walk import parameters_of
from validator.rulebook.conditions import ALWAYS, Condition, Not, Quantified, Test
from validator.rulebook.rule import Outcome, Rule, Violation
from validator.rulebook.rulebook import Rulebook
from validator.verdict.cap import capped_by_text

OTHER_OUTCOME: dict[Outcome, Outcome] = {"reject": "flag", "flag": "advise", "advise": "flag", "none": "flag"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed rule. ``shifted`` is the parameter that is moved by ``by`` where the rule itself stays as it is."""

    rule: Rule
    pointer: str
    step: str
    shifted: str = ""
    by: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it: the rule, the place, the step."""
        return (self.rule.id, self.pointer, self.step)


def mutants(placed: PlacedRule, book: Rulebook) -> Iterator[Mutant]:
    """Every mutant of a rule."""
    rule = placed.rule
    if isinstance(rule.when, Test | Quantified | Not):
        yield Mutant(replace(rule, when=ALWAYS), placed.when.pointer, "left out")
    yield from _changed(placed.when, book, lambda whole: replace(rule, when=whole))
    if placed.require is not None:
        yield from _changed(placed.require, book, lambda whole: replace(rule, require=whole))
    for index in _cases_that_matter(rule, book):
        yield from _changed(placed.cases[index], book, partial(_with_case, rule, index))
        others = tuple(one for i, one in enumerate(rule.violations) if i != index)
        yield Mutant(replace(rule, violations=others), f"/violated/{index}", "left out")
    yield from _other_outcomes(rule, book)
    yield from _shifted(placed, book)


def _cases_that_matter(rule: Rule, book: Rulebook) -> Iterator[int]:
    """The cases on whose condition an outcome depends, and not only what is told."""
    outcomes = [capped_by_text(rule, violation.outcome, book.table)[0] for violation in rule.violations]
    return (index for index, outcome in enumerate(outcomes[:-1]) if set(outcomes[index + 1 :]) != {outcome})


def _changed(place: Placed, book: Rulebook, put_back: Callable[[Condition], Rule]) -> Iterator[Mutant]:
    for change in changes(place, book.vocabulary):
        yield Mutant(put_back(change.whole), change.pointer, change.step)


def _with_case(rule: Rule, index: int, when: Condition) -> Rule:
    return _with_violation(rule, index, replace(rule.violations[index], when=when))


def _with_violation(rule: Rule, index: int, violation: Violation) -> Rule:
    return replace(rule, violations=(*rule.violations[:index], violation, *rule.violations[index + 1 :]))


def _other_outcomes(rule: Rule, book: Rulebook) -> Iterator[Mutant]:
    for index, violation in enumerate(rule.violations if rule.require is not None else ()):
        other = _other_outcome(rule, violation.outcome, book)
        at = "/violated" if len(rule.violations) == 1 else f"/violated/{index}/outcome"
        yield Mutant(_with_violation(rule, index, replace(violation, outcome=other)), at, f"{other} for the outcome")
    other = _other_outcome(rule, rule.unknown, book)
    yield Mutant(replace(rule, unknown=other), "/unknown", f"{other} for the outcome")


def _other_outcome(rule: Rule, outcome: Outcome, book: Rulebook) -> Outcome:
    return OTHER_OUTCOME[capped_by_text(rule, outcome, book.table)[0]]


def _shifted(placed: PlacedRule, book: Rulebook) -> Iterator[Mutant]:
    """One parameter moved by one; it is told where the rule first names it."""
    seen: set[str] = set()
    for whole in placed.conditions():
        for name in parameters_of(whole.condition):
            if name in seen:
                continue
            seen.add(name)
            unit = "a day" if book.parameters.entries[name].unit == "date" else "one"
            yield Mutant(placed.rule, whole.pointer, f"{name} {unit} more", name, 1)
            yield Mutant(placed.rule, whole.pointer, f"{name} {unit} less", name, -1)
