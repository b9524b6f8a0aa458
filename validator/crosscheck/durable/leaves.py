"""The leaves of one kind's conditions, and for each test and quantifier its two forms.

What enters: the tests and quantifiers that are asked of subjects of a kind, with their places. What leaves: the
numbered leaves, and for every atom when it is surely true and when surely false. Tests that durable_rules is not known
to do right, or that would make too many engine rules, are lifted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from validator.crosscheck.durable.dnf import ALWAYS, Dnf, Limit, Property, TooLargeError, both, either, only
from validator.crosscheck.durable.ranks import constants_of, highest, of_none, type_of, written
from validator.crosscheck.durable.rulesets import AtomPlan, Leaf
from validator.crosscheck.naive.conditions import Atom
from validator.errors import CompileError
from validator.rulebook.conditions import Condition, Literal, Operator, Path, Quantified, Span, Test, parts_of

UPWARD = (Operator.AT_LEAST, Operator.MORE_THAN, Operator.AFTER, Operator.ON_OR_AFTER)
STRICT = (Operator.MORE_THAN, Operator.LESS_THAN, Operator.AFTER, Operator.BEFORE)


class Forms(NamedTuple):
    """When a condition is surely true, and when surely false."""

    true: Dnf
    false: Dnf

    @property
    def constant(self) -> bool | None:
        """Which of the two it is where it depends on nothing."""
        return True if self.true == ALWAYS else False if self.false == ALWAYS else None

    def negated(self) -> Forms:
        """Not."""
        return Forms(self.false, self.true)


class Leaves(NamedTuple):
    """The leaves of a kind, and the atoms that they carry; the number and the forms of each atom by `key_of`."""

    leaves: tuple[Leaf, ...]
    atoms: tuple[AtomPlan, ...]
    numbers: Mapping[str, int]
    forms: Mapping[str, Forms]


def key_of(condition: Condition) -> str:
    """What tells two conditions apart. Not equality: to Python, a test for True equals one for 1."""
    return repr(condition)


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """The tests and quantifiers that a condition is made of, in its order."""
    if isinstance(condition, Test | Quantified):
        yield condition
    for part in parts_of(condition):
        yield from atoms_of(part)


def collect(kind: str, places: Iterable[tuple[str, Atom]], limit: Limit) -> Leaves:
    """The leaves of all atoms of a kind together; a lifted one is named after the place where it stands first."""
    first: dict[str, tuple[str, Atom]] = {}
    for place, atom in places:
        first.setdefault(key_of(atom), (place, atom))
    leaves = list(_typed_leaves(atom for _, atom in first.values()))
    typed = {leaf.key: number for number, leaf in enumerate(leaves)}
    atoms: list[AtomPlan] = []
    forms: dict[str, Forms] = {}
    for key, (place, atom) in first.items():
        number = typed.get(_typed_key(atom), -1)
        found = _typed_forms(atom, leaves[number], number, limit) if number >= 0 and isinstance(atom, Test) else None
        if found is None:
            number = len(leaves)
            leaves.append(Leaf(f"lifted:{place}", "lifted"))
            found = boolean_forms(number)
        atoms.append(AtomPlan(number, looks_at(atom, kind)))
        forms[key] = found
    return Leaves(tuple(leaves), tuple(atoms), {key: number for number, key in enumerate(forms)}, forms)


def looks_at(condition: Condition, kind: str) -> bool:
    """Whether a condition looks at the subject, which is of this kind."""
    if isinstance(condition, Quantified):
        return condition.kind != kind and (looks_at(condition.where, kind) or looks_at(condition.have, kind))
    if isinstance(condition, Test):
        anchor = condition.operand.anchor if isinstance(condition.operand, Span) else None
        named = (condition.path, condition.operand, anchor)
        return any(isinstance(path, Path) and path.kind == kind and not path.own for path in named)
    return any(looks_at(part, kind) for part in parts_of(condition))


def boolean_forms(leaf: int) -> Forms:
    """The forms of a leaf that is 1 where it is true and 0 where it is false."""
    prop = Property(leaf, 1)
    return Forms(only(prop, 0b10), only(prop, 0b01))


def _typed_key(atom: Atom) -> str:
    """The key of the leaf whose rank a test looks at; '' where it has to be lifted."""
    constants = constants_of(atom) if isinstance(atom, Test) else ()
    if not constants or not isinstance(atom, Test):
        return ""
    if atom.path.own:
        raise CompileError(f"{atom.path.name}: a bare name stands outside a quantifier")
    return f"{type_of(constants[0])}:{atom.path.kind}:{atom.path.attribute}"


def _typed_leaves(atoms: Iterable[Atom]) -> Iterator[Leaf]:
    constants: dict[str, set[Literal]] = {}
    for atom in atoms:
        key = _typed_key(atom)
        if key and isinstance(atom, Test):
            constants.setdefault(key, set()).update(constants_of(atom))
    for key, found in sorted(constants.items()):
        type_, kind, attribute = key.split(":")
        yield Leaf(key, type_, kind, attribute, () if type_ == "boolean" else written(found))  # type: ignore[arg-type]


def _typed_forms(test: Test, leaf: Leaf, number: int, limit: Limit) -> Forms | None:
    """The forms of a test inside the engine; None where they would grow too large."""
    ranks = [_rank_of(constant, leaf) for constant in constants_of(test)]
    values = (2 << highest(leaf)) - 1
    try:
        if leaf.type != "number":
            return _one_valued(test.operator, ranks, values, Property(number, of_none(leaf)), limit)
        low, high = Property(number, of_none(leaf)), Property(number, of_none(leaf), 1)
        return _two_valued(test.operator, ranks, values, low, high, limit)
    except TooLargeError:
        return None


def _rank_of(constant: Literal, leaf: Leaf) -> int:
    if leaf.type == "boolean":
        return int(bool(constant))
    place = leaf.constants.index(written({constant})[0])
    return place + 1 if leaf.type == "text" else 2 * place + 1


def _one_valued(operator: Operator, ranks: list[int], values: int, prop: Property, limit: Limit) -> Forms:
    """``values``: the ranks of all values; none is equal to no constant, and every other test of it is open."""
    fitting = _fitting(operator, ranks, values)
    unfit = values & ~fitting | (1 << prop.top if operator is Operator.EQUALS else 0)
    return Forms(either([only(prop, fitting)], limit), either([only(prop, unfit)], limit))


def _two_valued(
    operator: Operator, ranks: list[int], values: int, low: Property, high: Property, limit: Limit
) -> Forms:
    """A number known to lie between two bounds: surely so where it is at the worse one."""
    if operator in (Operator.EQUALS, Operator.IN, Operator.NOT_IN):
        allowed = values | (1 << low.top if operator is Operator.EQUALS else 0)
        each = [_equals(rank, allowed, low, high, limit) for rank in ranks]
        forms = Forms(either((one.true for one in each), limit), both((one.false for one in each), limit))
        return forms.negated() if operator is Operator.NOT_IN else forms
    fitting = _fitting(operator, ranks, values)
    worse, better = (low, high) if operator in UPWARD else (high, low)
    return Forms(only(worse, fitting), only(better, values & ~fitting))


def _equals(rank: int, allowed: int, low: Property, high: Property, limit: Limit) -> Forms:
    below, above = (1 << rank) - 1, allowed & ~((2 << rank) - 1)
    same = both((only(low, 1 << rank), only(high, 1 << rank)), limit)
    return Forms(same, either((only(high, below), only(low, above)), limit))


def _fitting(operator: Operator, ranks: list[int], values: int) -> int:
    """The ranks at which a test holds."""
    here = sum(1 << rank for rank in set(ranks))
    if operator in (Operator.EQUALS, Operator.IN):
        return here
    if operator is Operator.NOT_IN:
        return values & ~here
    below = here - 1
    if operator in UPWARD:
        return values & ~below & ~here if operator in STRICT else values & ~below
    return below if operator in STRICT else below | here
