"""The ordinary dossier's short way: data without places, in one pass.

What enters: a text without control characters. What leaves: the same data as the long way's (`yaml_reader`, `shape`),
or None where anything at all is out of the ordinary: the long way then reads the text again and says what is wrong, and
where. Nothing here fails.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from validator.dossier.nodes import MOST_NODES, nodes_in
from validator.dossier.shape import Shape
from validator.dossier.short_way import ShortWay, UnusualError

UNUSUAL = "\\\x85\u2028\u2029"
"""What the long way looks at closely: escapes and old line breaks; and whatever may be an anchor, an alias or a tag."""
MARKS, MARKED = "&*!", re.compile(r"!(?<!\w.)|[&*](?<!\w.)\S")


class ShortYaml:
    """Reads texts that fit a shape."""

    def __init__(self, shape: Shape) -> None:
        """``shape``: that of the whole text."""
        self.shape = shape
        self._way = ShortWay(shape)

    def data(self, text: str) -> Any:
        """The data, or None."""
        if _has(UNUSUAL, text) or (_has(MARKS, text) and MARKED.search(text)):
            return None
        try:
            found = self._way.members_of(text)
        except (yaml.YAMLError, ValueError, UnusualError):
            return None
        few = len(text) <= MOST_NODES or nodes_in(found, of_key=1) <= MOST_NODES
        return found if few and self.shape.allows(found) else None


def _has(characters: str, text: str) -> bool:
    """Whether one of a few characters stands in a text: far quicker than a pattern."""
    return any(character in text for character in characters)
