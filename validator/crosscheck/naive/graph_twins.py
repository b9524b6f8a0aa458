"""The graph of shipments, walked once more: what leads to a place, what comes from one, what goes round.

What enters: selections of transfers and ids. What leaves: selections and ids. Whoever is not known could be anybody, so
that with one open end every transfer may be part of a way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from validator.crosscheck.naive.values import UNKNOWN, Thing, Things, Truth, Value, is_missing, is_open

if TYPE_CHECKING:
    from validator.crosscheck.naive.reading import Reading

Way = tuple[Value, Value]


class Shipment(NamedTuple):
    """A transfer, whether it belongs, and from whom to whom it goes."""

    transfer: Thing
    belongs: Truth
    sender: Value
    receiver: Value

    @property
    def sure(self) -> bool:
        """Whether it is there for certain, and both ends are known."""
        return bool(self.belongs) and not self.loose

    @property
    def loose(self) -> bool:
        """Whether an end of it is not known."""
        return is_missing(self.sender) or is_missing(self.receiver)


def leading_to(reading: Reading, _this: Thing, ids: Value, transfers: Value) -> Value:
    """The transfers from which a way leads to one of the ids."""
    shipments, loose = _shipments(reading, transfers)
    targets = ids if isinstance(ids, tuple) else (ids,)
    known = [each for each in targets if not is_missing(each)]
    sure = _reached(known, [(each.receiver, each.sender) for each in shipments if each.sure])
    perhaps = _reached(known, [(each.receiver, each.sender) for each in shipments if not each.loose])
    anybody = loose or any(is_open(each) for each in targets)
    return _chosen(transfers, shipments, lambda one: one.receiver in sure, lambda one: one.receiver in perhaps, anybody)


def coming_from(reading: Reading, _this: Thing, starting: Value, transfers: Value) -> Value:
    """The starting transfers, and whatever their receivers send, and so on."""
    begun, begun_loose = _shipments(reading, starting)
    shipments, loose = _shipments(reading, transfers)
    sure = _reached(
        [each.receiver for each in begun if each.sure],
        [(each.sender, each.receiver) for each in shipments if each.sure],
    )
    perhaps = _reached(
        [each.receiver for each in begun if not each.loose],
        [(each.sender, each.receiver) for each in shipments if not each.loose],
    )
    first = {each.transfer for each in begun if each.belongs}
    maybe_first = {each.transfer for each in begun}
    return _chosen(
        transfers,
        shipments,
        lambda one: one.transfer in first or one.sender in sure,
        lambda one: one.transfer in maybe_first or one.sender in perhaps,
        loose or begun_loose,
    )


def on_cycles(reading: Reading, _this: Thing, transfers: Value) -> Value:
    """The ids on, or between, ways that lead back to where they begin."""
    shipments, loose = _shipments(reading, transfers)
    if loose or not all(each.belongs for each in shipments):
        return UNKNOWN
    ways = {(each.sender, each.receiver) for each in shipments}
    fed = _without_ends(ways)
    both = {(start, end) for end, start in _without_ends({(end, start) for start, end in fed})}
    return tuple(sorted({end for way in both for end in way}))


def _without_ends(ways: set[Way]) -> set[Way]:
    """What is left when all that begins where nothing arrives is taken away, again and again."""
    onward: dict[Value, list[Value]] = {}
    arriving: dict[Value, int] = {}
    for start, end in ways:
        onward.setdefault(start, []).append(end)
        arriving[end] = arriving.get(end, 0) + 1
    waiting = [start for start in onward if start not in arriving]
    gone = set(waiting)
    while waiting:
        for end in onward.get(waiting.pop(), ()):
            arriving[end] -= 1
            if arriving[end] == 0:
                gone.add(end)
                waiting.append(end)
    return {way for way in ways if way[0] not in gone}


def _shipments(reading: Reading, transfers: Value) -> tuple[list[Shipment], bool]:
    """The transfers with their ends, and whether there could be other ways than these."""
    if not isinstance(transfers, Things):
        return [], True
    found = [
        Shipment(thing, belongs, reading.fact(thing, "from"), reading.fact(thing, "to"))
        for thing, belongs in transfers.members
    ]
    return found, transfers.others or any(each.loose for each in found)


def _chosen(
    transfers: Value,
    shipments: Iterable[Shipment],
    surely: Callable[[Shipment], bool],
    maybe: Callable[[Shipment], bool],
    anybody: bool,
) -> Things:
    """Those that surely are part of it, and those that may be."""
    found: list[tuple[Thing, Truth]] = []
    for each in shipments:
        if surely(each) and each.belongs:
            found.append((each.transfer, True))
        elif anybody or surely(each) or maybe(each):
            found.append((each.transfer, UNKNOWN))
    return Things("transfer", found, transfers.others if isinstance(transfers, Things) else True)


def _reached(start: Iterable[Value], ways: Iterable[Way]) -> set[Value]:
    """Everything that ways lead to from the start, the start included."""
    onward: dict[Value, list[Value]] = {}
    for here, there in ways:
        onward.setdefault(here, []).append(there)
    reached = set(start)
    waiting = list(reached)
    while waiting:
        further = set(onward.get(waiting.pop(), ())) - reached
        reached |= further
        waiting += further
    return reached
