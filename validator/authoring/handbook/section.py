"""A section of the rulebook's pages, and what the search finds in it."""

from __future__ import annotations

from dataclasses import dataclass

from validator.authoring.handbook.markup import Html


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the search finds: where it stands, what it is, and the words by which it is found."""

    title: str
    sort: str
    section: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """One page, or one part of the one page. ``name`` is its address without an ending."""

    name: str
    title: str
    body: Html
    entries: tuple[Entry, ...] = ()
