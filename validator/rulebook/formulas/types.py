"""The types of formulas, and which of them fit together.

What enters: what the vocabulary, tables, parameters and functions say of their values. What leaves: frozen types; the
unit of a number is part of its type. Nothing fails: what does not fit is None, and the linker tells where.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Base = Literal["boolean", "number", "text", "date", "list", "thing", "selection", "duration", "none", "any"]
ANY_UNIT = "*"
"""The unit of 0, which fits every other."""


WORDS: dict[Base, str] = {
    "boolean": "yes or no",
    "text": "a word",
    "date": "a day",
    "list": "a list",
    "duration": "a length of time",
    "any": "anything",
}


@dataclass(frozen=True, slots=True)
class Type:
    """What a formula gives.

    ``kind``: of a thing or a selection. ``names``: the kind of thing that a text (an id), or each item of a list,
    names. ``words``: the closed list that a text, or each item of a list, is from; empty where it is open.
    ``least``: whether a number surely is not negative. ``whole``: whether it is a whole number.
    """

    base: Base
    kind: str = ""
    names: str = ""
    unit: str = ""
    words: tuple[str, ...] = ()
    least: bool = False
    whole: bool = False

    def __str__(self) -> str:
        """As the linter names it."""
        if self.base == "number":
            return f"a number in {self.unit}" if self.unit not in ("", ANY_UNIT) else "a number"
        if self.base in ("thing", "selection"):
            some = f"some of kind {self.kind}" if self.kind else "some things"
            return f"one {self.kind or 'thing'}" if self.base == "thing" else some
        return WORDS.get(self.base, self.base)


BOOLEAN, DATE, TEXT, LIST, NONE, ANY = (
    Type("boolean"),
    Type("date"),
    Type("text"),
    Type("list"),
    Type("none"),
    Type("any"),
)
NUMBER = Type("number")


def joined(one: Type, other: Type) -> Type | None:
    """The type of what is one or the other; None where they do not fit."""
    if one.base in ("none", "any"):
        return other if other.base != "none" or one.base == "none" else one
    if other.base in ("none", "any"):
        return one
    if one.base != other.base or one.kind != other.kind:
        return None
    if one.base == "number":
        unit = same_unit(one.unit, other.unit)
        least, whole = one.least and other.least, one.whole and other.whole
        return None if unit is None else Type("number", unit=unit, least=least, whole=whole)
    words = tuple(dict.fromkeys((*one.words, *other.words))) if one.words and other.words else ()
    return replace(one, words=words, names=one.names if one.names == other.names else "")


def comparable(one: Type, other: Type) -> bool:
    """Whether two values may be compared."""
    return joined(one, other) is not None


def same_unit(one: str, other: str) -> str | None:
    """The unit of a sum; None where the two do not fit."""
    if one == other or other == ANY_UNIT:
        return one
    return other if one == ANY_UNIT else None


def of_product(one: str, other: str) -> str | None:
    """The unit of a product: one factor at most has one."""
    if ANY_UNIT in (one, other):
        return ANY_UNIT
    if not one or not other:
        return one or other
    return None


def of_quotient(one: str, other: str) -> str | None:
    """The unit of a quotient."""
    if one == ANY_UNIT:
        return ANY_UNIT
    if one == other:
        return ""
    return one if not other else None
