"""Material that comes back: the entities of a supply chain to which what they ship returns.

What enters: transfers. What leaves: the entities on (or between) cycles, found by taking away, one after the other,
everybody who receives nothing or ships nothing. The work grows in proportion to the number of transfers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from validator.facts.element import Element
from validator.facts.paths import receiver, sender


def entities_on_cycles(transfers: Iterable[Element]) -> tuple[str, ...]:
    """Their ids, in order."""
    ways = {(sender(each), receiver(each)) for each in transfers}
    ships, receives = Counter(start for start, _ in ways), Counter(end for _, end in ways)
    onward, back = _neighbours(ways)
    left = set(onward) | set(back)
    waiting = [each for each in left if not ships[each] or not receives[each]]
    while waiting:
        gone = waiting.pop()
        if gone not in left:
            continue
        left.discard(gone)
        for neighbour, count in [*((n, receives) for n in onward[gone]), *((n, ships) for n in back[gone])]:
            count[neighbour] -= 1
            if neighbour in left and not count[neighbour]:
                waiting.append(neighbour)
    return tuple(sorted(left))


def _neighbours(ways: set[tuple[str, str]]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    onward: dict[str, list[str]] = {end: [] for way in ways for end in way}
    back: dict[str, list[str]] = {end: [] for way in ways for end in way}
    for start, end in ways:
        onward[start].append(end)
        back[end].append(start)
    return onward, back
