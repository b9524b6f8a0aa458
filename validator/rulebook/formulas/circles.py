"""Circles among definitions: what rests on itself is refused, but for references that go back in time.

What enters: linked definitions. What leaves: the circles, each with its kind and the day along which it goes back; or
the names of one that does not. A circle may only go through a definition with ``along:``, all of it of one kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validator.rulebook.definition import Definition, Definitions
from validator.rulebook.formulas.tree import Attribute, walk

Key = tuple[str, str]


def rests_on(definition: Definition) -> tuple[Key, ...]:
    """The facts that a definition names directly, submitted and defined, each once, in the order of its formula."""
    nodes = [] if definition.formula is None else [definition.formula]
    nodes += [piece.formula for piece in definition.says if piece.formula is not None]
    nodes += [piece.when for piece in definition.says if piece.when is not None]
    found = (part for node in nodes for part in walk(node))
    return tuple(dict.fromkeys((part.kind, part.name) for part in found if isinstance(part, Attribute)))


def circles(definitions: Definitions) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each allowed circle: its kind, the day along which it goes back, and its definitions in a fixed order."""
    for group in _groups(definitions):
        along = next((definitions[key].along for key in group if definitions[key].along), "")
        if along and len({kind for kind, _ in group}) == 1:
            yield group[0][0], along, tuple(name for _, name in group)


def wrong_circles(definitions: Definitions) -> Iterator[tuple[Key, ...]]:
    """Each circle that does not go back in time."""
    for group in _groups(definitions):
        if not any(definitions[key].along for key in group) or len({kind for kind, _ in group}) > 1:
            yield group
            continue
        rest = {key: each for key, each in definitions.items() if key in group and not each.along}
        yield from _groups(rest)


def _groups(definitions: Definitions) -> list[tuple[Key, ...]]:
    """Definitions that rest on one another, by Tarjan's way (without recursion of its own depth for long chains)."""
    below: Mapping[Key, list[Key]] = {
        key: [one for one in rests_on(each) if one in definitions] for key, each in definitions.items()
    }
    number: dict[Key, int] = {}
    lowest: dict[Key, int] = {}
    stack: list[Key] = []
    groups: list[tuple[Key, ...]] = []
    for start in definitions:
        if start in number:
            continue
        work: list[tuple[Key, Iterator[Key]]] = [(start, iter(below[start]))]
        number[start] = lowest[start] = len(number)
        stack.append(start)
        while work:
            key, further = work[-1]
            following = next(further, None)
            if following is None:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[key])
                if lowest[key] == number[key]:
                    groups += _closed(key, stack, below)
            elif following not in number:
                number[following] = lowest[following] = len(number)
                stack.append(following)
                work.append((following, iter(below[following])))
            elif following in stack:
                lowest[key] = min(lowest[key], number[following])
    return groups


def _closed(key: Key, stack: list[Key], below: Mapping[Key, list[Key]]) -> list[tuple[Key, ...]]:
    """Take a finished group from the stack; one definition alone is a group only where it names itself."""
    at = stack.index(key)
    group = tuple(sorted(stack[at:]))
    del stack[at:]
    return [group] if len(group) > 1 or key in below[key] else []
