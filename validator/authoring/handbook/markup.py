"""HTML, piece by piece: text that is escaped, and markup that is made only here.

What enters: text, or markup made by these functions. What leaves: `Html`, a string that is safe to put in a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import NewType

Html = NewType("Html", str)
NOTHING = Html("")


@dataclass(frozen=True, slots=True)
class Links:
    """How sections find each other: each on a page of its own, or all on one."""

    one_page: bool

    @property
    def top(self) -> int:
        """The level of a section's heading."""
        return 2 if self.one_page else 1

    def to(self, section: str, anchor: str = "") -> str:
        """The address of a section, or of an anchor in it."""
        if self.one_page:
            return f"#{anchor or section}"
        return f"{section}.html#{anchor}" if anchor else f"{section}.html"


def text(words: str) -> Html:
    """Text as it is."""
    return Html(escape(words))


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Pieces one after another."""
    return Html(escape(between).join(parts))


def tag(name: str, *inner: Html, **attributes: str) -> Html:
    """An element; the attribute `class` is written ``class_``, a dash as ``_``."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{written}>{''.join(inner)}</{name}>")


def link(href: str, words: str) -> Html:
    """A link within the rulebook."""
    return tag("a", text(words), href=href)


def paragraph(*inner: Html, **attributes: str) -> Html:
    """A paragraph."""
    return tag("p", *inner, **attributes)


def bullets(items: Iterable[Html]) -> Html:
    """A list; nothing where there is nothing to list."""
    listed = [tag("li", item) for item in items]
    return tag("ul", *listed) if listed else NOTHING


def heading(level: int, *inner: Html, **attributes: str) -> Html:
    """A heading."""
    return tag(f"h{level}", *inner, **attributes)
