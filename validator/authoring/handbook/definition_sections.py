"""What is worked out: definitions, a section for each kind; tables; the functions that formulas may call.

What enters: the names of the rulebook's words, and which rules rest on what. What leaves: `Section`s. Each step stands
with its formula, how well it is known, where it is said, and links to what it looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from validator.authoring.definition_card import DefinitionCard, TableCard, definition_card, table_card
from validator.authoring.definition_text import formula_lines, signature_text, table_rows
from validator.authoring.grammar import capital
from validator.authoring.handbook.addresses import definition_link, function_link, listed, table_link, used
from validator.authoring.handbook.markup import NOTHING, Html, Links, bullets, heading, join, link, paragraph, tag, text
from validator.authoring.handbook.section import Entry, Section
from validator.authoring.naming import Naming
from validator.facts.functions import signatures
from validator.rulebook.formulas.circles import rests_on
from validator.rulebook.formulas.signature import Signature
from validator.rulebook.load_sources import Source

Users = Mapping[str, tuple[str, ...]]


def definition_sections(naming: Naming, users: Users, links: Links) -> Iterator[Section]:
    """A section for each kind that has definitions."""
    found = sorted(naming.rulebook.meaning.definitions.values(), key=lambda each: (each.kind, each.name))
    for kind, definitions in groupby(found, key=lambda each: each.kind):
        cards = [definition_card(each, naming) for each in definitions]
        title = f"Worked out: {naming.rulebook.vocabulary.kinds[kind].title}"
        name = f"definitions-{kind}"
        body = join(
            (
                heading(links.top, text(title), id=name),
                paragraph(text("What a dossier does not say but what follows from it, by these formulas.")),
                tag("dl", *(_definition(card, naming, users, links) for card in cards)),
            )
        )
        entries = (
            Entry(f"{each.kind}.{each.name}: {each.about}", "definition", name, f"definition-{each.kind}.{each.name}",
                  f"{each.kind}.{each.name} {each.about}")
            for each in (card.definition for card in cards)
        )  # fmt: skip
        yield Section(name, title, body, tuple(entries))


def _definition(card: DefinitionCard, naming: Naming, users: Users, links: Links) -> Html:
    one = card.definition
    unit = f" In {one.type.unit}." if one.type.unit not in ("", "*") else ""
    return join(
        (
            tag("dt", tag("code", text(one.title)), id=f"definition-{one.kind}.{one.name}"),
            tag(
                "dd",
                paragraph(text(f"{capital(one.about)}.{unit}")),
                tag("pre", text("\n".join(formula_lines(one, "")))),
                _known(one.basis, card.place, card.sources, links),
                listed("Looks at: ", (_fact(kind, name, naming, links) for kind, name in rests_on(one))),
                listed("Tables: ", (table_link(name, links) for name in card.tables)),
                listed("Functions: ", (function_link(name, links) for name in card.functions)),
                listed(
                    "Parameters: ",
                    (link(links.to("parameters", f"parameter-{name}"), name) for name in card.parameters),
                ),
                paragraph(text(one.note)) if one.note else NOTHING,
                used(users.get(f"{one.kind}.{one.name}", ()), links),
            ),
        )
    )


def _fact(kind: str, name: str, naming: Naming, links: Links) -> Html:
    if (kind, name) in naming.rulebook.meaning.definitions:
        return definition_link(kind, name, f"{kind}.{name}", links)
    return link(links.to(f"facts-{kind}", f"fact-{kind}.{name}"), f"{kind}.{name}")


def table_section(naming: Naming, users: Users, links: Links) -> Section:
    """Every table with its rows."""
    cards = [table_card(table, naming) for _, table in sorted(naming.rulebook.meaning.tables.items())]
    body = join(
        (
            heading(links.top, text("Tables"), id="tables"),
            paragraph(text("What the standards list. Formulas look things up here.")),
            tag("dl", *(_table(card, users, links) for card in cards)),
        )
    )
    entries = (
        Entry(f"{each.name}: {each.about}", "table", "tables", f"table-{each.name}", f"{each.name} {each.about}")
        for each in (card.table for card in cards)
    )
    return Section("tables", "Tables", body, tuple(entries))


def _table(card: TableCard, users: Users, links: Links) -> Html:
    table = card.table
    return join(
        (
            tag("dt", tag("code", text(table.name)), id=f"table-{table.name}"),
            tag(
                "dd",
                paragraph(text(f"{capital(table.about)}.")),
                bullets(text(row) for row in table_rows(table)),
                _known(table.basis, card.place, card.sources, links),
                paragraph(text(table.note)) if table.note else NOTHING,
                used(users.get(table.name, ()), links),
            ),
        )
    )


def function_section(users: Users, links: Links) -> Section:
    """Every function that formulas may call."""
    found = [each for _, each in sorted(signatures().items())]
    body = join(
        (
            heading(links.top, text("Functions"), id="functions"),
            paragraph(text("What only a program can see, or what would be no shorter as a formula.")),
            tag("dl", *(_function(each, users, links) for each in found)),
        )
    )
    entries = (
        Entry(f"{each.name}: {each.about}", "function", "functions", f"function-{each.name}",
              f"{each.name} {each.about}")
        for each in found
    )  # fmt: skip
    return Section("functions", "Functions", body, tuple(entries))


def _function(each: Signature, users: Users, links: Links) -> Html:
    gives = "" if callable(each.gives) else f" Gives {each.gives}."
    rests = paragraph(text(f"Rests on {each.rests_on}.")) if each.rests_on else NOTHING
    return join(
        (
            tag("dt", tag("code", text(signature_text(each))), id=f"function-{each.name}"),
            tag("dd", paragraph(text(f"{capital(each.about)}.{gives}")), rests, used(users.get(each.name, ()), links)),
        )
    )


def _known(basis: str, place: str, sources: Iterable[Source], links: Links) -> Html:
    numbers = join((link(links.to("sources", f"source-{one.number}"), one.number) for one in sources), ", ")
    return paragraph(text(f"Basis: {basis}. {place}{': ' if numbers else '.'}"), numbers, class_="quiet")
