"""Rules compiled once, and what they say of the facts of one dossier.

What enters: rules; then a fact base and the ids of the rules in effect. What leaves: for each kind the subjects and one
`Answer` for each rule. Nothing is remembered from one dossier to the next. Nothing fails for linked rules.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from validator.evaluation.compiling import Code, Key, writer_of
from validator.evaluation.lowering import Surroundings, lowered
from validator.evaluation.source import Constants
from validator.facts.element import Element, FactBase
from validator.rulebook.answer import Answer
from validator.rulebook.rule import Rule
from validator.rulebook.vocabulary import Vocabulary

RuleFunction = Callable[[FactBase, Element], Answer]


class Rows(NamedTuple):
    """The answers about the subjects of one kind: for each subject one for each rule, in the order of ``rules``."""

    kind: str
    rules: tuple[str, ...]
    subjects: tuple[Element, ...]
    answers: tuple[tuple[Answer, ...], ...]


@dataclass(frozen=True, slots=True)
class CompiledRules:
    """The rules of a rulebook as functions, by kind of subject and id."""

    by_kind: Mapping[str, Mapping[str, RuleFunction]]

    def judge(self, base: FactBase, in_effect: frozenset[str] | set[str]) -> tuple[Rows, ...]:
        """What every rule in effect says of each of its subjects."""
        return tuple(self._of_kind(kind, rules, base, in_effect) for kind, rules in self.by_kind.items())

    @staticmethod
    def _of_kind(
        kind: str, rules: Mapping[str, RuleFunction], base: FactBase, in_effect: frozenset[str] | set[str]
    ) -> Rows:
        chosen = {rule: function for rule, function in rules.items() if rule in in_effect}
        subjects = base.subjects(kind) if chosen else ()
        functions = tuple(chosen.values())
        answers = tuple([tuple([function(base, each) for function in functions]) for each in subjects])
        return Rows(kind, tuple(chosen), subjects, answers)


def compile_rules(rules: Iterable[Rule], vocabulary: Vocabulary) -> Code:
    """The code of all rules; its keys are the kind of subject and the rule's id."""
    constants = Constants()
    names: dict[Key, str] = {}
    text: list[str] = []
    for rule in sorted(rules, key=lambda each: each.id):
        around = Surroundings(vocabulary, rule.subject)
        writer = writer_of(constants, vocabulary)
        name = names[rule.subject, rule.id] = f"rule_{rule.id.replace('-', '_')}"
        require = None if rule.require is None else lowered(rule.require, around)
        cases = [lowered(violation.when, around) for violation in rule.violations]
        text.append(writer.rule(name, lowered(rule.when, around), require, cases))
    code = compile("\n".join(text), "<rules>", "exec", dont_inherit=True)
    return Code(names, marshal.dumps(code), constants.by_name, {}, {})


def bound_rules(code: Code, functions: Mapping[str, Any], operations: Mapping[str, Any] | None = None) -> CompiledRules:
    """The rules of compiled code, ready to judge. ``operations`` stand in for those of this room."""
    by_kind: dict[str, dict[str, RuleFunction]] = {}
    for (kind, rule), function in sorted(code.bind(functions, operations).items()):
        by_kind.setdefault(kind, {})[rule] = function
    return CompiledRules(by_kind)


def one_rule(rule: Rule, vocabulary: Vocabulary, functions: Mapping[str, Any]) -> RuleFunction:
    """One rule alone, as an author's changed copy is tried."""
    return bound_rules(compile_rules([rule], vocabulary), functions).by_kind[rule.subject][rule.id]
