"""Why a rule says what it says of a dossier: the condition part by part, each with its answer and the facts behind it.

What enters: a rule, the facts of a dossier, the places in its file, and the names of the rulebook's words. What leaves:
a frozen `Explanation` for each thing that the rule looks at. The truths are those of the compiled evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.naming import Naming
from validator.authoring.sentences import Sentence, sentence
from validator.authoring.working_out import FactSeen, seen_facts
from validator.dossier.document import Document
from validator.evaluation.evaluator import Evaluator
from validator.evaluation.explaining import Branch
from validator.evaluation.scope import Scope
from validator.facts.element import Element, FactBase
from validator.facts.values import Unknown
from validator.rulebook.answer import Truth
from validator.rulebook.conditions import ALWAYS, All, Any, Condition, Not, Quantified, Quantifier, Test
from validator.rulebook.rule import Rule, Status

MOST_ELEMENTS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a condition: what it says, whether that is so, the facts it looks at, and its own parts."""

    text: str
    truth: Truth
    facts: tuple[FactSeen, ...] = ()
    parts: tuple[Step, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one rule says of one thing. ``applies`` and ``requires`` are None where nothing is asked."""

    rule: Rule
    subject: str
    pointer: str
    status: Status
    applies: Step | None
    requires: Step | None


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains rules for one dossier."""

    base: FactBase
    evaluator: Evaluator
    document: Document
    naming: Naming

    def explain(self, rule: Rule) -> Iterator[Explanation]:
        """One explanation for each thing that the rule looks at."""
        for subject in self.base.subjects(rule.subject):
            scope = Scope(self.base, subject, rule.subject)
            decision = self.evaluator.changed(rule)(self.base, subject)
            yield Explanation(
                rule=rule,
                subject=self._subject(rule, subject),
                pointer=subject.pointer,
                status=decision.status,
                applies=None
                if rule.when == ALWAYS
                else self.step(self.evaluator.explaining.tree(rule.when, scope), scope),
                requires=self._requires(rule, scope, decision.applies),
            )

    def _requires(self, rule: Rule, scope: Scope, applies: Truth) -> Step | None:
        if rule.require is None or applies is False:
            return None
        return self._whole(rule.require, scope)

    def _whole(self, condition: Condition, scope: Scope) -> Step:
        return self.step(self.evaluator.explaining.tree(condition, scope), scope)

    def _subject(self, rule: Rule, subject: Element) -> str:
        role = self.naming.the_kind(rule.subject)
        return self.called(subject) if subject.kind == rule.subject else f"{role} ({self.called(subject)})"

    def called(self, element: Element) -> str:
        """What an element is called: ``certificate 268``, ``the claim``."""
        kind = self.naming.rulebook.vocabulary.kinds[element.kind]
        name = self.naming.kind(element.kind) if element.id and not kind.single else self.naming.the_kind(element.kind)
        return f"{name} {element.id}" if element.id and not kind.single else name

    def step(self, branch: Branch, scope: Scope) -> Step:
        """A branch as a step; ``scope`` is the one that it stands in."""
        condition = branch.condition
        said = sentence(condition, self.naming)
        match condition:
            case Test():
                return Step(said.text, branch.truth, self._facts(condition, scope))
            case All() | Any():
                parts = tuple(_flat(branch))
                if len(parts) == 1:
                    return self.step(parts[0], scope)
                return Step(said.text, branch.truth, parts=tuple(self.step(part, scope) for part in parts))
            case Not():
                return self._denied(branch, said, scope)
            case Quantified():
                return self._quantified(branch, condition, said, scope)

    def _denied(self, branch: Branch, said: Sentence, scope: Scope) -> Step:
        inner = branch.parts[0]
        if isinstance(inner.condition, Test):
            return Step(said.text, branch.truth, self._facts(inner.condition, scope))
        found = self.step(inner, scope)
        return Step(said.text, branch.truth, parts=found.parts or (found,))

    def _quantified(self, branch: Branch, condition: Quantified, said: Sentence, scope: Scope) -> Step:
        shown = branch.parts if len(branch.parts) <= MOST_ELEMENTS else branch.decided[:MOST_ELEMENTS]
        parts = tuple(self._element(part, condition, scope) for part in shown)
        return Step(said.text, branch.truth, self._list(condition, scope), parts, len(branch.parts) - len(shown))

    def _element(self, branch: Branch, condition: Quantified, scope: Scope) -> Step:
        assert branch.element is not None, "a quantifier tries elements"
        inner, name = scope.bind(branch.element, condition.kind), self.called(branch.element)
        if condition.quantifier is Quantifier.EVERY and condition.where != ALWAYS:
            meant, asked = branch.parts[0].parts[0], branch.parts[1]
            if meant.truth is False:
                return Step(f"{name} is not meant", branch.truth, parts=(self.step(meant, inner),))
            return Step(name, branch.truth, parts=(self.step(meant, inner), self.step(asked, inner)))
        parts = tuple(_flat(branch)) if isinstance(branch.condition, All) else (branch,)
        return Step(name, branch.truth, parts=tuple(self.step(part, inner) for part in parts))

    def _facts(self, condition: Test, scope: Scope) -> tuple[FactSeen, ...]:
        return tuple(seen_facts(condition, scope, self.evaluator, self.document, self.naming))

    def _list(self, condition: Quantified, scope: Scope) -> tuple[FactSeen, ...]:
        found = scope.base.elements(condition.kind)
        kinds = self.naming.kinds(condition.kind)
        if not isinstance(found, Unknown):
            return () if found else (FactSeen(condition.kind, f"the {kinds}", "there are none"),)
        return (FactSeen(condition.kind, f"the {kinds}", "not given", missing=found.missing),)


def _flat(branch: Branch) -> Iterator[Branch]:
    """The parts of a branch, those of parts of the same sort drawn up; what asks nothing left out."""
    for part in branch.parts:
        if type(part.condition) is type(branch.condition) and isinstance(part.condition, All | Any):
            yield from _flat(part)
        elif not _asks_nothing(part.condition):
            yield part


def _asks_nothing(condition: Condition) -> bool:
    return isinstance(condition, All) and not condition.parts
