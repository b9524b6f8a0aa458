"""The branches of a rule, and which of them its examples reach.

A branch is a single test being true, or being false, where that decides: it is among the parts that give the whole
condition the truth it has (of `all` that is false only the parts that are false, and so on, down from `when`,
`require` or a case's `when`). What `require` comes to counts only where the rule surely applies, a case only where the
rule is violated. That each case of `violated` is taken is a branch, too. That a rule is unknown at least once is asked
of it when it is loaded.

What enters: a rule with its places, and the facts of its examples. What leaves: frozen values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from validator.authoring.example_facts import ExampleFacts
from validator.authoring.placed import Placed, PlacedRule
from validator.evaluation.evaluator import Evaluator
from validator.evaluation.explaining import Branch as Explained
from validator.evaluation.scope import Scope
from validator.rulebook.answer import Truth
from validator.rulebook.conditions import Condition, Test
from validator.rulebook.rule import Rule, Wanted

Key = tuple[str, Wanted]
Seen = tuple[int, Truth]
WANTED: dict[Truth, Wanted] = {True: "true", False: "false"}


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch: the place of a test and what it is there; ``test`` is None for a case that is taken."""

    rule: Rule
    pointer: str
    wanted: Wanted
    test: Test | None
    reached: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """The branches of one rule. ``stale``: reasons for branches that are reached, or that there are none of."""

    rule: Rule
    branches: tuple[Branch, ...]
    stale: tuple[Key, ...]

    @property
    def unreached(self) -> tuple[Branch, ...]:
        """The branches that no example reaches."""
        return tuple(branch for branch in self.branches if not branch.reached)

    @property
    def unexplained(self) -> tuple[Branch, ...]:
        """Those of them without a reason."""
        return tuple(branch for branch in self.unreached if not branch.reason)


def reach(placed: PlacedRule, examples: Iterable[ExampleFacts], evaluator: Evaluator) -> Reach:
    """What the examples reach of a rule."""
    rule = placed.rule
    seen: set[Seen] = set()
    taken: set[int] = set()
    for example in examples:
        for scope in example.scopes():
            decided, case = _seen(rule, scope, evaluator)
            seen.update(decided)
            taken.update(case)
    reasons: dict[Key, str] = {(one.at, one.wanted): one.why for one in rule.unreached}
    branches = tuple(_branches(placed, seen, taken, reasons))
    needed = {(branch.pointer, branch.wanted) for branch in branches if not branch.reached}
    return Reach(rule, branches, tuple(key for key in reasons if key not in needed))


def _branches(placed: PlacedRule, seen: set[Seen], taken: set[int], reasons: dict[Key, str]) -> Iterator[Branch]:
    for whole in placed.conditions():
        for test in whole.tests():
            yield from _of_test(placed.rule, test, seen, reasons)
    for index in range(len(placed.cases) if placed.require and len(placed.cases) > 1 else 0):
        at = f"/violated/{index}"
        yield Branch(placed.rule, at, "taken", None, index in taken, reasons.get((at, "taken"), ""))


def _of_test(rule: Rule, test: Placed, seen: set[Seen], reasons: dict[Key, str]) -> Iterator[Branch]:
    assert isinstance(test.condition, Test), "a test"
    for truth, wanted in WANTED.items():
        reached = (id(test.condition), truth) in seen
        yield Branch(rule, test.pointer, wanted, test.condition, reached, reasons.get((test.pointer, wanted), ""))


def _seen(rule: Rule, scope: Scope, evaluator: Evaluator) -> tuple[set[Seen], set[int]]:
    """The tests that decide, by identity (the same test may stand in two places), and the case that is taken."""
    decision = evaluator.changed(rule)(scope.base, scope.subject)
    asked: list[Condition] = [rule.when]
    if decision.applies is True and rule.require is not None:
        asked.append(rule.require)
    taken: set[int] = set()
    if decision.status == "violated":
        last = len(rule.violations) - 1 if decision.case is None else decision.case
        asked += [violation.when for violation in rule.violations[: last + 1]]
        taken = {last}
    trees = (evaluator.explaining.tree(condition, scope, everything=True) for condition in asked)
    return {one for tree in trees for one in _deciding(tree)}, taken


def _deciding(branch: Explained) -> Iterator[Seen]:
    if isinstance(branch.condition, Test) and branch.truth in WANTED:
        yield id(branch.condition), branch.truth
    for part in branch.decided:
        yield from _deciding(part)
