"""A file that was read: its data, and the place of every value in it.

What enters: the bytes of a YAML file (or, where the path ends in .json, of a JSON file) and the shape that
the schema gives it. What leaves: a `Document`, or the problems, as they stand in the file. No input raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256
from typing import Any

from validator.dossier.json_reader import read_json
from validator.dossier.nodes import Mapping, Node, Scalar, Sequence, StoppedError, Trail, join, place_of
from validator.dossier.problem import Place, Problem, in_order
from validator.dossier.shape import ANYTHING, Shape, plain
from validator.dossier.short_json import short_json
from validator.dossier.short_yaml import ShortYaml
from validator.dossier.text import text_of
from validator.dossier.yaml_reader import read_yaml


@dataclass(frozen=True)
class Document:
    """What a file says: ``data`` in plain dicts, lists and scalars; ``sha256`` is of the file's bytes.

    ``read_places`` reads the file with all its places: mostly nobody asks for one.
    """

    path: str
    data: Any
    sha256: str
    read_places: Callable[[], Node] = field(repr=False, compare=False)

    @cached_property
    def root(self) -> Node:
        """The file's values, each with its place."""
        return self.read_places()

    def place(self, pointer: str) -> Place:
        """Where the value stands; of a pointer that leads nowhere, its nearest existing parent."""
        return place_of(self.root, pointer)

    def key_place(self, pointer: str) -> Place:
        """Where the key of a member stands; of a list's item, where the item stands."""
        return place_of(self.root, pointer, of_key=True)

    def problem(self, pointer: str, message: str, of_key: bool = False) -> Problem:
        """A problem with the value (or the key) at a pointer."""
        place = place_of(self.root, pointer, of_key)
        return Problem(pointer, place.line, place.column, message, self.path)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that could be read of a file, with everything wrong in its writing; ``fits``: surely its schema."""

    document: Document | None
    problems: tuple[Problem, ...]
    fits: bool = False


def read_document(data: bytes, path: str, shape: Shape | None = None) -> Document | tuple[Problem, ...]:
    """The document, or what is wrong with it. Without a shape, scalars are read by YAML 1.2's core rules."""
    reading = read_on(data, path, shape)
    if reading.document is None or reading.problems:
        return reading.problems
    return reading.document


def read_on(data: bytes, path: str, shape: Shape | None = None, short: ShortYaml | None = None) -> Reading:
    """The document beside its problems, so that further checks can add theirs. ``short``: a way to try first."""
    text = text_of(data, path)
    if isinstance(text, Problem):
        return Reading(None, (text,))
    trail = Trail(path)
    is_json = path.lower().endswith(".json")
    read = partial(read_json if is_json else read_yaml, text, trail)
    fitting = None if short is None else short_json(text, short.shape) if is_json else short.data(text)
    if fitting is not None:
        return Reading(Document(path, fitting, sha256(data).hexdigest(), read), (), fits=True)
    try:
        root = read()
    except StoppedError:
        return Reading(None, in_order(trail.problems))
    too_long: list[Scalar] = []
    # JSON says itself what is a text and what is a number; only YAML needs the schema for it.
    plain_data = plain(root, ANYTHING if is_json else shape or ANYTHING, too_long)
    trail.problems.extend(_numbers(root, too_long, path))
    document = Document(path, plain_data, sha256(data).hexdigest(), lambda: root)
    return Reading(document, in_order(trail.problems))


def _numbers(root: Node, too_long: list[Scalar], path: str) -> Iterator[Problem]:
    if not too_long:
        return
    wanted = {id(node) for node in too_long}
    for steps, node in _walk(root, ()):
        if id(node) in wanted:
            message = "This number is too long to compute with; write it with fewer digits."
            yield Problem(join(steps), node.line, node.column, message, path)


def _walk(node: Node, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    yield steps, node
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            yield from _walk(value, (*steps, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _walk(item, (*steps, index))
