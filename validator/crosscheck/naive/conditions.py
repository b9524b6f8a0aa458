"""A rule's conditions, read as they stand: they are not made into formulas first.

What enters: a linked condition and the `Surroundings` of its names. What leaves: a truth. A test needs the values that
it names; ``known`` alone is never unknown. None is equal to nothing that a rule can name, has no order, and is not
known. Nothing fails for what the linker let through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from validator.crosscheck.naive.arithmetic import moved
from validator.crosscheck.naive.comparing import all_of, among, compared, same, some_of
from validator.crosscheck.naive.reading import Reading
from validator.crosscheck.naive.values import (
    INFINITY,
    UNKNOWN,
    Bounds,
    Thing,
    Things,
    Truth,
    Value,
    is_missing,
    opposite,
    truth,
)
from validator.rulebook.conditions import (
    All,
    Any,
    Condition,
    Not,
    Operand,
    Operator,
    Parameter,
    Path,
    Quantified,
    Quantifier,
    Span,
    Test,
)

Atom = Test | Quantified
OfAtom = Callable[[Atom], Truth]
ORDER = {
    Operator.EQUALS: "=",
    Operator.AT_LEAST: ">=",
    Operator.ON_OR_AFTER: ">=",
    Operator.AT_MOST: "<=",
    Operator.ON_OR_BEFORE: "<=",
    Operator.MORE_THAN: ">",
    Operator.AFTER: ">",
    Operator.LESS_THAN: "<",
    Operator.BEFORE: "<",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A rule's subject among the facts, and the things that quantifiers have bound, outermost first."""

    reading: Reading
    kind: str
    subject: Thing
    inner: tuple[tuple[str, Thing], ...] = ()

    def bind(self, kind: str, thing: Thing) -> Surroundings:
        """What stands around a condition inside a quantifier."""
        return Surroundings(self.reading, self.kind, self.subject, (*self.inner, (kind, thing)))

    def thing(self, path: Path) -> Value:
        """The thing that a path speaks of; unknown or none where it is a role that nobody is known to play."""
        if path.own and self.inner:
            return self.inner[-1][1]
        for kind, thing in reversed(self.inner):
            if kind == path.kind:
                return thing
        return self.subject if path.kind == self.kind else self.reading.single(path.kind)

    def value(self, path: Path) -> Value:
        """What a path names."""
        thing = self.subject if path.kind == self.kind and not self.inner else self.thing(path)
        return self.reading.fact(thing, path.attribute) if thing.__class__ is Thing else UNKNOWN

    def operand(self, operand: Operand) -> Value:
        """The right side of a test."""
        if operand.__class__ is Path:
            return self.value(operand)
        return self.reading.parameter(operand.name) if operand.__class__ is Parameter else operand


def holds(condition: Condition, of_atom: OfAtom) -> Truth:
    """Whether a condition holds; ``of_atom`` tells it of a test or a quantifier. It is asked no further than needed."""
    kind = condition.__class__  # asked thousands of times a dossier: a match would take twice as long
    if kind is Test or kind is Quantified:
        return of_atom(condition)  # type: ignore[arg-type]
    if kind is Not:
        return opposite(holds(condition.part, of_atom))  # type: ignore[union-attr]
    decisive = kind is Any
    found: Truth = not decisive
    for part in condition.parts:  # type: ignore[union-attr]
        each = of_atom(part) if part.__class__ is Test else holds(part, of_atom)
        if each is decisive:
            return each
        if each is UNKNOWN:
            found = UNKNOWN
    return found


def evaluated(condition: Condition, around: Surroundings) -> Truth:
    """Whether a condition holds where it stands."""
    return holds(condition, lambda atom: atom_holds(atom, around))


def atom_holds(atom: Atom, around: Surroundings) -> Truth:
    """Whether a test or a quantifier holds."""
    if isinstance(atom, Test):
        return tested(atom, around.value(atom.path), around)
    return _quantified(atom, around)


