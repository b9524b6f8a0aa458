"""Parameters, documents and sources, and the ways to approval.

What enters: the names of the rulebook's words, and which rules use what. What leaves: `Section`s.
"""

from __future__ import annotations

from collections.abc import Mapping

from validator.authoring.grammar import capital
from validator.authoring.handbook.addresses import section_name, used
from validator.authoring.handbook.markup import NOTHING, Html, Links, bullets, heading, join, link, paragraph, tag, text
from validator.authoring.handbook.rule_section import said
from validator.authoring.handbook.section import Entry, Section
from validator.authoring.naming import Naming, dated_values, plain_word, quantity
from validator.authoring.sentences import sentence
from validator.rulebook.conditions import ALWAYS
from validator.rulebook.load_parameters import ParameterEntry
from validator.rulebook.load_sources import Publication, Source
from validator.rulebook.verdict_table import Route

Users = Mapping[str, tuple[str, ...]]


def parameter_section(naming: Naming, users: Users, links: Links) -> Section:
    """Every parameter with its values."""
    entries = naming.rulebook.parameters.entries.values()
    body = join(
        (
            heading(links.top, text("Parameters"), id="parameters"),
            paragraph(text("Numbers, durations and dates that rules compare with. No number stands in a rule itself.")),
            tag("dl", *(_parameter(entry, users, links) for entry in entries)),
        )
    )
    found = (
        Entry(f"{one.name}: {one.about}", "parameter", "parameters", f"parameter-{one.name}", f"{one.name} {one.about}")
        for one in entries
    )
    return Section("parameters", "Parameters", body, tuple(found))


def _parameter(entry: ParameterEntry, users: Users, links: Links) -> Html:
    sources = join((link(links.to("sources", f"source-{one}"), one) for one in entry.sources), ", ")
    return join(
        (
            tag("dt", tag("code", text(entry.name)), id=f"parameter-{entry.name}"),
            tag(
                "dd",
                paragraph(text(f"{capital(entry.about)}: "), tag("strong", text("; ".join(dated_values(entry))))),
                paragraph(text(f"Basis: {entry.basis}. "), text("Sources: ") if sources else NOTHING, sources),
                used(users.get(entry.name, ()), links),
            ),
        )
    )


def source_section(naming: Naming, documents: Users, sources: Users, links: Links) -> Section:
    """Every document with its editions, and every numbered source."""
    found = naming.rulebook.sources
    body = join(
        (
            heading(links.top, text("Documents and sources"), id="sources"),
            heading(links.top + 1, text("Documents")),
            tag("dl", *(_document(one, documents, links) for one in found.documents.values())),
            heading(links.top + 1, text("Sources")),
            tag("dl", *(_source(one, sources, links) for one in found.sources.values())),
        )
    )
    listed = [
        Entry(one.title, "document", "sources", f"document-{one.name}", f"{one.name} {one.title}")
        for one in found.documents.values()
    ]
    listed += [
        Entry(f"{one.number} {one.title}", "source", "sources", f"source-{one.number}", f"{one.number} {one.title}")
        for one in found.sources.values()
    ]
    return Section("sources", "Documents and sources", body, tuple(listed))


def _document(one: Publication, users: Users, links: Links) -> Html:
    editions = (
        text(
            f"Edition {edition.name}: {edition.about}"
            + (f"; governs from {quantity(edition.governs_from, None)}" if edition.governs_from else "")
            + ("; a draft, which never governs" if edition.draft else "")
        )
        for edition in one.editions.values()
    )
    return join(
        (
            tag("dt", text(one.title), id=f"document-{one.name}"),
            tag("dd", bullets(editions), used(users.get(one.name, ()), links)),
        )
    )


def _source(one: Source, users: Users, links: Links) -> Html:
    dated = f", {one.dated}" if one.dated else ""
    retold = " Retells another source." if one.secondary else ""
    return join(
        (
            tag("dt", text(f"{one.number} {one.title}"), id=f"source-{one.number}"),
            tag("dd", paragraph(text(f"{one.site}{dated}.{retold}")), used(users.get(one.number, ()), links)),
        )
    )


def approval_section(naming: Naming, links: Links) -> Section:
    """For each category of claim the ways in which it can be approved."""
    routes = naming.rulebook.table.routes
    body = join(
        (
            heading(links.top, text("How a claim is approved"), id="approval"),
            paragraph(
                text(
                    "A claim is rejected where one finding rejects it, flagged where one flags it, and approved only "
                    "where every rule listed here for its way to approval is met. Nothing is approved by silence."
                )
            ),
            *(_category(category, found, naming, links) for category, found in routes.items()),
        )
    )
    entries = (
        Entry(f"How a claim of the category {plain_word(one)} is approved", "approval", "approval", f"category-{one}",
              f"{one} {plain_word(one)}")
        for one in routes
    )  # fmt: skip
    return Section("approval", "How a claim is approved", body, tuple(entries))


def _category(category: str, routes: tuple[Route, ...], naming: Naming, links: Links) -> Html:
    level = links.top + 1
    return join(
        (
            heading(level, text(capital(plain_word(category))), id=f"category-{category}"),
            *(_route(route, naming, links, level + 1) for route in routes),
        )
    )


def _route(route: Route, naming: Naming, links: Links, level: int) -> Html:
    when = NOTHING if route.when == ALWAYS else said("Where", sentence(route.when, naming), "")
    return join(
        (heading(level, text(capital(route.name))), when, bullets(_gate(one, naming, links) for one in route.gates))
    )


def _gate(gate: tuple[str, ...], naming: Naming, links: Links) -> Html:
    rules = naming.rulebook.rules
    return join((link(links.to(section_name(rule)), f"{rule} {rules[rule].title}") for rule in gate), "; or ")
