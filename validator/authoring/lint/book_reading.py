"""What is doubtful about several files together and shows by reading them: parameters without use, rules that follow
upon one another with an overlap or a gap.

What enters: the reading of a rulebook. What leaves: findings. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from validator.authoring.lint.finding import Finding, found
from validator.authoring.walk import parameters_of
from validator.dossier.document import Document
from validator.rulebook.conditions import ALWAYS
from validator.rulebook.load import Tables
from validator.rulebook.resting import parameters_in
from validator.rulebook.rule import Rule

OVERLAP, GAP, UNUSED = "W504", "W505", "W511"


def check_successions(rules: Iterable[Rule], documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Rules that cover the same row of the catalogue, one after the other."""
    covering: dict[str, list[Rule]] = {}
    for rule in rules:
        for row in (rule.id, *rule.also):
            covering.setdefault(row, []).append(rule)
    for row, several in covering.items():
        for earlier, later in pairwise(sorted(several, key=lambda rule: (rule.effective_from or date.min, rule.id))):
            if not _apart(earlier, later):
                yield from _succession(row, earlier, later, documents[later.path])


def _apart(one: Rule, other: Rule) -> bool:
    """Whether a profile that is on puts one in the place of the other."""
    return bool({one.unless_profile, other.unless_profile} & {one.profile, other.profile} - {None})


def _succession(row: str, earlier: Rule, later: Rule, document: Document) -> Iterator[Finding]:
    begins, ends = later.effective_from or date.min, earlier.effective_to or date.max
    pointer = "/effective" if later.dated else "/also"
    if begins <= ends:
        until = f"until {earlier.effective_to}" if earlier.effective_to else "without an end"
        told = f"{row} is covered by {earlier.id}, too, which is in effect {until}: from {begins} on both count."
        yield found(OVERLAP, document, pointer, told)
    elif begins > ends + timedelta(days=1):
        first, last = ends + timedelta(days=1), begins - timedelta(days=1)
        told = f"{row} is covered by {earlier.id} before this rule; from {first} to {last} by neither."
        yield found(GAP, document, pointer, told)


def check_parameters(rules: Iterable[Rule], tables: Tables, document: Document) -> Iterator[Finding]:
    """Parameters that neither a rule nor a definition looks at, and that do not say why they are kept."""
    used = {name for rule in rules for name in _named(rule)}
    for definition in tables.meaning.definitions.values():
        used.update(parameters_in(definition))
    for entry in tables.parameters.entries.values():
        if entry.name not in used and not entry.unused:
            told = f"No rule and no fact looks at the parameter `{entry.name}`."
            yield found(UNUSED, document, f"/{entry.name}", told, of_key=True)


def _named(rule: Rule) -> Iterator[str]:
    yield from parameters_of(rule.when)
    yield from parameters_of(rule.require or ALWAYS)
    for violation in rule.violations:
        yield from parameters_of(violation.when)
