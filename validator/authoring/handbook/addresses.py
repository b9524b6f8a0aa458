"""Where rules, definitions, tables and functions stand: links to them.

What enters: a name and the links. What leaves: a link, or the name of a section.
"""

from __future__ import annotations

from validator.authoring.handbook.markup import Html, Links, link


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
