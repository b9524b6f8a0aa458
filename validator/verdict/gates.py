"""Gates: what a claim of a category must show before it can be approved.

What enters: the findings of a dossier and the routes of its category. What leaves: the route taken and every gate on it
that is not met. No route that surely applies is itself an open question: nothing is approved by silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from validator.engine.explain import missing_of
from validator.engine.reference import evaluate
from validator.engine.scope import Scope
from validator.engine.truth import Truth
from validator.facts.element import Element, Facts
from validator.facts.values import Known, Missing, Unknown
from validator.rulebook.rule import Rule
from validator.rulebook.verdict_table import Route, VerdictTable
from validator.verdict.determination import Finding, OpenGate
from validator.verdict.findings import Parameters


@dataclass(frozen=True, slots=True)
class Passage:
    """The route a claim takes (None: none surely applies), its open gates, and what would settle the route."""

    route: Route | None
    open: tuple[OpenGate, ...]
    missing: tuple[Missing, ...]

    @property
    def clear(self) -> bool:
        """Whether a route was taken and every gate on it is met."""
        return self.route is not None and not self.open


def passage(
    claim: Element,
    facts: Facts,
    parameter: Parameters,
    table: VerdictTable,
    rules: Mapping[str, Rule],
    findings: Sequence[Finding],
) -> Passage:
    """Which route the claim takes and which of its gates are open."""
    scope = Scope(facts, claim, parameter)
    category = claim.value("category")
    routes = table.routes.get(str(category.value), ()) if isinstance(category, Known) else ()
    undecided: list[Missing] = []
    for route in routes:
        truth = evaluate(route.when, scope)
        if truth is Truth.TRUE:
            gates = (_open([rules[rule] for rule in gate], facts, findings) for gate in route.gates)
            return Passage(route, tuple(gate for gate in gates if gate is not None), ())
        if truth is Truth.UNKNOWN:
            undecided += missing_of(route.when, scope)
    return Passage(None, (), tuple(dict.fromkeys(undecided)))


def _open(gate: Sequence[Rule], facts: Facts, findings: Sequence[Finding]) -> OpenGate | None:
    """The gate if it is open: none of its rules applies, or one that applies is not met."""
    ids = {rule.id for rule in gate}
    said = [one for one in findings if one.rule.id in ids and one.status != "not_applicable"]
    unmet = [one for one in said if one.status != "met"]
    if said and not unmet:
        return None
    if unmet:
        missing = tuple(dict.fromkeys(root for one in unmet for root in one.missing))
        title = unmet[0].rule.title
        return OpenGate(unmet[0].rule, f"This has to be shown before the claim can be approved: {title}.", missing)
    listed = facts.elements(gate[0].subject)
    roots = listed.missing if isinstance(listed, Unknown) else ()
    return OpenGate(gate[0], f"The dossier shows nothing to judge this by: {gate[0].title}.", roots)
