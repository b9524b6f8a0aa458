"""The form of a declaration file: which keys belong, what is a text, a day, a word of a list.

What enters: a `Document` that was read strictly. What leaves: the parts as plain values; where a part is wrong, a
harmless stand-in and a `Problem` with its place in ``problems``. Nothing raises, so all problems are collected.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from validator.dossier.document import Document
from validator.dossier.nearest import nearest
from validator.dossier.problem import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Form:
    """One file while it is checked. ``code``: the one code of every problem of this file, where it has one."""

    document: Document
    problems: list[Problem] = field(default_factory=list)
    code: str = ""

    def complain(self, at: str, message: str, of_key: bool = False, *, code: str = "") -> None:
        """Add a problem at the place of a value (or of its key)."""
        self.problems.append(replace(self.document.problem(at, message, of_key), code=self.code or code))

    def mapping(self, raw: Any, at: str) -> Mapping[str, Any]:
        """A mapping, or an empty one and a problem."""
        if isinstance(raw, dict):
            return raw
        self.complain(at, "Here belongs a mapping: names with a colon, one a line.", code="E201")
        return {}

    def keys(self, raw: Mapping[str, Any], required: Collection[str], optional: Collection[str], at: str) -> None:
        """Complain of keys that are missing or do not belong."""
        known = (*required, *optional)
        for key in raw:
            if key not in known:
                self.complain(
                    f"{at}/{key}", f"`{key}` does not belong here.{self.hint(key, known)}", of_key=True, code="E203"
                )
        for key in required:
            if key not in raw:
                self.complain(at, f"`{key}:` is missing.", code="E202")

    def named(self, raw: Any, at: str, read: Callable[[str, Mapping[str, Any], str], T]) -> dict[str, T]:
        """A mapping of names to mappings, each read by ``read(name, raw, at)``, in the order of the file."""
        return {
            name: read(name, self.mapping(part, f"{at}/{name}"), f"{at}/{name}")
            for name, part in self.mapping(raw, at).items()
        }

    def text(self, raw: Mapping[str, Any], key: str, at: str, default: str | None = None) -> str:
        """A text that is not empty; ``default`` where the key may be left out."""
        found = raw.get(key)
        if key not in raw and default is not None:
            return default
        if isinstance(found, str) and found.strip():
            return found
        if key in raw:
            told = otherwise_read(found)
            message = f"`{key}` is a text{told}" if told else f"`{key}` is a text and cannot be empty."
            self.complain(f"{at}/{key}", message, code="E103" if told else "E207")
        return ""

    def texts(self, raw: Mapping[str, Any], key: str, at: str) -> tuple[str, ...]:
        """A list of texts; none where the key is left out."""
        found = raw.get(key, [])
        if isinstance(found, list) and all(isinstance(item, str) for item in found):
            return tuple(found)
        self.complain(f"{at}/{key}", f"`{key}` is a list of words, as in `[a, b]`.", code="E206")
        return ()

    def word(self, raw: Mapping[str, Any], key: str, words: Collection[str], at: str) -> str:
        """One of several words; the first of them where it is wrong."""
        found = raw.get(key)
        if isinstance(found, str) and found in words:
            return found
        if key in raw:
            listed = ", ".join(words)
            self.complain(f"{at}/{key}", f"`{found}` is none of {listed}.{self.hint(str(found), words)}", code="E208")
        return next(iter(words))

    def day(self, raw: Any, at: str) -> date | None:
        """A calendar day; None where it is null, or wrong."""
        if raw is None:
            return None
        day = as_day(raw)
        if day is None:
            self.complain(at, f'`{raw}` is not a day of the calendar such as "2022-05-19".', code="E209")
        return day

    def version(self, raw: Mapping[str, Any], at: str = "") -> int:
        """The whole number of 1 or more under ``version:``; 1 where it is left out."""
        found = raw.get("version", 1)
        if isinstance(found, int) and not isinstance(found, bool) and found >= 1:
            return found
        self.complain(f"{at}/version", f"`{found}` is no whole number of 1 or more, as in `version: 2`.", code="E223")
        return 1

    @staticmethod
    def hint(word: str, choices: Collection[str]) -> str:
        """' Did you mean …?' with the nearest right word, or nothing where none is near."""
        found = nearest(word, choices)
        return f" Did you mean `{found}`?" if found else ""


def otherwise_read(raw: Any) -> str | None:
    """What YAML has read in the place of a text that lacks its quotes; None where it is a text, or nothing at all."""
    if isinstance(raw, dict):
        return ", and `{` without quotes begins a mapping: put the text in quotes."
    if isinstance(raw, list):
        return ", and `[` without quotes begins a list: put the text in quotes."
    if raw is None:
        return ", and none stands here; what follows a `#` is a comment: put a text with a `#` in quotes."
    return None if isinstance(raw, str) else ", and this is read as a number or as true or false: put it in quotes."


def as_day(raw: Any) -> date | None:
    """The day that an ISO 8601 calendar date names, or None."""
    if not isinstance(raw, str) or len(raw) != 10:
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None
