"""Gates for which no rule is in effect on some day, so that nothing could be approved on it.

What enters: the table of verdict.yaml with every rule that stands for a gate, and the rules. What leaves: findings.
Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from validator.authoring.lint.finding import Finding, found
from validator.dossier.document import Document
from validator.rulebook.rule import Rule
from validator.rulebook.verdict_table import VerdictTable

NOBODY = "W513"
ONE_DAY = timedelta(days=1)
Days = tuple[date, date]


def check_gates(table: VerdictTable, rules: Mapping[str, Rule], document: Document) -> Iterator[Finding]:
    """The days on which a gate has no rule."""
    for category, routes in table.routes.items():
        for index, route in enumerate(routes):
            for gate in route.gates:
                for days in uncovered([rules[name] for name in gate]):
                    yield found(
                        NOBODY, document, f"/categories/{category}/{index}/gates", _told(gate, days, route.name)
                    )


def uncovered(rules: list[Rule]) -> Iterator[Days]:
    """The days, first and last of each span, on which none of the rules is in effect."""
    free: date | None = date.min
    for rule in sorted(rules, key=lambda one: one.effective_from or date.min):
        begins, ends = rule.effective_from or date.min, rule.effective_to or date.max
        if free is None or begins > ends:
            continue
        if begins > free:
            yield free, begins - ONE_DAY
        free = None if ends == date.max else max(free, ends + ONE_DAY)
    if free is not None:
        yield free, date.max


def _told(gate: tuple[str, ...], days: Days, route: str) -> str:
    first, last = days
    named = gate[0] if len(gate) == 1 else f"[{', '.join(gate)}]"
    when = (
        f"Until {last}" if first == date.min else f"From {first} on" if last == date.max else f"From {first} to {last}"
    )
    return f"{when} no rule is in effect that stands for the gate {named}: nothing could be approved as “{route}”."
