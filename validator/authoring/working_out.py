"""The facts that a test looked at: value, place in the file, and how a worked-out one came about.

What enters: a test with the scope it stands in. What leaves: a `FactSeen` for each fact that it names. A fact that is
worked out shows its working, or, where nobody has written one, the facts it is worked out from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.naming import Naming, quantity
from validator.authoring.workings.working import workings
from validator.dossier.document import Document
from validator.dossier.problem import Place
from validator.engine.scope import Scope
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.values import Interval, Known, Missing, Plain, Unknown, Value
from validator.rulebook.conditions import Operand, Parameter, Path, Span, Test
from validator.rulebook.vocabulary import Attribute

DEEPEST = 3
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


def seen_facts(test: Test, scope: Scope, world: World, document: Document, naming: Naming) -> Iterator[FactSeen]:
    """The facts of a test, in its order."""
    for word in (test.path, *_others(test.operand)):
        if isinstance(word, Parameter):
            yield _parameter(word, scope, naming)
        else:
            yield _fact(word, scope.element(word), world, document, naming)


def _others(operand: Operand) -> Iterator[Path | Parameter]:
    words = (operand.length, operand.anchor) if isinstance(operand, Span) else (operand,)
    yield from (word for word in words if isinstance(word, Path | Parameter))


def _parameter(parameter: Parameter, scope: Scope, naming: Naming) -> FactSeen:
    entry, value = naming.rulebook.parameters.entries[parameter.name], scope.parameter(parameter.name)
    shown = quantity(entry_value(value), entry.unit) if isinstance(value, Known) else "nobody has confirmed it yet"
    return FactSeen(f"{PARAMETER}{parameter.name}", entry.about, shown, missing=_missing(value))


def entry_value(value: Known) -> int:
    """The value of a parameter, which is never a list."""
    assert not isinstance(value.value, tuple), "a parameter is one value"
    return value.value  # type: ignore[return-value]


def _fact(path: Path, element: Element, world: World, document: Document, naming: Naming) -> FactSeen:
    attribute, value = naming.attribute(path), element.value(path.attribute)
    pointer = value.pointer if isinstance(value, Known) else ""
    return FactSeen(
        name=path.name,
        meaning=attribute.about,
        value=shown(value, attribute, naming),
        pointer=pointer,
        place=document.place(pointer) if pointer else None,
        working=tuple(_working(attribute, element, world, document, naming, 1)),
        missing=_missing(value),
    )


def shown(value: Value, attribute: Attribute, naming: Naming) -> str:
    """A value with its unit."""
    if isinstance(value, Known):
        return _plain(value.value, attribute)
    if isinstance(value, Interval):
        return f"between {_plain(value.low, attribute)} and {_plain(value.high, attribute)}"
    return "not known"


def _plain(value: Plain, attribute: Attribute) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(item, attribute) for item in value) or "none"
    return value if isinstance(value, str) else quantity(value, attribute.unit)


def _missing(value: Value) -> tuple[Missing, ...]:
    return () if isinstance(value, Known) else value.missing


def _working(
    attribute: Attribute, element: Element, world: World, document: Document, naming: Naming, depth: int
) -> Iterator[str]:
    """The written working of a derived attribute, or what it is worked out from, to a readable depth."""
    if attribute.measure is None:
        return
    write = workings().get(f"{attribute.kind}.{attribute.name}")
    if write is not None:
        yield from write(world, element)
        return
    for word in attribute.inputs:
        yield from _input(word, element, world, document, naming, depth)


def _input(word: str, element: Element, world: World, document: Document, naming: Naming, depth: int) -> Iterator[str]:
    kind, _, name = word.partition(".")
    if word.startswith(PARAMETER):
        yield f"{naming.parameter(Parameter(name))}"
        return
    if not name:
        yield _counted(kind, world, naming)
        return
    of = element if kind == element.kind else world.singles.get(kind)
    attribute = naming.rulebook.vocabulary.attribute(kind, name)
    if of is None or attribute is None:
        yield f"{naming.noun(Path(kind, name))} of each"
        return
    value = of.value(name)
    told = f"{naming.noun(Path(kind, name)).rstrip(',')}: {shown(value, attribute, naming)}"
    pointer = value.pointer if isinstance(value, Known) else ""
    yield f"{told} (line {document.place(pointer).line})" if pointer else told
    if depth < DEEPEST:
        yield from (f"  {line}" for line in _working(attribute, of, world, document, naming, depth + 1))


def _counted(kind: str, world: World, naming: Naming) -> str:
    found = world.elements(kind)
    return f"the {naming.kinds(kind)}: " + ("not given" if isinstance(found, Unknown) else f"{len(found)} given")
