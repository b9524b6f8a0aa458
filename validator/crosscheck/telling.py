"""What durable_rules is told of a subject: the facts that the rules of its kind ask for, and no more.

What enters: the rules of one kind and their rulesets; then one reading. What leaves: a session for each subject, and
what its conclusions mean. Every rule reads its conditions from left to right and asks no further than it has to: one
that surely does not apply needs to know no more. `EngineFailure` where the rulesets are of other rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from validator.crosscheck.durable.conclusions import Conclusions, answer
from validator.crosscheck.durable.leaves import atoms_of
from validator.crosscheck.durable.port import Firings, Session
from validator.crosscheck.durable.ranks import Ranker, ranker
from validator.crosscheck.durable.rulesets import KindRulesets, Rank, RulePlan
from validator.crosscheck.naive.conditions import Atom, Surroundings, atom_holds, holds, tested
from validator.crosscheck.naive.reading import Reading
from validator.crosscheck.naive.values import Truth
from validator.errors import EngineFailure
from validator.rulebook.answer import Answer
from validator.rulebook.conditions import Test
from validator.rulebook.rule import Rule

Known = tuple[Truth, Rank | None]
"""What is known of a test or a quantifier: its truth, and the rank of its leaf."""
Row = tuple[tuple[str, Answer], ...]
"""The answers about one subject: of each rule in effect by its id, in their order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The sessions of a kind's subjects, and the plans of the rules in effect."""

    kind: str
    sessions: Sequence[Session]
    plans: Sequence[RulePlan]
    conclusions: Conclusions

    def answers(self, firings: Sequence[Firings]) -> list[Row]:
        """What the conclusions about each subject mean; the same of the same."""
        rows = {one: self._row(one) for one in set(firings)}
        return [rows[one] for one in firings]

    def _row(self, firings: Firings) -> Row:
        truths = self.conclusions.truths(firings)
        return tuple((plan.id, answer(plan, truths)) for plan in self.plans)


class RulesOfKind:
    """The rules for one kind of subject, with the number of each of their tests and quantifiers."""

    def __init__(self, kind: str, compiled: KindRulesets, rules: Sequence[Rule]) -> None:
        """``rules``: those that the rulesets were compiled of, by id."""
        self.kind = kind
        self.compiled = compiled
        self._rules = tuple(rules)
        self._plans = {plan.id: plan for plan in compiled.rules}
        self.number_of: dict[int, int] = {}
        """The numbers of tests and quantifiers, by their identity; equal ones have the same."""
        self._numbered: set[str] = set()
        self._rankers: dict[int, Ranker | None] = {}
        self._conclusions: Conclusions | None = None
        if [rule.id for rule in self._rules] != [plan.id for plan in compiled.rules]:
            raise EngineFailure(f"the compiled rulebook does not belong to these rules (for {kind})")

    def ask(self, reading: Reading, in_effect: AbstractSet[str]) -> Asked:
        """What the rules in effect have to know of each subject."""
        rules = [rule for rule in self._rules if rule.id in in_effect]
        for rule in rules:
            self._number(rule)
        if self._conclusions is None:
            self._conclusions = Conclusions(self.compiled)
        subjects = reading.subjects(self.kind) if rules else ()
        sessions, of_all = [], dict[int, Known]()
        for subject in subjects:
            telling = Telling(self, Surroundings(reading, self.kind, subject), of_all)
            for rule in rules:
                telling.rule(rule)
            sessions.append(Session(self.kind, tuple(sorted(telling.told.items()))))
        return Asked(self.kind, sessions, [self._plans[rule.id] for rule in rules], self._conclusions)

    def ranker(self, leaf: int) -> Ranker | None:
        """What turns a value into the rank of a leaf; None of a lifted one."""
        if leaf not in self._rankers:
            found = self.compiled.leaves[leaf]
            self._rankers[leaf] = None if found.type == "lifted" else ranker(found)
        return self._rankers[leaf]

    def _number(self, rule: Rule) -> None:
        """Number the tests of a rule when it is first asked for: they stand in the order of its plan."""
        if rule.id in self._numbered:
            return
        self._numbered.add(rule.id)
        conditions = (rule.when, rule.require, *(violation.when for violation in rule.violations))
        atoms = [atom for condition in conditions if condition is not None for atom in atoms_of(condition)]
        numbers = self._plans[rule.id].atoms
        if len(atoms) != len(numbers):
            raise EngineFailure(f"the compiled rulebook does not belong to these rules ({rule.id})")
        self.number_of.update(zip(map(id, atoms), numbers, strict=True))


class Telling:
    """What is told of one subject: ``told`` are the ranks of leaves that are known, by number."""

    def __init__(self, rules: RulesOfKind, around: Surroundings, of_all: dict[int, Known]) -> None:
        """``of_all``: what is known of the dossier, whoever the subject is; it is added to."""
        self.told: dict[int, Rank] = {}
        self._rules = rules
        self._number_of = rules.number_of
        self._atoms = rules.compiled.atoms
        self._around = around
        self._of_all = of_all
        self._own: dict[int, Known] = {}

    def rule(self, rule: Rule) -> None:
        """Ask what a rule has to know: what it requires only if it may apply, its cases only if it is violated."""
        applies = holds(rule.when, self._atom)
        if applies is False or rule.require is None:
            return
        if holds(rule.require, self._atom) is not False or applies is not True:
            return
        for violation in rule.violations:
            if holds(violation.when, self._atom) is True:
                return

    def _atom(self, atom: Atom) -> Truth:
        number = self._number_of[id(atom)]
        known = self._own.get(number)
        if known is None:
            known = self._own[number] = self._known(atom, number)
        return known[0]

    def _known(self, atom: Atom, number: int) -> Known:
        """What is known of an atom; its leaf is told of it."""
        plan = self._atoms[number]
        known = None if plan.of_subject else self._of_all.get(number)
        if known is None:
            known = self._worked_out(atom, plan.leaf)
            if not plan.of_subject:
                self._of_all[number] = known
        if known[1] is not None:
            self.told[plan.leaf] = known[1]
        return known

    def _worked_out(self, atom: Atom, leaf: int) -> Known:
        ranker = self._rules.ranker(leaf)
        if ranker is None or not isinstance(atom, Test):
            found = atom_holds(atom, self._around)
            return found, None if found is None else int(found)
        value = self._around.value(atom.path)
        return tested(atom, value, self._around), ranker(value)
