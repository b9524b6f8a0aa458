"""Why a condition has the truth it has: every part of it, the facts that decide it, the facts that are missing.

What enters: a rule's condition and the scope it stands in. What leaves: a `Branch` for every part with its own truth
(None: unknown), the `Leaf`s that decide, the `Missing` roots that would settle what is unknown. The truth of each part
is worked out by the very code that judges. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any as Raw

from validator.evaluation.asking import Asking
from validator.evaluation.lowering import Surroundings, lowered
from validator.evaluation.resting_on import RestingOn
from validator.evaluation.scope import Scope
from validator.facts.element import Element
from validator.facts.values import Missing, Unknown, Unsettled, Value, is_settled, merge
from validator.rulebook.answer import Truth
from validator.rulebook.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Not,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)
from validator.rulebook.definition import Meaning
from validator.rulebook.formulas.tree import Node
from validator.rulebook.rule import Basis
from validator.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Leaf:
    """A fact that a condition looks at, by the name a rule author uses, and the place it comes from."""

    name: str
    value: Value
    pointer: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a condition with its truth; ``element`` is the one that a quantifier tries it on.

    ``decided`` are the parts that give it the truth it has. ``value``: what its formula comes to.
    """

    condition: Condition
    value: Raw
    leaves: tuple[Leaf, ...] = ()
    parts: tuple[Branch, ...] = ()
    decided: tuple[Branch, ...] = ()
    element: Element | None = None

    @property
    def truth(self) -> Truth:
        """True, False, or None where it is unknown."""
        return self.value if self.value is True or self.value is False else None


class Explaining:
    """Explains the conditions of one rulebook."""

    def __init__(self, asking: Asking, vocabulary: Vocabulary, meaning: Meaning) -> None:
        self._asking = asking
        self._vocabulary = vocabulary
        self._meaning = meaning
        self._lowered: dict[tuple[int, str, tuple[str, ...]], tuple[Condition, Node]] = {}

    def value(self, condition: Condition, scope: Scope) -> Raw:
        """What the condition comes to: True, False or unknown with its reasons."""
        return self._asking.value(self._formula(condition, scope), scope.base, scope.subject, scope.bound())

    def _formula(self, condition: Condition, scope: Scope) -> Node:
        key = (id(condition), *scope.around())
        if key not in self._lowered:
            around = Surroundings(self._vocabulary, scope.kind, scope.ranges)
            self._lowered[key] = (condition, lowered(condition, around))  # kept: its id is its name
        return self._lowered[key][1]

    def bases(self, conditions: Iterable[Condition], scope: Scope) -> frozenset[Basis]:
        """How well the definitions and tables are known by which conditions came to what they are."""
        resting = RestingOn(scope.base, self._asking, self._meaning.definitions)
        for condition in conditions:
            resting.walk(self._formula(condition, scope), scope.subject, scope.bound())
        tables = (self._meaning.tables[name].basis for name in resting.tables)
        return frozenset((*(each.basis for each in resting.found.values()), *tables))

    def truth(self, condition: Condition, scope: Scope) -> Truth:
        """Whether the condition holds; None where that is unknown."""
        found = self.value(condition, scope)
        return found if found is True or found is False else None

    def deciding(self, condition: Condition, scope: Scope) -> tuple[Leaf, ...]:
        """The leaves that decide a condition, each once, in the rule's order."""
        return tuple(_each_once(_deciding(self.tree(condition, scope))))

    def missing(self, condition: Condition, scope: Scope) -> tuple[Missing, ...]:
        """The roots that would settle an unknown condition; none where it is true or false."""
        branch = self.tree(condition, scope)
        return merge(_reasons(branch)) if branch.truth is None else ()

    def tree(
        self, condition: Condition, scope: Scope, element: Element | None = None, everything: bool = False
    ) -> Branch:
        """The condition and every part of it, each with its truth.

        ``everything``: a quantifier is shown on all things of its kind, and not only on those worth trying.
        """
        match condition:
            case Test():
                leaves = tuple(_leaves(condition, scope))
                return Branch(condition, self.value(condition, scope), leaves, element=element)
            case All(parts) | Any(parts):
                branches = tuple(self.tree(part, scope, None, everything) for part in parts)
                value = self.value(condition, scope)
                return _joined(condition, value, branches, element)
            case Not(part):
                inner = self.tree(part, scope, None, everything)
                value = self.value(condition, scope)
                return Branch(condition, value, parts=(inner,), decided=(inner,), element=element)
            case Quantified():
                return self._quantified(condition, scope, element, everything)

    def _quantified(self, condition: Quantified, scope: Scope, element: Element | None, everything: bool) -> Branch:
        value = self.value(condition, scope)
        listed = scope.base.elements(condition.kind)
        if isinstance(listed, Unknown):
            leaf = Leaf(condition.kind, listed, listed.missing[0].pointer)
            return Branch(condition, value, (leaf,), element=element)
        asked = _asked_of_each(condition)
        tried = listed if everything else _worth_trying(condition, scope, listed)
        parts = tuple(self.tree(asked, scope.bind(each, condition.kind), each, everything) for each in tried)
        if condition.quantifier is Quantifier.COUNT:
            return _count(condition, value, parts, scope, element)
        truth = value if value is True or value is False else None
        reached = truth if truth is None or condition.quantifier is not Quantifier.NO else not truth
        decided = tuple(part for part in parts if part.truth is reached)
        return Branch(condition, value, () if parts else _none_of(condition, scope), parts, decided, element)


