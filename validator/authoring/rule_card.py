"""Everything a person wants to know of one rule, in words: what `rules show` and the rulebook's site print.

What enters: a rule and the names of its rulebook. What leaves: a frozen `RuleCard` that the text, the JSON and the HTML
only format, so that all three say the same. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validator.authoring.definition_card import Behind, behind
from validator.authoring.fact_card import FactCard, fact_card
from validator.authoring.grammar import capital
from validator.authoring.naming import Naming, dated_values, quantity
from validator.authoring.sentences import Sentence, ranging_over, sentence
from validator.authoring.walk import parameters_of, paths_of
from validator.rulebook.conditions import ALWAYS, Condition
from validator.rulebook.load_parameters import ParameterEntry
from validator.rulebook.load_sources import Source
from validator.rulebook.resting import named_in
from validator.rulebook.rule import Basis, Outcome, Rule, Violation
from validator.verdict.cap import capped_by_text

BASIS: dict[Basis, str] = {
    "seen": "read in a primary source",
    "derived": "follows directly from a text that was read",
    "arithmetic": "the dossier contradicts itself",
    "inferred": "our reading of the sources, open to doubt",
    "background": "believed, not yet seen in the text",
    "law": "law or a norm outside ASI's documents",
    "design": "our own precaution",
}
OUTCOMES: dict[Outcome, str] = {
    "reject": "the claim is rejected",
    "flag": "the claim is flagged for a person to look at",
    "advise": "advice is given; the verdict stays as it is",
    "none": "nothing follows",
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from a violation: in which case (None: whatever the case), what, and what is said.

    ``translations``: a language, with the message and the remedy in it ('' where there is none).
    """

    case: Sentence | None
    outcome: Outcome
    asked_for: Outcome
    message: str
    remedy: str
    translations: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """A way to approval on which the rule must be met; ``with_others``: it shares its place with these rules."""

    category: str
    route: str
    with_others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParameterCard:
    """A parameter; ``directly``: named by the rule itself, not by a fact that it looks at."""

    entry: ParameterEntry
    values: tuple[str, ...]
    directly: bool


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule in words."""

    rule: Rule
    looks_at: str
    in_effect: str
    applies: Sentence | None
    requires: Sentence | None
    otherwise: tuple[Consequence, ...]
    if_unknown: Outcome
    document: str
    edition: str
    sources: tuple[Source, ...]
    basis: str
    worst: Outcome
    facts: tuple[FactCard, ...]
    gates: tuple[Gate, ...]
    parameters: tuple[ParameterCard, ...]
    behind: Behind


def rule_card(rule: Rule, naming: Naming) -> RuleCard:
    """The card of a rule."""
    book = naming.rulebook
    publication = book.sources.documents[rule.cite.document]
    return RuleCard(
        rule=rule,
        looks_at=ranging_over(rule.subject, naming),
        in_effect=_in_effect(rule),
        applies=None if rule.when == ALWAYS else sentence(rule.when, naming),
        requires=None if rule.require is None else sentence(rule.require, naming),
        otherwise=tuple(_consequence(rule, violation, naming) for violation in rule.violations),
        if_unknown=capped_by_text(rule, rule.unknown, book.table)[0],
        document=publication.title,
        edition=publication.editions[rule.cite.edition].about,
        sources=tuple(book.sources.sources[number] for number in rule.cite.sources),
        basis=BASIS[rule.basis],
        worst="reject" if rule.confirmed else book.table.worst[rule.basis],
        facts=tuple(fact_card(path, naming) for path in _paths(rule)),
        gates=tuple(_gates(rule, naming)),
        parameters=tuple(_parameters(rule, naming)),
        behind=behind(named_in(rule, book.vocabulary), naming),
    )


def meaning_in_a_line(sentence: Sentence) -> str:
    """A tree of lines as one line."""
    if not sentence.parts:
        return sentence.text
    return f"{sentence.text} {'; '.join(meaning_in_a_line(part) for part in sentence.parts)}"


def _conditions(rule: Rule) -> Iterator[Condition]:
    yield rule.when
    if rule.require is not None:
        yield rule.require
    yield from (violation.when for violation in rule.violations)


def _paths(rule: Rule) -> tuple[tuple[str, str], ...]:
    found = (path for condition in _conditions(rule) for path in paths_of(condition))
    return tuple(dict.fromkeys((path.kind, path.attribute) for path in found))


def _in_effect(rule: Rule) -> str:
    since, until = rule.effective_from, rule.effective_to
    told = [f"from {quantity(since, None)}"] if since else []
    told += [f"until {quantity(until, None)}, that day included"] if until else []
    because = f" It ended because: {rule.ended_because}" if rule.ended_because else ""
    return f"In effect {' '.join(told)}.{because}" if told else "In effect whatever the day."


def _consequence(rule: Rule, violation: Violation, naming: Naming) -> Consequence:
    outcome, asked_for = capped_by_text(rule, violation.outcome, naming.rulebook.table)
    return Consequence(
        case=None if violation.when == ALWAYS else sentence(violation.when, naming),
        outcome=outcome,
        asked_for=asked_for or outcome,
        message=violation.message,
        remedy=violation.remedy,
        translations=tuple(
            (language, violation.messages.get(language, ""), violation.remedies.get(language, ""))
            for language in sorted({*violation.messages, *violation.remedies})
        ),
    )


def _gates(rule: Rule, naming: Naming) -> Iterator[Gate]:
    for category, routes in naming.rulebook.table.routes.items():
        for route in routes:
            for gate in route.gates:
                if rule.id in gate:
                    yield Gate(category, capital(route.name), tuple(other for other in gate if other != rule.id))


def _parameters(rule: Rule, naming: Naming) -> Iterator[ParameterCard]:
    entries = naming.rulebook.parameters.entries
    own = [name for condition in _conditions(rule) for name in parameters_of(condition)]
    through = [name for path in _paths(rule) for name in fact_card(path, naming).parameters]
    for name in dict.fromkeys((*own, *through)):
        if name in entries:
            yield ParameterCard(entries[name], dated_values(entries[name]), name in own)
