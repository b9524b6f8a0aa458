"""The production evaluation of one rulebook: facts from dossiers, and what every rule says of them.

What enters: a rulebook with its compiled definitions and rules; then dossiers. What leaves: fact bases, rows of
answers, and explanations of both. Nothing is remembered from one dossier to the next. Safe in several threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from validator.dossier.problem import Problem
from validator.evaluation.asking import Asking
from validator.evaluation.clock import Clock
from validator.evaluation.compiling import Code
from validator.evaluation.explaining import Explaining
from validator.evaluation.meaning import CompiledMeaning
from validator.evaluation.rules import CompiledRules, Rows, RuleFunction, bound_rules, one_rule
from validator.evaluation.saying import Saying
from validator.facts.build import Reading, build_facts
from validator.facts.element import FactBase, Formula
from validator.facts.functions import functions
from validator.facts.given import facts_from_given
from validator.facts.values import Missing, Unknown
from validator.rulebook.definition import Definition, Table
from validator.rulebook.resting import Fact
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook
from validator.rulebook.turning import turning_facts, turning_roles

Parameters = Callable[[str], Any]


class Evaluator:
    """Judges facts by the compiled rules of a rulebook."""

    def __init__(self, rulebook: Rulebook, definitions: Code, rules: Code) -> None:
        """``definitions``, ``rules``: compiled of this rulebook."""
        self.rulebook = rulebook
        self._code = rules
        self._meaning = CompiledMeaning(rulebook.meaning, rulebook.vocabulary, definitions)
        self._own = threading.local()
        self._changed: dict[int, tuple[Rule, RuleFunction]] = {}

    @cached_property
    def _rules(self) -> CompiledRules:
        return bound_rules(self._code, functions())

    @property
    def asking(self) -> Asking:
        """Works out single formulas."""
        return self._meaning.asking

    @property
    def saying(self) -> Saying:
        """Says why a definition fails."""
        return self._meaning.saying

    @cached_property
    def explaining(self) -> Explaining:
        """Explains conditions."""
        return Explaining(self.asking, self.rulebook.vocabulary, self.rulebook.meaning)

    @cached_property
    def turning(self) -> frozenset[Fact]:
        """The definitions that may come to something else on another day."""
        return turning_facts(self.rulebook)

    @cached_property
    def turning_by_kind(self) -> Mapping[str, frozenset[str]]:
        """The names of these, by kind."""
        found: dict[str, set[str]] = {}
        for kind, name in self.turning:
            found.setdefault(kind, set()).add(name)
        return {kind: frozenset(names) for kind, names in found.items()}

    @cached_property
    def roles_turn(self) -> bool:
        """Whether somebody else may play a role on another day."""
        return bool(turning_roles(self.rulebook, self.turning))

    def facts(self, data: Mapping[str, Any], day: date, stand_ins: Mapping[str, Any] | None = None) -> FactBase:
        """The facts of a dossier's data on a day; ``stand_ins`` for parameters."""
        return self._facts(self._meaning.reading(), data, day, stand_ins)

    def _facts(
        self, reading: Reading, data: Mapping[str, Any], day: date, stand_ins: Mapping[str, Any] | None = None
    ) -> FactBase:
        return build_facts(data, reading, day, self.parameters(day, stand_ins), self.rulebook.lexicon)

    def given(
        self, given: Mapping[str, Any], day: date, stand_ins: Mapping[str, Any] | None = None
    ) -> FactBase | tuple[Problem, ...]:
        """Facts as an example gives them; ``stand_ins`` for parameters."""
        book = self.rulebook
        return facts_from_given(given, self._meaning.reading(), day, self.parameters(day, stand_ins), book.lexicon)

    def parameters(self, day: date, stand_ins: Mapping[str, Any] | None = None) -> Parameters:
        """The parameters on a day: a value, or unknown where nobody has seen one."""
        known: dict[str, Any] = dict(stand_ins or {})
        book = self.rulebook.parameters

        def parameter(name: str) -> Any:
            found = known.get(name)
            if found is None:
                value = book.value(name, day)
                found = known[name] = _never_seen(name, book.entries[name].about) if value is None else value
            return found

        return parameter

    def with_rule(self, rule: Rule) -> Evaluator:
        """The same with a rule more, or another one in its place."""
        book = replace(self.rulebook, rules=dict(sorted({**self.rulebook.rules, rule.id: rule}.items())))
        twin = Evaluator(book, self._meaning.code, self._code)
        by_kind = {
            kind: {name: one for name, one in rules.items() if name != rule.id}
            for kind, rules in self._rules.by_kind.items()
        }
        by_kind.setdefault(rule.subject, {})[rule.id] = self.changed(rule)
        twin.__dict__["_rules"] = CompiledRules({kind: dict(sorted(rules.items())) for kind, rules in by_kind.items()})
        return twin

    def with_meaning(self, changed: Definition | Table) -> Evaluator:
        """The same with another formula in the place of a definition's, or other rows in a table; rules stay."""
        own = self._meaning
        meaning = own.with_definition(changed) if isinstance(changed, Definition) else own.with_table(changed)
        twin = Evaluator(replace(self.rulebook, meaning=meaning.meaning), meaning.code, self._code)
        twin._meaning = meaning
        twin._changed = self._changed
        twin.__dict__["_rules"] = self._rules
        return twin

    def formula(self, kind: str, name: str) -> Formula:
        """A definition as a function of the fact base, a thing and its arguments."""
        return self._meaning.reading().formulas[kind][name]

    def changed(self, rule: Rule) -> RuleFunction:
        """A rule that is not, or not so, in the rulebook, as a function; compiled once for as long as it is kept."""
        key = id(rule)
        if key not in self._changed:
            self._changed[key] = (rule, one_rule(rule, self.rulebook.vocabulary, functions()))
        return self._changed[key][1]

    def judge(self, base: FactBase, in_effect: frozenset[str]) -> tuple[Rows, ...]:
        """What every rule in effect says of each of its subjects."""
        return self._rules.judge(base, in_effect)

    def overheard(self, operations: Mapping[str, Any]) -> Evaluator:
        """The same with operations that tell what they are given."""
        twin = Evaluator(self.rulebook, self._meaning.code, self._code)
        twin._meaning = self._meaning.with_operations(operations)
        twin.__dict__["_rules"] = bound_rules(self._code, functions(), operations)
        return twin

    def listening(self) -> Listening:
        """The same evaluation with a clock that notes on which days an answer may turn; one for each thread."""
        found: Listening | None = getattr(self._own, "listening", None)
        if found is None:
            found = self._own.listening = Listening(self)
        return found


class Listening:
    """An evaluation that notes what the judged day is compared with. Bound once, used for one day after another."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.clock = Clock()
        self._evaluator = evaluator
        self._reading = evaluator._meaning.listened_to(self.clock)
        self._rules = bound_rules(evaluator._code, self.clock.functions(functions()), self.clock.operations())

    def facts(self, data: Mapping[str, Any], day: date, before: FactBase | None = None) -> FactBase:
        """The facts of a dossier's data on a day; the clock begins anew.

        ``before``: the facts of the same data on another day, which are moved to this one: what does not rest on the
        day is not worked out again.
        """
        self.clock.start(day)
        evaluator = self._evaluator
        if before is None or evaluator.roles_turn:
            return evaluator._facts(self._reading, data, day)
        before.move(day, evaluator.parameters(day), evaluator.turning_by_kind)
        return before

    def judge(self, base: FactBase, in_effect: frozenset[str]) -> tuple[Rows, ...]:
        """What every rule in effect says of each of its subjects."""
        return self._rules.judge(base, in_effect)


def _never_seen(name: str, about: str) -> Unknown:
    return Unknown((Missing(f"parameter.{name}", "", "parameter", f"What is the {about}?"),))
