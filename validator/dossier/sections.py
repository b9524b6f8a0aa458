"""The ordinary dossier's short way, section by section: what stands under one key of the first level is read once.

What enters: a text without control characters. What leaves: the same data as the long way's (`yaml_reader`, `shape`),
or None where anything at all is out of the ordinary: the long way then reads the text again and says what is wrong, and
where. A company's dossiers have most of their sections in common, so those that were met twice are remembered, packed,
and every dossier gets data of its own. Nothing here fails.
"""

from __future__ import annotations

import pickle
import re
from typing import Any

import yaml

from validator.dossier.nodes import MOST_NODES, nodes_in
from validator.dossier.shape import Shape
from validator.dossier.short_way import ShortWay, UnusualError

UNUSUAL = "\\\x85\u2028\u2029"
"""What the long way looks at closely: escapes and old line breaks; and whatever may be an anchor, an alias or a tag."""
MARKS, MARKED = "&*!", re.compile(r"!(?<!\w.)|[&*](?<!\w.)\S")
KEY = re.compile("\n(?=[a-z_]+:)")
NO_SECTION = re.compile("\n(?:---|[^a-z_ #\n-]|[a-z_]+[ \t]+:)")
"""A line that may be a key of the first level, or an end of the document, and is not written as nearly everybody does.

Without any, every key of the first level is one that `KEY` finds. What `KEY` finds beside them (in a quoted text of
several lines) makes more names than keys, and then nothing is taken apart.
"""
REMEMBERED = 1_000_000  # characters of all sections together


class Sections:
    """Reads texts that fit a shape."""

    def __init__(self, shape: Shape) -> None:
        """``shape``: that of the whole text."""
        self.shape = shape
        self._way = ShortWay(shape)
        self._met: dict[str, bytes | None] = {}
        self._room = REMEMBERED

    def data(self, text: str) -> Any:
        """The data, or None."""
        if _has(UNUSUAL, text) or (_has(MARKS, text) and MARKED.search(text)):
            return None
        try:
            found = self._by_section(text) or self._way.members_of(text)
        except (yaml.YAMLError, ValueError, UnusualError):
            return None
        few = len(text) <= MOST_NODES or nodes_in(found, of_key=1) <= MOST_NODES
        return found if few and self.shape.allows(found) else None

    def _by_section(self, text: str) -> dict[str, Any] | None:
        """The data, or None where the text does not surely fall into sections."""
        sections = _sections(text)
        packed = {section: self._met.get(section) for section in sections}
        new = [section for section in sections if packed[section] is None]
        read = self._way.members_of("".join(f"{section}\n" for section in new)) if new else {}
        if list(read) != list(map(_name, new)):
            return None
        for section in new:
            self._remember(section, read[_name(section)])
        met = {_name(section): pickle.loads(known) for section, known in packed.items() if known is not None}
        found = {name: met[name] if name in met else read[name] for name in map(_name, sections)}
        return found if len(found) == len(sections) else None

    def _remember(self, section: str, data: Any) -> None:
        """What is met again is packed: most of a dossier never is."""
        if section in self._met:
            self._met[section] = pickle.dumps(data)
            return
        if len(section) > self._room:
            self._met.clear()
            self._room = REMEMBERED
        if len(section) <= self._room:
            self._room -= len(section)
            self._met[section] = None


def _sections(text: str) -> list[str]:
    """The texts under the keys of the first level, each without its last line break; none where that is not sure."""
    lines = f"\n{text}"
    if "\r" in text or not text.endswith("\n") or NO_SECTION.search(lines):
        return []
    before, *sections = KEY.split(lines[:-1])
    is_comment = all(line.startswith("#") for line in before.split("\n") if line)
    return sections if is_comment else []


def _name(section: str) -> str:
    return section[: section.index(":")]


def _has(characters: str, text: str) -> bool:
    """Whether one of a few characters stands in a text: far quicker than a pattern."""
    return any(character in text for character in characters)
