"""The facts that a test looked at: value, place in the file, and how a worked-out one came about.

What enters: a test with the scope it stands in. What leaves: a `FactSeen` for each fact that it names. Of a fact that
is worked out its working is the formula as written, the same with the values put in, and so on for the facts in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.naming import Naming, quantity
from validator.dossier.document import Document
from validator.dossier.problem import Place
from validator.evaluation.evaluator import Evaluator
from validator.evaluation.saying import shown as in_words
from validator.evaluation.scope import Scope
from validator.facts.element import Element
from validator.facts.values import NO_MOST, Interval, Missing, Nothing, Unsettled, Value, is_settled
from validator.rulebook.conditions import Operand, Parameter, Path, Span, Test
from validator.rulebook.definition import Definition
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.formulas.written import written
from validator.rulebook.vocabulary import Attribute

DEEPEST = 4
PARAMETER = "parameter."


@dataclass(frozen=True, slots=True)
class FactSeen:
    """A fact with its value in words. ``place`` is None where it stands nowhere in the file.

    ``working``: how it was worked out, one line a step. ``missing``: what would settle it.
    """

    name: str
    meaning: str
    value: str
    pointer: str = ""
    place: Place | None = None
    working: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()


def seen_facts(
    test: Test, scope: Scope, evaluator: Evaluator, document: Document, naming: Naming
) -> Iterator[FactSeen]:
    """The facts of a test, in its order."""
    for word in (test.path, *_others(test.operand)):
        if isinstance(word, Parameter):
            yield _parameter(word, scope, naming)
        else:
            yield _fact(word, scope.element(word), evaluator, document, naming)


def _others(operand: Operand) -> Iterator[Path | Parameter]:
    words = (operand.length, operand.anchor) if isinstance(operand, Span) else (operand,)
    yield from (word for word in words if isinstance(word, Path | Parameter))


def _parameter(parameter: Parameter, scope: Scope, naming: Naming) -> FactSeen:
    entry, value = naming.rulebook.parameters.entries[parameter.name], scope.base.parameter(parameter.name)
    told = quantity(value, entry.unit) if is_settled(value) else "nobody has confirmed it yet"
    return FactSeen(f"{PARAMETER}{parameter.name}", entry.about, told, missing=_missing(value))


def _fact(path: Path, element: Element, evaluator: Evaluator, document: Document, naming: Naming) -> FactSeen:
    attribute, value = naming.attribute(path), element.value(path.attribute)
    pointer = "" if attribute.defined or not is_settled(value) else element.base.place(element, path.attribute)
    return FactSeen(
        name=path.name,
        meaning=attribute.about,
        value=shown(value, attribute),
        pointer=pointer,
        place=document.place(pointer) if pointer else None,
        working=tuple(_Working(evaluator, document).of(element, path.attribute)),
        missing=_missing(value),
    )


def shown(value: Value, attribute: Attribute) -> str:
    """A value with its unit."""
    if isinstance(value, Nothing):
        return "none"
    if isinstance(value, Interval) and value.high != NO_MOST:
        return f"between {_plain(value.low, attribute)} and {_plain(value.high, attribute)}"
    return _plain(value, attribute) if is_settled(value) else "not known"


def _plain(value: object, attribute: Attribute) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(item, attribute) for item in value) or "none"
    return value if isinstance(value, str) else quantity(value, attribute.unit)  # type: ignore[arg-type]


def _missing(value: Value) -> tuple[Missing, ...]:
    return value.missing if isinstance(value, Unsettled) else ()


class _Working:
    """Writes out how facts were worked out, each once."""

    def __init__(self, evaluator: Evaluator, document: Document) -> None:
        self._evaluator = evaluator
        self._document = document
        self._told: set[tuple[str, str]] = set()

    def of(self, element: Element, name: str, depth: int = 0) -> Iterator[str]:
        """The working of a defined fact, to a readable depth; nothing of a submitted one."""
        definition = self._evaluator.rulebook.meaning.definitions.get((element.kind, name))
        if definition is None or definition.formula is None or (element.pointer, name) in self._told:
            return
        self._told.add((element.pointer, name))
        indent = "  " * depth
        yield f"{indent}{definition.about}: {self._value(element, name, definition)}"
        yield f"{indent}  = {written(definition.formula)}"
        with_values = written(definition.formula, lambda node: self._stand(node, element))
        if with_values != written(definition.formula):
            yield f"{indent}  = {with_values}"
        if depth < DEEPEST:
            for node in tree.walk(definition.formula):
                if isinstance(node, tree.Attribute) and isinstance(node.of, tree.This) and not node.arguments:
                    yield from self.of(element, node.name, depth + 1)

    def _value(self, element: Element, name: str, definition: Definition) -> str:
        return in_words(element.value(name), definition.type.unit) or "none"

    def _stand(self, node: Node, element: Element) -> str | None:
        """The value of a fact of the thing itself, or of one that stands once, or of a parameter."""
        if isinstance(node, tree.ParameterOf):
            return in_words(element.base.parameter(node.name))
        if not isinstance(node, tree.Attribute) or node.arguments:
            return None
        of = element if isinstance(node.of, tree.This) else None
        if isinstance(node.of, tree.Single):
            of = element.base.singles[node.of.kind]
        if of is None:
            return None
        value = of.value(node.name)
        text = in_words(value) or "none"
        place = of.base.place(of, node.name)
        given = is_settled(value) and place != of.pointer
        return f"{text} [line {self._document.place(place).line}]" if given else text
