"""The leaves of one kind's conditions, and for each condition that is not made of others its two forms.

What enters: the conditions that are asked of subjects of a kind, with their addresses. What leaves: the numbered
leaves, and for every part that is a single test or a quantifier when it is surely true and when surely false. Tests
that durable_rules is not known to do right, or that would make too many engine rules, are lifted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from validator.engine.compare import type_of
from validator.engine.compiled import Address, Leaf
from validator.engine.dnf import Dnf, Limit, Property, TooLargeError, both, either, only
from validator.engine.ranks import constants_of, top_rank, written
from validator.errors import CompileError
from validator.rulebook.conditions import All, Any, Condition, Literal, Not, Operator, Test, parts_of

UPWARD = (Operator.AT_LEAST, Operator.MORE_THAN, Operator.AFTER, Operator.ON_OR_AFTER)
STRICT = (Operator.MORE_THAN, Operator.LESS_THAN, Operator.AFTER, Operator.BEFORE)
AtomKey = str


class Forms(NamedTuple):
    """When a condition is surely true, and when surely false."""

    true: Dnf
    false: Dnf

    def negated(self) -> Forms:
        """Not."""
        return Forms(self.false, self.true)


class Leaves(NamedTuple):
    """The leaves of a kind, and the forms of its atoms by `key_of`."""

    leaves: tuple[Leaf, ...]
    forms: dict[AtomKey, Forms]


def key_of(atom: Condition) -> AtomKey:
    """What tells two conditions apart. Not equality: to Python, a test for True equals one for 1."""
    return repr(atom)


def collect(conditions: Iterable[tuple[Address, Condition]], limit: Limit) -> Leaves:
    """The leaves of all conditions together."""
    atoms = {key_of(atom): (at, atom) for address, whole in conditions for at, atom in _atoms(address, whole)}
    typed = _typed_leaves(atom for _, atom in atoms.values())
    numbers = {leaf.key: number for number, leaf in enumerate(typed)}
    leaves, forms = list(typed), dict[AtomKey, Forms]()
    for key, (at, atom) in atoms.items():
        found = _typed_forms(atom, typed, numbers, limit)
        if found is None:
            found = boolean_forms(len(leaves))
            leaves.append(Leaf(f"lifted:{len(leaves)}", "lifted", at=at))
        forms[key] = found
    return Leaves(tuple(leaves), forms)


def boolean_forms(leaf: int) -> Forms:
    """The forms of a leaf that is 1 where it is true and 0 where it is false."""
    prop = Property(leaf, 1)
    return Forms(only(prop, 0b10), only(prop, 0b01))


def _atoms(at: Address, condition: Condition) -> Iterator[tuple[Address, Condition]]:
    if not isinstance(condition, All | Any | Not):
        yield at, condition
    for step, part in enumerate(parts_of(condition)):
        yield from _atoms(Address(at.rule, at.slot, (*at.steps, step)), part)


def _typed_leaves(atoms: Iterable[Condition]) -> tuple[Leaf, ...]:
    constants: dict[tuple[str, str, str], set[Literal]] = {}
    for atom in atoms:
        if isinstance(atom, Test) and (compared := constants_of(atom)):
            if atom.path.own:
                raise CompileError(f"{atom.path.name}: a bare name stands outside a quantifier")
            kind, attribute = atom.path.kind, atom.path.attribute
            constants.setdefault((type_of(compared[0]), kind, attribute), set()).update(compared)
    return tuple(
        Leaf(
            key=f"{type_}:{kind}:{attribute}",
            type=type_,  # type: ignore[arg-type]
            kind=kind,
            attribute=attribute,
            constants=() if type_ == "boolean" else written(found),
        )
        for (type_, kind, attribute), found in sorted(constants.items(), key=lambda item: item[0])
    )


def _typed_forms(atom: Condition, leaves: tuple[Leaf, ...], numbers: dict[str, int], limit: Limit) -> Forms | None:
    """The forms of a test inside the engine; None where it has to be lifted."""
    constants = constants_of(atom) if isinstance(atom, Test) else ()
    if not constants or not isinstance(atom, Test):
        return None
    number = numbers[f"{type_of(constants[0])}:{atom.path.kind}:{atom.path.attribute}"]
    ranks = [_rank_of(constant, leaves[number]) for constant in constants]
    top = top_rank(leaves[number])
    try:
        if leaves[number].type != "number":
            return _one_valued(atom.operator, ranks, Property(number, top), limit)
        return _two_valued(atom.operator, ranks, Property(number, top), Property(number, top, 1), limit)
    except TooLargeError:
        return None


def _rank_of(constant: Literal, leaf: Leaf) -> int:
    if leaf.type == "boolean":
        return int(bool(constant))
    place = leaf.constants.index(written({constant})[0])
    return place + 1 if leaf.type == "text" else 2 * place + 1


def _one_valued(operator: Operator, ranks: list[int], prop: Property, limit: Limit) -> Forms:
    every = (2 << prop.top) - 1
    fitting = _fitting(operator, ranks, every)
    return Forms(either([only(prop, fitting)], limit), either([only(prop, every & ~fitting)], limit))


def _two_valued(operator: Operator, ranks: list[int], low: Property, high: Property, limit: Limit) -> Forms:
    """A number known to lie between two bounds: surely so where it is at the worse one."""
    every = (2 << low.top) - 1
    if operator in (Operator.EQUALS, Operator.IN, Operator.NOT_IN):
        each = [_equals(rank, every, low, high, limit) for rank in ranks]
        forms = Forms(either((one.true for one in each), limit), both((one.false for one in each), limit))
        return forms.negated() if operator is Operator.NOT_IN else forms
    fitting = _fitting(operator, ranks, every)
    worse, better = (low, high) if operator in UPWARD else (high, low)
    return Forms(only(worse, fitting), only(better, every & ~fitting))


def _equals(rank: int, every: int, low: Property, high: Property, limit: Limit) -> Forms:
    below, above = (1 << rank) - 1, every & ~((2 << rank) - 1)
    same = both((only(low, 1 << rank), only(high, 1 << rank)), limit)
    return Forms(same, either((only(high, below), only(low, above)), limit))


def _fitting(operator: Operator, ranks: list[int], every: int) -> int:
    """The ranks at which a test holds."""
    here = sum(1 << rank for rank in set(ranks))
    if operator in (Operator.EQUALS, Operator.IN):
        return here
    if operator is Operator.NOT_IN:
        return every & ~here
    below = here - 1
    if operator in UPWARD:
        return every & ~below & ~here if operator in STRICT else every & ~below
    return below if operator in STRICT else below | here
