"""The facts, a section for each kind: what can be known of it, how it is asked for, where it is given.

What enters: the names of the rulebook's words, and which rules look at which fact. What leaves: `Section`s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validator.authoring.fact_card import FactCard, fact_card
from validator.authoring.grammar import capital
from validator.authoring.handbook.addresses import definition_link, used
from validator.authoring.handbook.markup import NOTHING, Html, Links, heading, join, paragraph, tag, text
from validator.authoring.handbook.section import Entry, Section
from validator.authoring.naming import Naming
from validator.authoring.placeholders import spoken
from validator.rulebook.vocabulary import Kind

Users = Mapping[tuple[str, str], tuple[str, ...]]


def fact_sections(naming: Naming, users: Users, links: Links) -> Iterator[Section]:
    """A section for each kind of fact; roles are told with the kind whose facts they share."""
    kinds = naming.rulebook.vocabulary.kinds.values()
    for kind in kinds:
        if kind.role_of is None:
            roles = [role for role in kinds if role.role_of == kind.name]
            yield _section(kind, roles, naming, users, links)


def _section(kind: Kind, roles: list[Kind], naming: Naming, users: Users, links: Links) -> Section:
    name = f"facts-{kind.name}"
    cards = [fact_card((kind.name, attribute), naming) for attribute in kind.attributes]
    facts = [_fact(card, roles, users, links) for card in cards]
    body = join(
        (
            heading(links.top, text(f"Facts: {kind.title}"), id=name),
            paragraph(text(kind.about)),
            *(paragraph(text(f"{role.title}: {role.about} It has the same facts, as {role.name}.…")) for role in roles),
            paragraph(text(f"Asked where there are none: {spoken(kind.question)}")),
            tag("dl", *facts),
        )
    )
    entries = (Entry(f"{card.name}: {card.about}", "fact", name, _anchor(card), _words(card)) for card in cards)
    return Section(name, f"Facts: {kind.title}", body, tuple(entries))


def _anchor(card: FactCard) -> str:
    return f"fact-{card.name}"


def _words(card: FactCard) -> str:
    return " ".join((card.name, card.about, card.attribute.question, *card.attribute.values))


def _fact(card: FactCard, roles: list[Kind], users: Users, links: Links) -> Html:
    names = (card.kind.name, *(role.name for role in roles))
    rules = dict.fromkeys(rule for name in names for rule in users.get((name, card.attribute.name), ()))
    return join(
        (
            tag("dt", tag("code", text(card.name)), id=_anchor(card)),
            tag(
                "dd",
                paragraph(text(f"{capital(card.about)} ({card.type}).")),
                paragraph(_given(card, links), class_="quiet"),
                paragraph(text(f"Asked: {spoken(card.attribute.question)}")) if card.attribute.question else NOTHING,
                used(rules, links),
            ),
        )
    )


def _given(card: FactCard, links: Links) -> Html:
    if not card.attribute.defined:
        return text(f"{capital(card.given)}.")
    kind, name = card.attribute.kind, card.attribute.name
    return join((text(f"{capital(card.given)}: "), definition_link(kind, name, "the formula", links), text(".")))