def _joined(condition: Condition, value: Raw, parts: tuple[Branch, ...], element: Element | None) -> Branch:
    truth = value if value is True or value is False else None
    return Branch(
        condition, value, parts=parts, decided=tuple(one for one in parts if one.truth is truth), element=element
    )


def _asked_of_each(condition: Quantified) -> Condition:
    if condition.quantifier is Quantifier.EVERY:
        return condition.have if condition.where == ALWAYS else Any((Not(condition.where), condition.have))
    return All((condition.where, condition.have))


def _count(
    condition: Quantified, value: Raw, parts: tuple[Branch, ...], scope: Scope, element: Element | None
) -> Branch:
    """Of a count, the things that may be counted show why; where nothing may be, all of them."""
    possible = tuple(part for part in parts if part.truth is not False)
    unsure = tuple(part for part in parts if part.truth is None)
    leaves = [] if parts else list(_none_of(condition, scope))
    if isinstance(condition.number, Parameter):
        leaves.append(_named(condition.number, scope))
    decided = unsure if not isinstance(value, bool) else possible or parts
    return Branch(condition, value, tuple(leaves), parts, decided, element)


def _worth_trying(condition: Quantified, scope: Scope, listed: Sequence[Element]) -> Sequence[Element]:
    """The things that the answer may hang on, where it asks for those that name the same as something outside."""
    join = _join_of(condition)
    wanted = None if join is None else scope.value(join[1])
    if join is None or not isinstance(wanted, str):
        return listed
    return [each for each in listed if not isinstance(each[join[0]], str) or each[join[0]] == wanted]


def _join_of(condition: Quantified) -> tuple[str, Path] | None:
    """The attribute by which things are looked up, and what it has to name; None where all of them are tried."""
    asked = (condition.where,) if condition.quantifier is Quantifier.EVERY else (condition.where, condition.have)
    for part in asked:
        for test in part.parts if isinstance(part, All) else (part,):
            if isinstance(test, Test) and isinstance(test.operand, Path) and _joins(test, test.operand, condition.kind):
                return test.path.attribute, test.operand
    return None


def _joins(test: Test, other: Path, kind: str) -> bool:
    return test.operator is Operator.EQUALS and test.path.own and not other.own and other.kind != kind


def _none_of(condition: Quantified, scope: Scope) -> tuple[Leaf, ...]:
    """That there is none; where only those that name the same thing count, also which thing that is."""
    join = _join_of(condition)
    named = () if join is None else (_named(join[1], scope),)
    return (*(leaf for leaf in named if is_settled(leaf.value)), Leaf(condition.kind, (), ""))


def _leaves(test: Test, scope: Scope) -> Iterator[Leaf]:
    yield _named(test.path, scope)
    operand = test.operand
    if isinstance(operand, Path | Parameter):
        yield _named(operand, scope)
    elif isinstance(operand, Span):
        for name in (operand.length, operand.anchor):
            if isinstance(name, Path | Parameter):
                yield _named(name, scope)


def _named(name: Path | Parameter, scope: Scope) -> Leaf:
    if isinstance(name, Parameter):
        return Leaf(f"parameter.{name.name}", scope.base.parameter(name.name), "")
    value = scope.value(name)
    element = scope.element(name)
    if isinstance(value, Unsettled):
        return Leaf(name.name, value, value.missing[0].pointer if value.missing else element.pointer)
    return Leaf(name.name, value, scope.base.place(element, name.attribute))


def _deciding(branch: Branch) -> Iterator[Leaf]:
    yield from branch.leaves
    for part in branch.decided:
        yield from _deciding(part)


def _each_once(leaves: Iterator[Leaf]) -> Iterator[Leaf]:
    seen: set[tuple[str, str]] = set()
    for leaf in leaves:
        if (leaf.name, leaf.pointer) not in seen:
            seen.add((leaf.name, leaf.pointer))
            yield leaf


def _reasons(branch: Branch) -> Iterator[Raw]:
    """What is not settled in a condition that is unknown: of each test that decides, its value or its own reasons."""
    yield from (leaf.value for leaf in branch.leaves)
    if not branch.leaves and not branch.decided:
        yield branch.value
    for part in branch.decided:
        yield from _reasons(part)
