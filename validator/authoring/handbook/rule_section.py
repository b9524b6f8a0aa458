"""One rule as a section: sentences, source, facts, gates, parameters, examples.

What enters: a `RuleCard` and the links. What leaves: a `Section`. The words are the card's, as in `rules show`.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.definition_card import Behind
from validator.authoring.fact_card import FactCard
from validator.authoring.grammar import capital
from validator.authoring.handbook.addresses import definition_link, function_link, listed, section_name, table_link
from validator.authoring.handbook.markup import (
    NOTHING,
    Html,
    Links,
    bullets,
    heading,
    join,
    link,
    paragraph,
    tag,
    text,
)
from validator.authoring.handbook.section import Entry, Section
from validator.authoring.naming import plain_word
from validator.authoring.placeholders import spoken
from validator.authoring.rule_card import OUTCOMES, Consequence, Gate, ParameterCard, RuleCard
from validator.authoring.rule_text import STATUSES, given_facts
from validator.authoring.sentences import Sentence
from validator.rulebook.rule import Example


def rule_section(card: RuleCard, links: Links) -> Section:
    """The section of a rule."""
    rule, sub = card.rule, links.top + 1
    name = section_name(rule.id)
    also = paragraph(text(f"Covers {', '.join(rule.also)} as well."), class_="quiet") if rule.also else NOTHING
    body = join(
        (
            heading(links.top, tag("span", text(rule.id), class_="id"), text(f" {rule.title}"), id=name),
            also,
            paragraph(text(f"Looks at {card.looks_at}. {card.in_effect}{_profile(card)}")),
            _part(sub, "Applies", said("When", card.applies, "Always.")),
            _part(sub, "Requires", _required(card)),
            _part(sub, "Otherwise", bullets(_consequence(one) for one in card.otherwise)),
            paragraph(text(f"Where it cannot be told: {OUTCOMES[card.if_unknown]}.")),
            _part(sub, "Source", _source(card, links)),
            _part(sub, "Facts it looks at", bullets(_fact(fact, links) for fact in card.facts)),
            _part(sub, "How they are worked out", _behind(card.behind, links)),
            _part(sub, "Ways to approval on which it must be met", bullets(_gate(gate, links) for gate in card.gates)),
            _part(sub, "Parameters it depends on", bullets(_parameter(one, links) for one in card.parameters)),
            _part(sub, "Examples", bullets(_example(one) for one in rule.written_examples)),
            _part(sub, "Note", paragraph(text(rule.note)) if rule.note else NOTHING),
        )
    )
    words = " ".join((rule.id, *rule.also, rule.title, *_words(card.applies), *_words(card.requires), rule.question))
    return Section(name, f"{rule.id} {rule.title}", body, (Entry(f"{rule.id} {rule.title}", "rule", name, "", words),))


def said(lead: str, sentence: Sentence | None, otherwise: str) -> Html:
    """A sentence with what stands under it."""
    if sentence is None:
        return paragraph(text(otherwise))
    if not sentence.parts:
        return paragraph(text(f"{lead} {sentence.text}."))
    return paragraph(text(f"{lead} {sentence.text}")) + _tree(sentence)  # type: ignore[return-value]


def _tree(sentence: Sentence) -> Html:
    return bullets(join((text(part.text), _tree(part))) for part in sentence.parts)


def _words(sentence: Sentence | None) -> Iterator[str]:
    if sentence is not None:
        yield sentence.text
        for part in sentence.parts:
            yield from _words(part)


def _part(level: int, title: str, inner: Html) -> Html:
    return join((heading(level, text(title)), inner)) if inner else NOTHING


def _profile(card: RuleCard) -> str:
    return f" Only with the draft profile {card.rule.profile}." if card.rule.profile else ""


def _required(card: RuleCard) -> Html:
    if card.requires is None:
        return paragraph(text(f"A person judges: {spoken(card.rule.question)}"))
    return said("That", card.requires, "Nothing.")


def _consequence(one: Consequence) -> Html:
    case = NOTHING
    if one.case is not None:
        colon = "" if one.case.parts else ": "
        case = join((text(f"Where {one.case.text}{colon}"), _tree(one.case)))
    outcome = OUTCOMES[one.outcome]
    lines = [
        case,
        tag("strong", text(f"{outcome if case and not (one.case and one.case.parts) else capital(outcome)}.")),
    ]
    if one.asked_for != one.outcome:
        later = OUTCOMES[one.asked_for]
        lines.append(text(f" Once a person has checked the rule against the published text: {later}."))
    lines.append(paragraph(text(spoken(one.message)), class_="message"))
    if one.remedy:
        lines.append(paragraph(text(f"What to do: {spoken(one.remedy)}")))
    return join(lines)


def _source(card: RuleCard, links: Links) -> Html:
    cite, confirmed = card.rule.cite, card.rule.confirmed
    clause = f"clause {cite.clause}" if cite.clause else "the clause is not yet checked against the published text"
    where = join(
        (
            link(links.to("sources", f"document-{cite.document}"), card.document),
            text(f", edition {cite.edition} ({card.edition}), {cite.section}; {clause}."),
        )
    )
    basis = f"Basis: {card.rule.basis}, {card.basis}. The worst it can lead to: {OUTCOMES[card.worst]}."
    checked = confirmed.told() if confirmed else ""
    sources = bullets(
        join((link(links.to("sources", f"source-{one.number}"), one.number), text(f" {one.title}")))
        for one in card.sources
    )
    return join((paragraph(where), sources, paragraph(text(basis)), paragraph(text(checked)) if checked else NOTHING))


def _fact(fact: FactCard, links: Links) -> Html:
    kind = fact.attribute.kind
    anchor = f"fact-{kind}.{fact.attribute.name}"
    asked = f" Asked: {spoken(fact.attribute.question)}" if fact.attribute.question else ""
    return join(
        (link(links.to(f"facts-{kind}", anchor), fact.name), text(f": {fact.about}. {capital(fact.given)}.{asked}"))
    )


def _behind(found: Behind, links: Links) -> Html:
    """The steps, each with how well it is known; the formulas stand on the pages that the links lead to."""
    steps = (
        join((definition_link(one.kind, one.name, one.title, links), text(f": {one.about} ({one.basis})")))
        for one in (step.definition for step in found.definitions)
    )
    return join(
        (
            bullets(steps),
            listed("Tables: ", (table_link(each.table.name, links) for each in found.tables)),
            listed("Functions: ", (function_link(each.name, links) for each in found.functions)),
        )
    )


def _gate(gate: Gate, links: Links) -> Html:
    others = f" (or, where they apply, {', '.join(gate.with_others)})" if gate.with_others else ""
    where = links.to("approval", f"category-{gate.category}")
    return join((link(where, plain_word(gate.category)), text(f": {gate.route}{others}")))


def _parameter(card: ParameterCard, links: Links) -> Html:
    through = "" if card.directly else " (through a fact that is worked out)"
    where = links.to("parameters", f"parameter-{card.entry.name}")
    return join((link(where, card.entry.name), text(f": {card.entry.about}: {'; '.join(card.values)}{through}")))


def _example(example: Example) -> Html:
    outcome = f", {example.outcome}" if example.outcome else ""
    status = tag("strong", text(f"{STATUSES[example.expect]}{outcome}"))
    given = bullets(text(line) for line in given_facts(example))
    return join((text(f"{capital(example.case)}: "), status, given))
