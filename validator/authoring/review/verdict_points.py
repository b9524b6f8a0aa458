"""What became of the gates, and of what a rule may lead to at worst.

What enters: two rulebooks. What leaves: points, in the order of categories. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.naming import Naming, plain_word
from validator.authoring.review.point import Line, Point, compared
from validator.authoring.review.rule_points import Book
from validator.authoring.sentences import sentence
from validator.rulebook.conditions import ALWAYS, Condition
from validator.rulebook.verdict_table import Route

FILE = "verdict.yaml"
Gate = tuple[str, ...]


def verdict_points(old: Book, new: Book) -> Iterator[Point]:
    """A point for every difference of verdict.yaml."""
    before, after = old.naming.rulebook.table, new.naming.rulebook.table
    for basis, worst in after.worst.items():
        if before.worst[basis] != worst:
            told = f"A rule whose text is {basis} leads at worst to {worst}; before, to {before.worst[basis]}"
            yield _point(new, f"/basis/{basis}", told)
    if before.verdicts != after.verdicts:
        told = f"Verdicts are tried in the order {', '.join(after.verdicts)}; before, {', '.join(before.verdicts)}"
        yield _point(new, "/verdicts", told)
    for category, routes in after.routes.items():
        yield from _category(category, before.routes.get(category, ()), routes, old, new)


def _category(
    category: str, before: tuple[Route, ...], after: tuple[Route, ...], old: Book, new: Book
) -> Iterator[Point]:
    at = f"/categories/{category}"
    was = {route.name: route for route in before}
    for number, route in enumerate(after):
        lead = f"Way to approval ({plain_word(category)}: {route.name})"
        if route.name not in was:
            gates = tuple(Line("+", f"the gate {_gate(gate)}") for gate in route.gates)
            yield _point(new, f"{at}/{number}", f"{lead} is new", gates)
            continue
        lines = (*_when(was[route.name].when, route.when, old.naming, new.naming), *_gates(was[route.name], route))
        if lines:
            yield _point(new, f"{at}/{number}/gates", f"{lead} is changed", lines)
    names = [route.name for route in after]
    for route in before:
        if route.name not in names:
            yield _point(new, at, f"Way to approval ({plain_word(category)}: {route.name}) is gone")
    if [name for name in was if name in names] != [name for name in names if name in was]:
        yield _point(new, at, f"Ways to approval ({plain_word(category)}) are tried in another order")


def _gates(was: Route, route: Route) -> Iterator[Line]:
    new = [gate for gate in route.gates if gate not in was.gates]
    for gate in was.gates:
        if gate in route.gates:
            continue
        follows = next((other for other in new if {*other} & {*gate}), None)
        yield Line("-", f"the gate {_gate(gate)}")
        if follows is not None:
            new.remove(follows)
            yield Line("+", f"the gate {_gate(follows)} in its place")
    yield from (Line("+", f"the gate {_gate(gate)}") for gate in new)


def _gate(gate: Gate) -> str:
    return gate[0] if len(gate) == 1 else f"{', '.join(gate[:-1])} or {gate[-1]}, whichever apply"


def _when(before: Condition, after: Condition, old: Naming, new: Naming) -> Iterator[Line]:
    if before != after:
        yield from compared(_lines(before, old), _lines(after, new))


def _lines(condition: Condition, naming: Naming) -> list[str]:
    if condition == ALWAYS:
        return ["It is open to every claim that took none above it."]
    return ["It is open where:", *sentence(condition, naming).lines("  ")]


def _point(new: Book, pointer: str, headline: str, lines: tuple[Line, ...] = ()) -> Point:
    document = new.documents[FILE]
    return Point(headline, document.path, document.key_place(pointer).line, lines)
