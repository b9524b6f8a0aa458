"""The graph of shipments: which lead to a place, which come from one, who gets back what it shipped.

What enters: selections of transfers, each of which may be unsure, and ids. What leaves: selections of transfers, and
ids. A formula cannot follow a way of unknown length; that is why these are functions. Each walks every transfer a fixed
number of times, so that any shape costs time in proportion to its length. A transfer whose sender or receiver is
unknown could go anywhere, and a target that is unknown could be anybody: what is not sure without it is unsure with it.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from validator.facts.element import Element
from validator.facts.functions.registry import function
from validator.facts.values import Selection, Unknown, Unsettled
from validator.rulebook.formulas.types import LIST, Type

TRANSFERS, IDS = Type("selection", kind="transfer"), Type("list", names="entity")
Ways = Mapping[Any, list[Any]]


class _Leg(NamedTuple):
    """A transfer with whether it belongs, and its two sides."""

    transfer: Element
    belongs: Any
    sender: Any
    receiver: Any

    @property
    def sure(self) -> bool:
        """Whether it surely belongs, and from where to where it goes is known."""
        return self.belongs is True and not _open(self.sender, self.receiver)


@function(
    "leading_to",
    (LIST, TRANSFERS),
    TRANSFERS,
    "those of some transfers from which a way leads to one of some ids",
    "sender and receiver of each transfer; the way may be of any length",
)
def leading_to(_this: Any, ids: Any, transfers: Any) -> Any:
    """A transfer leads to its receiver, and to wherever the transfers lead that its receiver sends."""
    legs, loose = _legs(transfers)
    targets = ids if isinstance(ids, tuple) else (ids,)
    unknown = (*loose, *(each for each in targets if isinstance(each, Unknown)))
    known = [each for each in targets if not _open(each)]
    sure = _reached(known, _ways((leg.receiver, leg.sender) for leg in legs if leg.sure))
    perhaps = sure
    if not all(leg.sure for leg in legs):
        perhaps = _reached(known, _ways((leg.receiver, leg.sender) for leg in legs))
    leading, maybe = [leg.receiver in sure for leg in legs], [leg.receiver in perhaps for leg in legs]
    return _chosen(legs, leading, maybe, unknown, transfers)


@function(
    "coming_from",
    (TRANSFERS, TRANSFERS),
    TRANSFERS,
    "those of some transfers through which a way from one of the starting transfers leads, these included",
    "sender and receiver of each transfer; the way may be of any length",
)
def coming_from(_this: Any, starting: Any, transfers: Any) -> Any:
    """What comes from a transfer is whatever its receiver sends, and so on."""
    begun, loose = _legs(starting)
    legs, further = _legs(transfers)
    sure_ones = [leg for leg in begun if leg.sure]
    first, maybe_first = {leg.transfer for leg in begun if leg.belongs is True}, {leg.transfer for leg in begun}
    sure = _reached((leg.receiver for leg in sure_ones), _ways((leg.sender, leg.receiver) for leg in legs if leg.sure))
    perhaps = sure
    if len(sure_ones) < len(begun) or not all(leg.sure for leg in legs):
        perhaps = _reached((leg.receiver for leg in begun), _ways((leg.sender, leg.receiver) for leg in legs))
    return _chosen(
        legs,
        [leg.transfer in first or leg.sender in sure for leg in legs],
        [leg.transfer in maybe_first or leg.sender in perhaps for leg in legs],
        (*loose, *further),
        transfers,
        tuple(leg.belongs for leg in begun if leg.belongs is not True),
    )


@function(
    "on_cycles",
    (TRANSFERS,),
    IDS,
    "the ids of the entities on, or between, ways of some transfers that lead back to where they begin, in order",
    "sender and receiver of each transfer",
)
def on_cycles(_this: Any, transfers: Any) -> Any:
    """What is left when everybody who ships nothing, or receives nothing, is taken away again and again."""
    legs, loose = _legs(transfers)
    unsure = tuple(leg.belongs for leg in legs if leg.belongs is not True)
    if loose or unsure:
        return Unknown((*loose, *unsure))
    ways = {(leg.sender, leg.receiver) for leg in legs}
    onward, back = _ways(ways), _ways((end, start) for start, end in ways)
    ships, receives = Counter(start for start, _ in ways), Counter(end for _, end in ways)
    left = {end for way in ways for end in way}
    waiting = [each for each in left if not ships[each] or not receives[each]]
    while waiting:
        gone = waiting.pop()
        if gone not in left:
            continue
        left.discard(gone)
        for count, neighbours in ((receives, onward.get(gone, ())), (ships, back.get(gone, ()))):
            for neighbour in neighbours:
                count[neighbour] -= 1
                if neighbour in left and not count[neighbour]:
                    waiting.append(neighbour)
    return tuple(sorted(left))


def _legs(transfers: Any) -> tuple[list[_Leg], tuple[Any, ...]]:
    """The transfers with their sides, and everything by which there could be other ways than these."""
    if not isinstance(transfers, Selection):
        return [], (transfers,)
    legs = [_Leg(each, belongs, each["from"], each["to"]) for each, belongs in transfers.pairs]
    loose = tuple(part for leg in legs for part in _open(leg.sender, leg.receiver))
    return legs, loose if transfers.open is None else (*loose, transfers.open)


def _open(*parts: Any) -> tuple[Any, ...]:
    return tuple(each for each in parts if isinstance(each, Unsettled))


def _chosen(
    legs: list[_Leg],
    sure: list[bool],
    perhaps: list[bool],
    loose: tuple[Any, ...],
    transfers: Any,
    unsure: tuple[Any, ...] = (),
) -> Selection:
    """Those that surely are part of it, and those that may be, with the reasons of all that is open."""
    reasons = (*unsure, *(leg.belongs for leg in legs if leg.belongs is not True), *loose)
    pairs: list[tuple[Element, Any]] = []
    for leg, surely, maybe in zip(legs, sure, perhaps, strict=True):
        if surely and leg.belongs is True:
            pairs.append((leg.transfer, True))
        elif surely or maybe or loose:
            pairs.append((leg.transfer, leg.belongs if surely else Unknown(reasons)))
    more = transfers.open if isinstance(transfers, Selection) else Unknown((transfers,))
    return Selection("transfer", pairs, more)


def _ways(pairs: Iterable[tuple[Any, Any]]) -> Ways:
    found: dict[Any, list[Any]] = {}
    for here, there in pairs:
        found.setdefault(here, []).append(there)
    return found


def _reached(start: Iterable[Any], ways: Ways) -> set[Any]:
    """Everything that can be reached from the start."""
    reached = set(start)
    waiting = deque(reached)
    while waiting:
        for following in ways.get(waiting.popleft(), ()):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    return reached
