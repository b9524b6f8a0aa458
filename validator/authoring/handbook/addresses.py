"""Where rules, definitions, tables and functions stand: links to them, and lists of links.

What enters: names and the links. What leaves: a link, a line of them, or the name of a section.
"""

from __future__ import annotations

from collections.abc import Iterable

from validator.authoring.handbook.markup import NOTHING, Html, Links, join, link, paragraph, text


def section_name(rule_id: str) -> str:
    """The name of a rule's section."""
    return f"rule-{rule_id}"


def definition_link(kind: str, name: str, words: str, links: Links) -> Html:
    """A link to where a definition stands."""
    return link(links.to(f"definitions-{kind}", f"definition-{kind}.{name}"), words)


def table_link(name: str, links: Links) -> Html:
    """A link to where a table stands."""
    return link(links.to("tables", f"table-{name}"), name)


def function_link(name: str, links: Links) -> Html:
    """A link to where a function stands."""
    return link(links.to("functions", f"function-{name}"), name)


def listed(lead: str, items: Iterable[Html]) -> Html:
    """A line of items; nothing where there are none."""
    found = join(items, ", ")
    return paragraph(text(lead), found) if found else NOTHING


def used(rules: Iterable[str], links: Links) -> Html:
    """The rules that rest on something; nothing where there are none."""
    return listed("Rules: ", (link(links.to(section_name(rule)), rule) for rule in rules))
