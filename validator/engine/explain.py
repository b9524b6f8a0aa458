"""Why a condition has the truth it has: the whole tree, the facts that decide it, the facts that are missing.

What enters: a condition and the scope it stands in. What leaves: a `Branch` for every part with its own truth, the
`Leaf`s that decide, the `Missing` roots that would settle what is unknown. Nothing fails that `evaluate` would not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.engine.compare import holds, named_value
from validator.engine.joins import candidates, join_of
from validator.engine.reference import counted
from validator.engine.scope import Scope
from validator.engine.truth import Truth, conjunction, disjunction
from validator.facts.element import Element
from validator.facts.values import Known, Missing, Unknown, Value, merge
from validator.rulebook.conditions import (
    All,
    Any,
    Condition,
    Not,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A fact that a condition looks at, by the name a rule author uses, and the place it comes from."""

    name: str
    value: Value
    pointer: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a condition with its truth; ``element`` is the one that a quantifier tries it on.

    ``decided`` are the parts that give it the truth it has.
    """

    condition: Condition
    truth: Truth
    leaves: tuple[Leaf, ...] = ()
    parts: tuple[Branch, ...] = ()
    decided: tuple[Branch, ...] = ()
    element: Element | None = None


def explain(condition: Condition, scope: Scope) -> tuple[Leaf, ...]:
    """The leaves that decide a condition, each once, in the rule's order."""
    return tuple(dict.fromkeys(_deciding(tree(condition, scope))))


def missing_of(condition: Condition, scope: Scope) -> tuple[Missing, ...]:
    """The roots that would settle an unknown condition; none where it is true or false."""
    branch = tree(condition, scope)
    return merge(leaf.value for leaf in _deciding(branch)) if branch.truth is Truth.UNKNOWN else ()


def tree(condition: Condition, scope: Scope, element: Element | None = None, everything: bool = False) -> Branch:
    """The condition and every part of it, each with its truth.

    ``everything``: a quantifier is shown on all elements of its kind, and not only on those worth trying.
    """
    match condition:
        case Test():
            return Branch(condition, holds(condition, scope), tuple(_leaves(condition, scope)), element=element)
        case All(conditions):
            parts = tuple(tree(part, scope, None, everything) for part in conditions)
            return _joined(condition, conjunction(part.truth for part in parts), parts, element)
        case Any(conditions):
            parts = tuple(tree(part, scope, None, everything) for part in conditions)
            return _joined(condition, disjunction(part.truth for part in parts), parts, element)
        case Not(part):
            inner = tree(part, scope, None, everything)
            return Branch(condition, inner.truth.negated(), parts=(inner,), decided=(inner,), element=element)
        case Quantified():
            return _quantified(condition, scope, element, everything)


def _joined(condition: Condition, truth: Truth, parts: tuple[Branch, ...], element: Element | None) -> Branch:
    decided = tuple(part for part in parts if part.truth is truth)
    return Branch(condition, truth, parts=parts, decided=decided, element=element)


def _quantified(condition: Quantified, scope: Scope, element: Element | None, everything: bool) -> Branch:
    elements = scope.facts.elements(condition.kind)
    if isinstance(elements, Unknown):
        leaf = Leaf(condition.kind, elements, elements.missing[0].pointer)
        return Branch(condition, Truth.UNKNOWN, (leaf,), element=element)
    asked = _asked_of_each(condition)
    tried = elements if everything else candidates(condition)(scope, elements)
    parts = tuple(tree(asked, scope.bind(each), each, everything) for each in tried)
    truths = [part.truth for part in parts]
    if condition.quantifier is Quantifier.COUNT:
        return _count(condition, counted(condition, iter(truths), scope), parts, scope, element)
    reached = conjunction(truths) if condition.quantifier is Quantifier.EVERY else disjunction(truths)
    truth = reached.negated() if condition.quantifier is Quantifier.NO else reached
    decided = tuple(part for part in parts if part.truth is reached)
    return Branch(condition, truth, () if parts else _none_of(condition, scope), parts, decided, element)


def _asked_of_each(condition: Quantified) -> Condition:
    if condition.quantifier is Quantifier.EVERY:
        return condition.have if condition.where == All(()) else Any((Not(condition.where), condition.have))
    return All((condition.where, condition.have))


def _count(
    condition: Quantified, truth: Truth, parts: tuple[Branch, ...], scope: Scope, element: Element | None
) -> Branch:
    """Of a count, the elements that may be counted show why; where nothing may be, all of them."""
    possible = tuple(part for part in parts if part.truth is not Truth.FALSE)
    unsure = tuple(part for part in parts if part.truth is Truth.UNKNOWN)
    leaves = [] if parts else list(_none_of(condition, scope))
    if isinstance(condition.number, Parameter):
        leaves.append(_named(condition.number, scope))
    decided = unsure if truth is Truth.UNKNOWN else possible or parts
    return Branch(condition, truth, tuple(leaves), parts, decided, element)


def _none_of(condition: Quantified, scope: Scope) -> tuple[Leaf, ...]:
    """That there is none; where only those that name the same thing count, also which thing that is."""
    join = join_of(condition)
    named = () if join is None else (_named(join[1], scope),)
    return (*(leaf for leaf in named if isinstance(leaf.value, Known)), Leaf(condition.kind, Known(()), ""))


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
    value = named_value(name, scope)
    if isinstance(name, Parameter):
        return Leaf(f"parameter.{name.name}", value, "")
    if isinstance(value, Known):
        return Leaf(name.name, value, value.pointer or scope.element(name).pointer)
    return Leaf(name.name, value, value.missing[0].pointer if value.missing else scope.element(name).pointer)


def _deciding(branch: Branch) -> Iterator[Leaf]:
    yield from branch.leaves
    for part in branch.decided:
        yield from _deciding(part)
