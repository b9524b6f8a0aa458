"""Gates: what a claim of a category must show before it can be approved.

What enters: the decisions on a dossier and the routes of its category. What leaves: the route taken and every gate on
it that is not met. No route that surely applies is itself an open question: nothing is approved by silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from validator.evaluation.explaining import Explaining
from validator.evaluation.scope import Scope
from validator.facts.element import FactBase
from validator.facts.values import Missing, Unknown
from validator.judging.judgement import Judgement
from validator.rulebook.rule import Rule
from validator.rulebook.verdict_table import Route, VerdictTable
from validator.verdict.determination import OpenGate
from validator.verdict.finding import Finding


@dataclass(frozen=True, slots=True)
class Passage:
    """The route a claim takes (None: none surely applies), its open gates, and what would settle the route."""

    route: Route | None
    open: tuple[tuple[str, ...], ...]
    missing: tuple[Missing, ...]

    @property
    def clear(self) -> bool:
        """Whether a route was taken and every gate on it is met."""
        return self.route is not None and not self.open


def passage(facts: FactBase, explaining: Explaining, table: VerdictTable, decisions: Judgement) -> Passage:
    """Which route the claim takes and which of its gates are open."""
    claim = facts.singles["claim"]
    scope = Scope(facts, claim, "claim")
    category = claim["category"]
    routes = table.routes.get(category, ()) if isinstance(category, str) else ()
    undecided: list[Missing] = []
    for route in routes:
        truth = explaining.truth(route.when, scope)
        if truth:
            return Passage(route, tuple(gate for gate in route.gates if _is_open(gate, decisions)), ())
        if truth is None:
            undecided += explaining.missing(route.when, scope)
    return Passage(None, (), tuple(dict.fromkeys(undecided)))


def _is_open(gate: tuple[str, ...], decisions: Judgement) -> bool:
    """Whether none of the gate's rules applies, or one that applies is not met."""
    said = [one.status for rule in gate for one in decisions.of(rule) if one.applies is not False]
    return not said or any(status != "met" for status in said)


def open_gate(
    gate: tuple[str, ...], rules: Mapping[str, Rule], facts: FactBase, findings: Sequence[Finding]
) -> OpenGate:
    """What an open gate waits for."""
    unmet = [one for one in findings if one.rule.id in gate and one.status != "met"]
    if unmet:
        missing = tuple(dict.fromkeys(root for one in unmet for root in one.missing))
        title = unmet[0].rule.title
        return OpenGate(unmet[0].rule, f"This has to be shown before the claim can be approved: {title}.", missing)
    rule = _in_effect([rules[name] for name in gate], facts)
    listed = facts.elements(rule.subject)
    roots = listed.missing if isinstance(listed, Unknown) else ()
    return OpenGate(rule, f"The dossier shows nothing to judge this by: {rule.title}.", roots)


def _in_effect(rules: Sequence[Rule], facts: FactBase) -> Rule:
    """Of rules that follow upon one another the first in effect on the day judged, else the first."""
    return next((rule for rule in rules if rule.effective_on(facts.judged_day)), rules[0])
