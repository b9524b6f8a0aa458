"""The variants of an example: every small change of its facts that can be judged, with what the rule makes of it.

What enters: an example that comes out as it says, the rule's other examples, the evaluation. What leaves: `Variant`s
with the status and outcome that the program comes to. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from validator.authoring.example_facts import ExampleFacts, facts_of
from validator.authoring.examples import came_to
from validator.authoring.proposing.edit import Given, things
from validator.authoring.proposing.fact_edits import Hints, fact_edits
from validator.authoring.proposing.thing_edits import thing_edits
from validator.evaluation.evaluator import Evaluator
from validator.evaluation.overhearing import Overhearing
from validator.facts.element import Element, FactBase
from validator.facts.values import is_settled
from validator.rulebook.rule import Example, Outcome, Rule, Status
from validator.rulebook.vocabulary import Vocabulary

CameTo = tuple[Status, Outcome | None]
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Variant:
    """Facts that nobody wrote, and what the rule comes to for them."""

    facts: ExampleFacts
    came_to: CameTo


class Variants:
    """Makes variants of the examples of one rulebook."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._heard = Overhearing()
        self._listening = evaluator.overheard(self._heard.operations())

    def of(self, example: ExampleFacts, beside: Sequence[ExampleFacts], words: Sequence[str] = ()) -> Iterator[Variant]:
        """Every variant; ``beside``: the examples of the same rule; ``words``: such as facts may say."""
        rule, own = example.rule, example.example
        vocabulary = self._evaluator.rulebook.vocabulary
        others = [each.example.given for each in beside if each.example is not own]
        hints = self._hints(example, others, words)
        edits = (*fact_edits(own.given, vocabulary, hints), *thing_edits(own.given, others, vocabulary))
        for edit in edits:
            made = replace(own, case=f"{own.case}{BETWEEN}{edit.told}", given=edit.given, also_violates=())
            facts = facts_of(rule, made, self._evaluator)
            if facts is not None and rule.effective_on(facts.day):
                yield Variant(facts, answer(rule, facts, self._evaluator))

    def _hints(self, example: ExampleFacts, others: Iterable[Given], words: Sequence[str]) -> Hints:
        self._heard.begin()
        seen = facts_of(example.rule, example.example, self._listening)
        assert seen is not None, "facts that were read once"
        self._listening.judge(seen.facts, frozenset({example.rule.id}))
        vocabulary = self._evaluator.rulebook.vocabulary
        return Hints(
            numbers=sorted(self._heard.numbers),
            days=sorted(self._heard.days),
            judged_day=example.day,
            asked=dict(_asked(example.example, seen.facts, vocabulary)),
            seen=_seen([example.example.given, *others], vocabulary),
            words=words,
        )


def answer(rule: Rule, facts: ExampleFacts, evaluator: Evaluator) -> CameTo:
    """What a rule, perhaps a changed one, comes to."""
    decisions = facts.decisions(rule, evaluator.changed(rule))
    return came_to(rule, decisions, facts.facts, evaluator.explaining, evaluator.rulebook.table)


def _asked(
    example: Example, base: FactBase, vocabulary: Vocabulary
) -> Iterator[tuple[tuple[str, int | None], list[str]]]:
    """For each thing that is given the submitted facts that were asked for and are not there."""
    for thing in things(example.given, vocabulary):
        found = base.one.get(thing.kind.name) if thing.kind.single else _listed(base, thing.kind.name, thing.place)
        attributes = thing.attributes(vocabulary)
        if isinstance(found, Element):
            yield (
                (thing.kind.name, thing.place),
                [
                    name
                    for name, value in found.items()
                    if isinstance(name, str)
                    and name not in thing.facts
                    and not is_settled(value)
                    and name in attributes
                    and not attributes[name].defined
                ],
            )


def _listed(base: FactBase, kind: str, index: int | None) -> Element | None:
    listed = base.subjects(kind)
    place = index or 0
    return listed[place] if place < len(listed) else None


def _seen(givens: Iterable[Given], vocabulary: Vocabulary) -> Mapping[tuple[str, str], list[Any]]:
    """The values of each attribute that the examples give, each once."""
    found: dict[tuple[str, str], list[Any]] = {}
    for given in givens:
        for thing in things(given, vocabulary):
            for name, value in thing.facts.items():
                values = found.setdefault((thing.kind.name, name), [])
                if value not in values:
                    values.append(value)
    return found
