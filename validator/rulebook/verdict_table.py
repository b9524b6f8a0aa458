"""How findings become a verdict: the data of rules/verdict.yaml.

What enters: the strict YAML document and a `Link`. What leaves: the basis gate, the order of outcomes and, for each
claim category, the routes by which it can be approved, each with the rules that must be met, and the rules that a claim
which runs on is asked once; or problems in the link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Raw
from typing import get_args

from validator.rulebook.conditions import ALWAYS, Condition
from validator.rulebook.link import Link
from validator.rulebook.load_condition import load_condition
from validator.rulebook.rule import Basis, Outcome


@dataclass(frozen=True, slots=True)
class Route:
    """One way in which a claim of a category can be approved: where ``when`` holds, every gate must be met.

    A gate is one rule, or several of which at least one must apply and all that apply must be met.
    """

    name: str
    when: Condition
    gates: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """``worst``: the worst outcome each basis allows; ``verdicts``: outcomes that become the verdict, worst first."""

    worst: Mapping[Basis, Outcome]
    verdicts: tuple[Outcome, ...]
    routes: Mapping[str, tuple[Route, ...]]
    first_day_only: Mapping[str, str] = field(default_factory=dict)
    """Rules that a claim which runs on is asked on its first day only, each with the reason."""

    def gates(self) -> frozenset[str]:
        """Every rule that gates some category."""
        routes = [route for routes in self.routes.values() for route in routes]
        return frozenset(rule for route in routes for gate in route.gates for rule in gate)


def load_verdict_table(link: Link) -> VerdictTable | None:
    """The table of ``link.document``, or None where ``link.problems`` holds what is wrong."""
    data = link.document.data
    if not isinstance(data, dict) or set(data) - {"first_day_only"} != {"basis", "verdicts", "categories"}:
        told = (
            "verdict.yaml says `basis:`, `verdicts:`, `categories:` and, if need be, `first_day_only:`, nothing else."
        )
        link.complain("", told)
        return None
    table = VerdictTable(
        _worst(data["basis"], link),
        _verdicts(data["verdicts"], link),
        _categories(data, link),
        _first_day_only(data.get("first_day_only", {}), link),
    )
    return None if link.problems else table


def _worst(raw: Raw, link: Link) -> Mapping[Basis, Outcome]:
    if not isinstance(raw, dict) or set(raw) != set(get_args(Basis)):
        link.complain("/basis", f"`basis` gives the worst outcome of each of {', '.join(get_args(Basis))}.")
        return {}
    for basis, outcome in raw.items():
        if outcome not in get_args(Outcome):
            link.complain(f"/basis/{basis}", f"`{outcome}` is not an outcome.")
    return dict(raw)


def _verdicts(raw: Raw, link: Link) -> tuple[Outcome, ...]:
    if raw != ["reject", "flag"]:
        link.complain("/verdicts", "`verdicts` is [reject, flag]: the contract knows no others besides approve.")
    return ("reject", "flag")


def _first_day_only(raw: Raw, link: Link) -> Mapping[str, str]:
    if not isinstance(raw, dict):
        link.complain("/first_day_only", "`first_day_only` gives rule ids, each with the reason.")
        return {}
    return {str(rule): link.text(raw, str(rule), "/first_day_only") for rule in raw}


def _categories(data: dict[str, Raw], link: Link) -> Mapping[str, tuple[Route, ...]]:
    known = link.vocabulary.kinds["claim"].attributes["category"].values
    found: dict[str, tuple[Route, ...]] = {}
    raw = data["categories"]
    for category in raw if isinstance(raw, dict) else ():
        at = f"/categories/{category}"
        if category not in known:
            link.complain(at, f"`{category}` is not a claim category.{link.hint(category, known)}")
            continue
        routes = raw[category]
        found[category] = tuple(_route(route, f"{at}/{i}", link) for i, route in enumerate(routes or ()))
    for category in known:
        if not found.get(category):
            link.complain("/categories", f"Category `{category}` has no route: it could never be approved.")
    return found


def _route(raw: Raw, at: str, link: Link) -> Route:
    if not isinstance(raw, dict) or not set(raw) <= {"route", "when", "gates"} or not raw.get("gates"):
        link.complain(at, "A route says `route:` (its name), `gates:` (a list of rule ids) and, if need be, `when:`.")
        return Route("", ALWAYS, ())
    when = load_condition(raw["when"], f"{at}/when", link, ("claim",)) if "when" in raw else ALWAYS
    gates = tuple(tuple(map(str, gate)) if isinstance(gate, list) else (str(gate),) for gate in raw["gates"])
    return Route(str(raw["route"]), when, gates)
