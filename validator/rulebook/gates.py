"""The rules that stand for a gate of verdict.yaml: the one that it names, and those that succeed it.

What enters: the table and the rules in force. What leaves: the table whose gates hold the successors, too: of them
those count that are in effect on the day judged. A gate that names no rule is a problem of the link. Nothing raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from validator.rulebook.link import Link
from validator.rulebook.rule import Rule
from validator.rulebook.verdict_table import Route, VerdictTable


def with_successors(table: VerdictTable, rules: Mapping[str, Rule], link: Link) -> VerdictTable:
    """The table with every rule that stands for a gate, in the order in which they follow upon one another."""
    routes = {
        category: tuple(
            _route(route, f"/categories/{category}/{i}/gates", rules, link) for i, route in enumerate(several)
        )
        for category, several in table.routes.items()
    }
    for name in table.first_day_only:
        if name not in rules:
            link.complain("/first_day_only", f"`{name}` is not a rule.{_advice(name, rules, link)}", code="E404")
    return replace(table, routes=routes)


def _route(route: Route, at: str, rules: Mapping[str, Rule], link: Link) -> Route:
    gates = []
    for gate in route.gates:
        standing = {name: standing_for(name, rules) for name in gate}
        for name, found in standing.items():
            if not found:
                link.complain(at, f"`{name}` is not a rule.{_advice(name, rules, link)}", code="E404")
        gates.append(tuple(dict.fromkeys(rule for found in standing.values() for rule in found)))
    return replace(route, gates=tuple(gates))


def standing_for(name: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """The rule of that id, if there is one, and those that take its place from a day on, or in a profile.

    Theirs are the ids that `also:` hands on; a successor may itself have one.
    """
    found = [name] if name in rules else []
    wanted = [name]
    for old in wanted:  # grows while it is gone through
        heirs = [rule for rule in rules.values() if old in rule.also and _takes_over(rule) and rule.id not in wanted]
        wanted += (rule.id for rule in heirs)
        found += (rule.id for rule in heirs)
    return tuple(found)


def _takes_over(rule: Rule) -> bool:
    return rule.effective_from is not None or rule.profile is not None


def _advice(name: str, rules: Mapping[str, Rule], link: Link) -> str:
    covering = [rule.id for rule in rules.values() if name in rule.also]
    return f" Rule {covering[0]} covers that row: name it instead." if covering else link.hint(name, rules)
