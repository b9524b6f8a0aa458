"""Where a rule is named: by other rules, by tables, by fixtures.

What enters: an id and the text of files by path. What leaves: for each file that names it the lines. Nothing fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A file and the lines on which it names the rule."""

    path: str
    lines: tuple[int, ...]

    def told(self) -> str:
        """As one line."""
        more = len(self.lines) - 1
        return f"{self.path}:{self.lines[0]}" + (f" (and {more} more)" if more else "")


def mentions(rule_id: str, files: Mapping[str, str]) -> Iterator[Mention]:
    """Every file with the id in it, in the order of the files."""
    word = re.compile(rf"(?<![\w-]){re.escape(rule_id)}(?![\w-])")
    for path, text in files.items():
        lines = tuple(number for number, line in enumerate(text.splitlines(), 1) if word.search(line))
        if lines:
            yield Mention(path, lines)