def tested(test: Test, value: Value, around: Surroundings) -> Truth:
    """Whether a test holds of a value of its attribute."""
    if test.operator is Operator.EQUALS:
        other = test.operand
        return same(value, around.operand(other) if other.__class__ in (Path, Parameter) else other)
    if test.operator is Operator.KNOWN:
        settled = not is_missing(value) and not isinstance(value, Things)
        return settled is test.operand
    if isinstance(test.operand, Span):
        return _within(value, test.operand, around)
    other = around.operand(test.operand)
    if test.operator in ORDER:
        return compared(ORDER[test.operator], value, other)
    match test.operator:
        case Operator.IN:
            return among(value, other)
        case Operator.NOT_IN:
            return opposite(among(value, other))
        case Operator.INCLUDES:
            return among(other, value)
        case Operator.INCLUDES_ANY:
            return some_of(value, other)
        case Operator.INCLUDES_ALL:
            return all_of(other, value)
        case Operator.SUBSET_OF:
            return all_of(value, other)
    raise ValueError(f"no such test: {test.operator}")


def _within(day: Value, span: Span, around: Surroundings) -> Truth:
    """At most so long after (or before) another day, both ends inclusive."""
    anchor = span.anchor if isinstance(span.anchor, date) else around.operand(span.anchor)
    length = around.operand(span.length)
    if span.direction == "after":
        first, last = anchor, moved(anchor, length, span.unit, backwards=False)
    else:
        first, last = moved(anchor, length, span.unit, backwards=True), anchor
    not_before, not_after = compared("<=", first, day), compared("<=", day, last)
    if False in (not_before, not_after):
        return False
    return not_before and not_after


def _quantified(condition: Quantified, around: Surroundings) -> Truth:
    """Each thing of the kind is tried; it stops at the first that decides."""
    things = around.reading.matching(condition.kind, dict(_equations(condition, around)))
    if condition.quantifier is Quantifier.COUNT:
        return _counted(condition, things, around)
    every = condition.quantifier is Quantifier.EVERY
    found: Truth = False
    for each, _ in things.members:
        hit = _hit(condition, around.bind(condition.kind, each), every)
        if hit:
            found = True
            break
        found = UNKNOWN if hit is UNKNOWN else found
    if things.others and not found:
        found = UNKNOWN
    return found if condition.quantifier is Quantifier.SOME else opposite(found)


def _equations(condition: Quantified, around: Surroundings) -> Iterator[tuple[str, Value]]:
    """What a thing has to be equal to, or it does not matter: a short cut where there are thousands."""
    asked = [condition.where] if condition.quantifier is Quantifier.EVERY else [condition.where, condition.have]
    parts = [part for one in asked for part in (one.parts if isinstance(one, All) else (one,))]
    for part in parts:
        if not isinstance(part, Test) or part.operator is not Operator.EQUALS or not part.path.own:
            continue
        other = part.operand
        if not isinstance(other, Path):
            yield part.path.attribute, around.operand(other)
        elif not other.own and other.kind != condition.kind:
            yield part.path.attribute, around.value(other)


def _hit(condition: Quantified, inside: Surroundings, broken: bool) -> Truth:
    """Whether a thing is one of those meant, and has what is asked of it (or, ``broken``, has it not)."""
    meant = evaluated(condition.where, inside)
    if meant is False:
        return False
    has = evaluated(condition.have, inside)
    wanted = opposite(has) if broken else has
    return wanted if wanted is False else truth(meant and wanted)


def _counted(condition: Quantified, things: Things, around: Surroundings) -> Truth:
    hits = [_hit(condition, around.bind(condition.kind, each), broken=False) for each, _ in things.members]
    sure = hits.count(True)
    most = INFINITY if things.others else sure + hits.count(UNKNOWN)
    number = sure if sure == most else Bounds(sure, most)
    return compared(ORDER[condition.operator], number, around.operand(condition.number))
