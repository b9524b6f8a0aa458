"""Which elements a quantifier need look at, where it asks for those that name the same thing as something outside.

What enters: the quantified condition. What leaves: a function from a scope to the elements worth trying. An element
whose attribute is known and different cannot satisfy ``where`` (or, unless every element is asked about, ``have``), so
leaving it out changes no answer; it keeps a dossier with thousands of shipments and documents from being compared each
with each. Nothing here fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from validator.engine.scope import Scope
from validator.facts.element import Element
from validator.facts.values import Known
from validator.rulebook.conditions import All, Condition, Operator, Path, Quantified, Quantifier, Test

Elements = Sequence[Element]
Candidates = Callable[[Scope, Elements], Elements]


def candidates(condition: Quantified) -> Candidates:
    """The elements that the answer may hang on, given all of the kind."""
    join = join_of(condition)
    if join is None:
        return lambda _scope, elements: elements
    attribute, outer = join
    key = ("elements by", condition.kind, attribute)

    def chosen(scope: Scope, elements: Elements) -> Elements:
        value = scope.value(outer)
        if not isinstance(value, Known) or type(value.value) is not str:
            return elements
        index = scope.facts.remembered(key, lambda: _index(elements, attribute))
        named = index.get(value.value, [])
        return [*named, *index[None]] if None in index else named

    return chosen


def join_of(condition: Quantified) -> tuple[str, Path] | None:
    """The attribute by which elements are looked up, and what it has to name; None where all of them are tried."""
    asked = (condition.where,) if condition.quantifier is Quantifier.EVERY else (condition.where, condition.have)
    for test in (test for part in asked for test in _tests(part)):
        if isinstance(test.operand, Path) and _is_join(test, test.operand, condition.kind):
            return test.path.attribute, test.operand
    return None


def _tests(condition: Condition) -> list[Test]:
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return [part for part in parts if isinstance(part, Test)]


def _is_join(test: Test, other: Path, kind: str) -> bool:
    """Whether the test compares the element's own attribute with one outside it (a dotted name may mean itself)."""
    return test.operator is Operator.EQUALS and test.path.own and not other.own and other.kind != kind


def _index(elements: Elements, attribute: str) -> dict[str | None, list[Element]]:
    """The elements by the text of their attribute; under None those where it is anything else or unknown."""
    index: dict[str | None, list[Element]] = {}
    for element in elements:
        value = element.value(attribute)
        key = value.value if isinstance(value, Known) and type(value.value) is str else None
        index.setdefault(key, []).append(element)
    return index
