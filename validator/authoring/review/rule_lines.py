"""A rule as plain sentences, one a line, so that two versions of it can be compared.

What enters: its card. What leaves: lines; their texts are those that `rules show` prints. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.placeholders import spoken
from validator.authoring.rule_card import OUTCOMES, Consequence, RuleCard
from validator.authoring.sentences import Sentence


def rule_lines(card: RuleCard) -> Iterator[str]:
    """Everything that the rule says; its examples are not part of it."""
    rule = card.rule
    yield f"{rule.title}."
    yield f"Version {rule.version}; looks at {card.looks_at}."
    yield card.in_effect
    if rule.also:
        yield f"Covers {', '.join(rule.also)} as well."
    if rule.profile:
        yield f"Counts only with the draft profile {rule.profile}."
    if rule.unless_profile:
        yield f"Gives way to the draft profile {rule.unless_profile}."
    yield from _tree("Applies when", card.applies, "Applies always.")
    if rule.require is None:
        yield f"A person judges: {spoken(rule.question)}"
    else:
        yield from _tree("Requires that", card.requires, "Requires nothing.")
    for one in card.otherwise:
        yield from _otherwise(one)
    yield f"Where it cannot be told, {OUTCOMES[card.if_unknown]}."
    yield from _known(card)
    if rule.note:
        yield f"Note: {rule.note}"


def _tree(lead: str, sentence: Sentence | None, otherwise: str) -> Iterator[str]:
    if sentence is None:
        yield otherwise
        return
    yield f"{lead} {sentence.text}{'' if sentence.parts else '.'}"
    for part in sentence.parts:
        yield from part.lines("  ")


def _otherwise(one: Consequence) -> Iterator[str]:
    if one.case is None:
        yield f"Otherwise {OUTCOMES[one.outcome]}."
    elif not one.case.parts:
        yield f"Otherwise, where {one.case.text}, {OUTCOMES[one.outcome]}."
    else:
        yield from _tree("Otherwise, where", one.case, "")
        yield f"  {OUTCOMES[one.outcome]}."
    if one.asked_for != one.outcome:
        yield f"  Once a person has checked the rule against the published text, {OUTCOMES[one.asked_for]}."
    yield f"  Says: {spoken(one.message)}"
    yield f"  What to do: {spoken(one.remedy)}"
    for language, *texts in one.translations:
        yield f"  In {language}: {' '.join(spoken(text) for text in texts if text)}"


def _known(card: RuleCard) -> Iterator[str]:
    cite, confirmed = card.rule.cite, card.rule.confirmed
    clause = f"clause {cite.clause}" if cite.clause else "clause not yet checked"
    sources = ", ".join(cite.sources)
    yield f"Stands in {card.document}, edition {cite.edition}, {cite.section}; {clause}; read in {sources}."
    yield f"Its text is {card.rule.basis}: {card.basis}."
    if confirmed is not None:
        yield f"Confirmed on {confirmed.on} by {confirmed.by} against {confirmed.against}."
