"""Gates: what a claim of a category must show before it can be approved.

What enters: the decisions on a dossier and the routes of its category. What leaves: the route taken, every gate on it
that is not met, and the findings that say so. No route that surely applies is itself an open question: nothing is
approved by silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from validator.evaluation.explaining import Explaining
from validator.evaluation.scope import Scope
from validator.facts.element import FactBase
from validator.facts.values import Missing, Unknown
from validator.judging.judgement import Judgement
from validator.rulebook.rule import Rule
from validator.rulebook.verdict_table import Route, VerdictTable
from validator.verdict.finding import Finding, Told
from validator.verdict.remedy import remedy_of


@dataclass(frozen=True, slots=True)
class Passage:
    """The route a claim takes (None: none surely applies), its open gates, and what would settle the route.

    ``ways``: where no route surely applies, those that may, or else all that there are.
    """

    route: Route | None
    open: tuple[tuple[str, ...], ...]
    missing: tuple[Missing, ...]
    ways: tuple[Route, ...] = ()

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
    possible: list[Route] = []
    for route in routes:
        truth = explaining.truth(route.when, scope)
        if truth:
            return Passage(route, tuple(gate for gate in route.gates if _is_open(gate, decisions)), ())
        if truth is None:
            undecided += explaining.missing(route.when, scope)
            possible.append(route)
    return Passage(None, (), tuple(dict.fromkeys(undecided)), tuple(possible) or tuple(routes))


def _is_open(gate: tuple[str, ...], decisions: Judgement) -> bool:
    """Whether none of the gate's rules applies, or one that applies is not met."""
    said = [one.status for rule in gate for one in decisions.of(rule) if one.applies is not False]
    return not said or any(status != "met" for status in said)


def gate_findings(
    gates: Iterable[tuple[str, ...]], rules: Mapping[str, Rule], facts: FactBase, findings: Sequence[Finding]
) -> Iterator[Finding]:
    """A flag for every rule that keeps a gate open and of which no finding speaks that decides."""
    told = {one.rule.id for one in findings if one.outcome in ("reject", "flag")}
    flagged: dict[str, Finding] = {}
    for gate in gates:
        unmet = dict.fromkeys(one.rule.id for one in findings if one.rule.id in gate)
        for rule in [name for name in unmet if name not in told]:
            missing = tuple(dict.fromkeys(root for one in findings if one.rule.id == rule for root in one.missing))
            reason = f"This has to be shown before the claim can be approved: {rules[rule].title}."
            flagged.setdefault(rule, _flag(rules[rule], reason, missing, facts))
        if not unmet:
            silent = _silent(gate, rules, facts)
            flagged.setdefault(silent.rule.id, silent)
    yield from flagged.values()


def _silent(gate: tuple[str, ...], rules: Mapping[str, Rule], facts: FactBase) -> Finding:
    """A flag where none of the gate's rules has anything to say of."""
    rule = _in_effect([rules[name] for name in gate], facts)
    listed = facts.elements(rule.subject)
    roots = listed.missing if isinstance(listed, Unknown) else ()
    return _flag(rule, f"The dossier shows nothing to judge this by: {rule.title}.", roots, facts)


def no_route(passed: Passage, rules: Mapping[str, Rule], facts: FactBase) -> Finding | None:
    """A flag where no route surely applies; it stands under the first rule that the first way asks for."""
    if passed.route is not None or not passed.ways:
        return None
    ways = "; ".join(route.name for route in passed.ways)
    if passed.missing:
        reason = f"Which way leads this claim to an approval cannot be told yet: {ways}."
    else:
        reason = f"None of the ways on which such a claim can be approved is open to it: {ways}."
    return _flag(rules[passed.ways[0].gates[0][0]], reason, passed.missing, facts)


def _flag(rule: Rule, reason: str, missing: tuple[Missing, ...], facts: FactBase) -> Finding:
    remedy = remedy_of(missing) or f"Show in the dossier what this asks for: {rule.title}."
    told = Told("unknown", "flag", reason, None, remedy, missing)
    return Finding(rule, facts.singles["claim"], told, tuple, lambda: rule.basis)


def _in_effect(rules: Sequence[Rule], facts: FactBase) -> Rule:
    """Of rules that follow upon one another the first in effect on the day judged, else the first."""
    return next((rule for rule in rules if rule.effective_on(facts.judged_day)), rules[0])
