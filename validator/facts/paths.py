"""The paths of the supply chain: which transfers lead to the claim, and which of them go back to an origin.

What enters: the world. What leaves: the `Paths` of the dossier, found once by walking every transfer a fixed number of
times, so that any shape (joint ventures, several origins, material that comes back) costs time in proportion to its
length. Unknown where the dossier leaves the supply chain out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from validator.facts.activities import COC_MATERIALS, ORIGINS
from validator.facts.directory import named
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_day, as_text
from validator.facts.values import TRUE, Unknown, Value, is_false, is_true, unknown
from validator.facts.windows import has_activity

Side = Callable[[Element], str]
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
    listed = world.facts.elements("transfer")
    if isinstance(listed, Unknown):
        return listed
    return world.once("paths", lambda: _find(world, listed))


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


def _find(world: World, listed: tuple[Element, ...]) -> Paths:
    carrying = [each for each in listed if as_text(each.value("material")) in COC_MATERIALS]
    leading = _reached(targets(world), _grouped(carrying, receiver), sender)
    chain = sorted((each for each in carrying if receiver(each) in leading), key=_by_day)
    origins = {each.pointer: is_origin(world, each) for each in chain}
    sure = (each for each in chain if is_true(origins[each.pointer]))
    perhaps = (each for each in chain if not is_false(origins[each.pointer]))
    return Paths(
        tuple(chain),
        frozenset(each.pointer for each in chain),
        {key: tuple(group) for key, group in _grouped(chain, receiver).items()},
        _grounded(chain, sure),
        _grounded(chain, perhaps),
    )


def _by_day(transfer: Element) -> tuple[int, str]:
    day = as_day(transfer.value("shipped_on"))
    return (LAST if day is None else day.toordinal(), transfer.id or "")


def _grouped(transfers: Iterable[Element], by: Side) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for each in transfers:
        found.setdefault(by(each), []).append(each)
    return found


def _reached(start: Iterable[str], along: Mapping[str, list[Element]], onward: Side) -> set[str]:
    """Every entity that can be reached from the start."""
    reached = set(start)
    waiting = deque(reached)
    while waiting:
        for each in along.get(waiting.popleft(), ()):
            following = onward(each)
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    return reached


def _grounded(chain: list[Element], origins: Iterable[Element]) -> frozenset[str]:
    begun = list(origins)
    reached = _reached((receiver(each) for each in begun), _grouped(chain, sender), receiver)
    return frozenset((*(each.pointer for each in begun), *(each.pointer for each in chain if sender(each) in reached)))
