"""The paths of the supply chain: which transfers lead to the claim, and which of them go back to an origin.

What enters: the world. What leaves: the `Paths` of the dossier, found once by walking every transfer a fixed number of
times, so that any shape (joint ventures, several origins, material that comes back) costs time in proportion to its
length. Unknown where the dossier leaves the supply chain out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from validator.facts.activities import COC_MATERIALS, ORIGINS
from validator.facts.directory import named
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_day, as_text
from validator.facts.values import TRUE, Unknown, Value, is_false, is_true, unknown
from validator.facts.windows import has_activity

LAST = 10**9


@dataclass(frozen=True, slots=True)
class Paths:
    """The transfers of CoC Material that lead to the holder or the claimant, in the order of shipping.

    ``arriving``: those among them by receiver. ``grounded``: pointers of those that surely go back to an origin;
    ``perhaps_grounded``: of those that do so if what is unknown turns out well.
    """

    transfers: tuple[Element, ...]
    pointers: frozenset[str]
    arriving: Mapping[str, tuple[Element, ...]]
    grounded: frozenset[str]
    perhaps_grounded: frozenset[str]


def paths(world: World) -> Paths | Unknown:
    """The paths of the dossier."""
    listed = world.elements("transfer")
    if isinstance(listed, Unknown):
        return listed
    return world.remembered("paths", lambda: _find(world, listed))


def targets(world: World) -> tuple[str, ...]:
    """The entities that the chain has to reach: the holder and the claimant."""
    sides = (world.one("holder").id, world.one("claimant").id)
    return tuple(dict.fromkeys(side for side in sides if side is not None))


def sender(transfer: Element) -> str:
    """Id of the sender."""
    return as_text(transfer.value("from")) or ""


def receiver(transfer: Element) -> str:
    """Id of the receiver."""
    return as_text(transfer.value("to")) or ""


def is_origin(world: World, transfer: Element) -> Value:
    """Whether the material begins at the sender: a mine or a remelter, by the activity named or among its own."""
    activity = transfer.value("activity")
    if as_text(activity) in ORIGINS:
        return TRUE
    element = named(world, "entity", transfer.value("from"))
    own = activity if element is None else has_activity(world, element, ORIGINS)
    return unknown(activity, own) if is_false(own) and isinstance(activity, Unknown) else own


class _Leg(NamedTuple):
    """A transfer with its two sides."""

    transfer: Element
    sender: str
    receiver: str


def _find(world: World, listed: tuple[Element, ...]) -> Paths:
    carrying = (each for each in listed if as_text(each.value("material")) in COC_MATERIALS)
    legs = [_Leg(each, sender(each), receiver(each)) for each in carrying]
    leading = _reached(targets(world), _ways((leg.receiver, leg.sender) for leg in legs))
    chain = sorted((leg for leg in legs if leg.receiver in leading), key=_by_day)
    onward = _ways((leg.sender, leg.receiver) for leg in chain)
    origins = [is_origin(world, leg.transfer) for leg in chain]
    sure = [leg for leg, origin in zip(chain, origins, strict=True) if is_true(origin)]
    perhaps = [leg for leg, origin in zip(chain, origins, strict=True) if not is_false(origin)]
    grounded = _grounded(chain, sure, onward)
    arriving: dict[str, list[Element]] = {}
    for leg in chain:
        arriving.setdefault(leg.receiver, []).append(leg.transfer)
    return Paths(
        tuple(leg.transfer for leg in chain),
        frozenset(leg.transfer.pointer for leg in chain),
        {key: tuple(group) for key, group in arriving.items()},
        grounded,
        grounded if len(perhaps) == len(sure) else _grounded(chain, perhaps, onward),
    )


def _by_day(leg: _Leg) -> tuple[int, str]:
    day = as_day(leg.transfer.value("shipped_on"))
    return (LAST if day is None else day.toordinal(), leg.transfer.id or "")


def _ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for here, there in pairs:
        found.setdefault(here, []).append(there)
    return found


def _reached(start: Iterable[str], ways: Mapping[str, list[str]]) -> set[str]:
    """Every entity that can be reached from the start."""
    reached = set(start)
    waiting = deque(reached)
    while waiting:
        for following in ways.get(waiting.popleft(), ()):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    return reached


def _grounded(chain: list[_Leg], begun: list[_Leg], onward: Mapping[str, list[str]]) -> frozenset[str]:
    reached = _reached((leg.receiver for leg in begun), onward)
    pointers = (leg.transfer.pointer for leg in chain if leg.sender in reached)
    return frozenset((*(leg.transfer.pointer for leg in begun), *pointers))
