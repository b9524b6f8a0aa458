"""A rule's card as plain text: what `asi-claims rules show` prints.

What enters: a `RuleCard` and, where there is one, the history of its file. What leaves: text. Nothing fails.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from validator.authoring.definition_text import functions, steps, submitted, tables
from validator.authoring.fact_card import FactCard
from validator.authoring.grammar import capital
from validator.authoring.history import History
from validator.authoring.naming import plain_word
from validator.authoring.placeholders import spoken
from validator.authoring.rule_card import OUTCOMES, Consequence, Gate, ParameterCard, RuleCard
from validator.authoring.sentences import Sentence
from validator.rulebook.rule import Example, Rule

WIDTH = 100
STATUSES = {
    "met": "met",
    "violated": "violated",
    "unknown": "cannot be told yet",
    "not_applicable": "does not apply",
}


def rule_text(card: RuleCard, history: History) -> str:
    """The whole card."""
    rule = card.rule
    also = f" (covers {', '.join(rule.also)} as well)" if rule.also else ""
    blocks = [
        wrap(f"{rule.id}{also}: {rule.title}", ""),
        [*wrap(f"Looks at {card.looks_at}. {card.in_effect}{_profile(rule)}", "")],
        said("Applies when", card.applies, "Applies always."),
        _required(card),
        ["Otherwise:", *(line for one in card.otherwise for line in _consequence(one))],
        wrap(f"Where it cannot be told: {OUTCOMES[card.if_unknown]}.", ""),
        _source(card),
        _section("Facts it looks at", (_fact(fact) for fact in card.facts)),
        _section("How they are worked out, step by step down to what a dossier submits", steps(card.behind)),
        _section("Tables that the steps look into", tables(card.behind)),
        _section("Functions that the steps call", functions(card.behind)),
        _section("What a dossier submits for it", submitted(card.behind)),
        _section("Ways to approval on which it must be met", map(_gate, card.gates)),
        _section("Parameters it depends on", map(_parameter, card.parameters)),
        _section("Examples", map(_example, rule.written_examples)),
        _section("Note", [wrap(rule.note, "  ")] if rule.note else []),
        _section("History", ([wrap(line, "  - ") for line in history.lines()])),
        [f"File: {rule.path}"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def said(lead: str, sentence: Sentence | None, otherwise: str) -> list[str]:
    """A sentence behind its lead, with what stands under it; ``otherwise`` where there is none."""
    if sentence is None:
        return [otherwise]
    if not sentence.parts:
        return wrap(f"{lead} {sentence.text}.", "")
    return [f"{lead} {sentence.text}", *bullets(sentence)]


def bullets(sentence: Sentence, indent: str = "  ") -> list[str]:
    """What stands under a sentence."""
    return [line for part in sentence.parts for line in _wrapped_bullets(part, indent)]


def wrap(text: str, lead: str) -> list[str]:
    """The text in lines, the first behind ``lead``, the others below it."""
    indent = " " * len(lead)
    return textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def given_facts(example: Example) -> Iterator[str]:
    """The facts of an example, one a line: ``claim: on product yes, category sourcing``."""
    for name, value in example.parameters.items():
        yield f"with {plain_word(name)} set to {_shown(value)}"
    yield from _given(example.given)


def _given(given: Mapping[str, Any]) -> Iterator[str]:
    for kind, raw in given.items():
        for element in raw if isinstance(raw, list) else [raw]:
            told = ", ".join(f"{plain_word(name)} {_shown(value)}" for name, value in element.items())
            yield f"{plain_word(kind)}: {told or 'nothing is known of it'}"
        if raw == []:
            yield f"{plain_word(kind)}: none"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, dict):
        return " to ".join(_shown(item) for item in value.values())
    return str(value)


def _wrapped_bullets(sentence: Sentence, indent: str) -> Iterator[str]:
    yield from wrap(sentence.text, f"{indent}- ")
    for part in sentence.parts:
        yield from _wrapped_bullets(part, f"{indent}  ")


def _profile(rule: Rule) -> str:
    return f" Only with the draft profile {rule.profile}." if rule.profile else ""


def _required(card: RuleCard) -> list[str]:
    if card.requires is None:
        return wrap(f"A person judges: {spoken(card.rule.question)}", "")
    return said("Requires that", card.requires, "Requires nothing.")


def _consequence(one: Consequence) -> Iterator[str]:
    case = "" if one.case is None else f"where {one.case.text} "
    if one.case is not None and one.case.parts:
        yield from wrap(case.rstrip(), "  - ")
        yield from bullets(one.case, "      ")
        yield from wrap(f"{OUTCOMES[one.outcome]}.", "    ")
    else:
        yield from wrap(f"{case.rstrip()}{': ' if case else ''}{OUTCOMES[one.outcome]}.", "  - ")
    if one.asked_for != one.outcome:
        yield from wrap(
            f"(Once a person has checked the rule against the published text: {OUTCOMES[one.asked_for]}.)", "    "
        )
    yield from wrap(f"Says: {spoken(one.message)}", "    ")
    if one.remedy:
        yield from wrap(f"What to do: {spoken(one.remedy)}", "    ")
    for language, *texts in one.translations:
        yield from wrap(f"In {language}: {' '.join(spoken(text) for text in texts if text)}", "    ")


def _source(card: RuleCard) -> list[str]:
    cite, confirmed = card.rule.cite, card.rule.confirmed
    clause = f"clause {cite.clause}" if cite.clause else "the clause is not yet checked against the published text"
    lines = wrap(f"Source: {card.document}, edition {cite.edition} ({card.edition}), {cite.section}; {clause}.", "")
    for source in card.sources:
        dated = f", {source.dated}" if source.dated else ""
        lines += wrap(f"{source.number}: {source.title}, {source.site}{dated}", "  - ")
    lines += wrap(f"Basis: {card.rule.basis}, {card.basis}. The worst it can lead to: {OUTCOMES[card.worst]}.", "")
    if confirmed is not None:
        lines += wrap(confirmed.told(), "")
    return lines


def _section(title: str, blocks: Iterable[Iterable[str]]) -> list[str]:
    lines = [line for block in blocks for line in block]
    return [f"{title}:", *lines] if lines else []


def _fact(fact: FactCard) -> Iterator[str]:
    yield from wrap(f"{fact.name}: {fact.about} ({fact.type})", "  - ")
    yield from wrap(f"{capital(fact.given)}.", "    ")
    if fact.attribute.question:
        yield from wrap(f"Asked: {spoken(fact.attribute.question)}", "    ")


def _gate(gate: Gate) -> list[str]:
    others = f" (or, where they apply, {', '.join(gate.with_others)})" if gate.with_others else ""
    return wrap(f"{plain_word(gate.category)}: {gate.route}{others}", "  - ")


def _parameter(card: ParameterCard) -> list[str]:
    through = "" if card.directly else " (through a fact that is worked out)"
    return wrap(f"{card.entry.name}: {card.entry.about}: {'; '.join(card.values)}{through}", "  - ")


def _example(example: Example) -> Iterator[str]:
    outcome = f", {example.outcome}" if example.outcome else ""
    yield from wrap(f"{capital(example.case)}: {STATUSES[example.expect]}{outcome}", "  - ")
    for line in given_facts(example):
        yield from wrap(line, "      ")
