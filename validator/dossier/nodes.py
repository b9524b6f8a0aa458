"""What a file says before anyone asks what it means: scalars, mappings and sequences, each with its place.

What enters: the YAML and the JSON reader build these. What leaves: nodes (tuples, because a dossier has
thousands of them), JSON pointers, and the `Trail` with which a reader keeps its bounds and collects
problems. `StoppedError` never leaves this room.
"""

from __future__ import annotations

from collections.abc import Sequence as AbstractSequence
from typing import Any, NamedTuple

from validator.dossier.problem import Place, Problem

DEEPEST = 64
MOST_NODES = 400_000
MOST_PROBLEMS = 1_000


class Scalar(NamedTuple):
    """A single value as it is written; ``quoted`` (or a block of text) means that it can only be a string."""

    text: str
    quoted: bool
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and values; ``keys`` holds the line and column of each key."""

    keys: dict[str, tuple[int, int]]
    values: dict[str, Node]
    line: int
    column: int


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    line: int
    column: int


Node = Scalar | Mapping | Sequence


def nodes_in(data: Any, of_key: int) -> int:
    """How many nodes a reader counts in plain data; ``of_key`` is what it counts of a key."""
    if isinstance(data, dict):
        return 1 + len(data) * of_key + sum(nodes_in(member, of_key) for member in data.values())
    return 1 + sum(nodes_in(item, of_key) for item in data) if isinstance(data, list) else 1


class StoppedError(Exception):
    """Reading cannot go on; the last problem of the trail says why."""


class Trail:
    """Where a reader stands in a file, how much it has read, and what was wrong so far."""

    def __init__(self, path: str) -> None:
        """Begin at the root of the file at ``path``."""
        self.path = path
        self.steps: list[str | int] = []
        self.problems: list[Problem] = []
        self.count = 0

    def report(self, line: int, column: int, message: str) -> None:
        """Note a problem with the thing being read."""
        self.problems.append(Problem(join(self.steps), line, column, message, self.path))
        if len(self.problems) == MOST_PROBLEMS:
            raise StoppedError

    def stop(self, line: int, column: int, message: str) -> StoppedError:
        """Note a problem after which nothing more can be read."""
        self.problems.append(Problem(join(self.steps), line, column, message, self.path))
        return StoppedError()

    def enter(self, line: int, column: int) -> None:
        """Count one more node; stop where there are too many or where they nest too deep."""
        self.count += 1
        if self.count > MOST_NODES:
            raise self.stop(line, column, f"The file holds more than {MOST_NODES} values; split it into several files.")
        if len(self.steps) > DEEPEST:
            raise self.stop(line, column, f"Values nest more than {DEEPEST} levels deep here; flatten them.")

    def duplicate(self, key: str, line: int, column: int, first: tuple[int, int]) -> None:
        """Note that a key of the mapping being read stands twice."""
        other = f"line {first[0]}" if first[0] != line else f"column {first[1]} of the same line"
        self.report(line, column, f"The key '{key[:60]}' stands twice, here and on {other}; remove one.")


def join(steps: AbstractSequence[str | int]) -> str:
    """The JSON pointer of the thing that ``steps`` lead to."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def split(pointer: str) -> list[str]:
    """The steps of a JSON pointer."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def child(node: Node, step: str) -> Node | None:
    """The member or item that one step of a pointer leads to, if there is one."""
    if isinstance(node, Mapping):
        return node.values.get(step)
    if isinstance(node, Sequence) and (index := item_at(step, len(node.items))) is not None:
        return node.items[index]
    return None


def item_at(step: str, count: int) -> int | None:
    """Which of so many items a step of a pointer leads to, if it does."""
    if not (step.isdecimal() and step.isascii() and len(step) < 10) or str(int(step)) != step:
        return None
    return int(step) if int(step) < count else None


def place_of(root: Node, pointer: str, of_key: bool = False) -> Place:
    """Where the thing (or the key before it) stands; of a pointer into nothing, its nearest parent."""
    node, at = root, (root.line, root.column)
    for step in split(pointer):
        found = child(node, step)
        if found is None:
            break
        is_member = of_key and isinstance(node, Mapping)
        at = node.keys[step] if is_member and isinstance(node, Mapping) else (found.line, found.column)
        node = found
    return Place(*at)
