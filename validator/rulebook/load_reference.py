"""The right side of a test, where it names another fact or a parameter.

What enters: raw YAML data, its pointer, and a `Link`. What leaves: the path or the parameter, or None: it is a value,
or something is wrong with it and a `Problem` in the link. Nothing raises.
"""

from __future__ import annotations

import re
from typing import Any as Raw

from validator.rulebook.conditions import Parameter, Path
from validator.rulebook.link import Link
from validator.rulebook.vocabulary import Attribute

FACT = re.compile(r"[A-Za-z][A-Za-z0-9_]*\.[A-Za-z][A-Za-z0-9_]*")
REFERENCES = {"attribute", "parameter"}


def names_fact(raw: Raw, at: str, link: Link) -> bool:
    """Whether a value is the name of a fact: of a kind that there is, or like one and not in quotes."""
    if not isinstance(raw, str) or "." not in raw:
        return False
    known = raw.partition(".")[0] in link.vocabulary.kinds
    return known or (FACT.fullmatch(raw) is not None and not link.quoted(at))


def load_reference(
    raw: Raw,
    attribute: Attribute,
    at: str,
    link: Link,
    bound: tuple[str, ...],
    inside: bool,
    listed: bool,
) -> Path | Parameter | None:
    """Another attribute or a parameter, where the right side names one."""
    if isinstance(raw, dict) and set(raw) == {"parameter"}:
        return link.parameter(raw, attribute.type, at)
    if isinstance(raw, dict) and set(raw) == {"attribute"}:
        path = link.path(raw["attribute"], f"{at}/attribute", bound, inside)
    elif names_fact(raw, at, link):
        path = _fact(raw, at, link, bound, inside)
    else:
        return None
    if path is None:
        return None
    other = link.attribute(path)
    if not _comparable(attribute.type, other.type, listed):
        link.complain(
            at,
            f"{attribute.kind}.{attribute.name} is {attribute.type} and {path.name} is {other.type}: "
            "they cannot be compared.",
            code="E311",
        )
        return None
    return path


def _comparable(left: str, right: str, listed: bool) -> bool:
    if listed:
        return right == "list"
    groups = ({"integer", "number"}, {"text", "enum", "list"}, {"date"}, {"boolean"})
    return any(left in group and right in group for group in groups) and not (left != "list" and right == "list")


def _fact(word: str, at: str, link: Link, bound: tuple[str, ...], inside: bool) -> Path | None:
    """The attribute that a value names; a kind that there is not could also be a text that lacks its quotes."""
    kind, _, name = word.partition(".")
    kinds = link.vocabulary.kinds
    if kind in kinds:
        return link.path(word, at, bound, inside)
    told = f" Write `{{parameter: {name}}}`." if kind == "parameter" else link.hint(kind, kinds)
    quotes = " (A text with a full stop in it is put in quotes.)"
    link.complain(at, f"`{kind}` is not a kind of fact.{told or quotes}", code="E301")
    return None
