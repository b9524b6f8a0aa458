"""A change of a rulebook as points, with the verdicts that it changes.

What enters: both rulebooks, and what became of dossiers where some were judged. What leaves: a `Review`. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from validator.authoring.impact.change import Change
from validator.authoring.impact.impact import Impact
from validator.authoring.review.document_points import document_points
from validator.authoring.review.parameter_points import FILE as PARAMETERS
from validator.authoring.review.parameter_points import parameter_points
from validator.authoring.review.point import Point
from validator.authoring.review.rule_points import Book, rule_points
from validator.authoring.review.verdict_points import FILE as VERDICT
from validator.authoring.review.verdict_points import verdict_points


@dataclass(frozen=True, slots=True)
class Review:
    """``impact`` is None where no dossiers were judged."""

    points: tuple[Point, ...]
    impact: Impact | None = None

    def verdicts(self, point: Point) -> tuple[Change, ...]:
        """The verdicts that a point about a rule changes."""
        if self.impact is None or not point.subject:
            return ()
        return tuple(self.impact.by_rule().get(point.subject, ()))

    def elsewhere(self) -> dict[str, list[Change]]:
        """The verdicts changed by rules that are as they were: through a parameter, a fact, the lexicon, a gate."""
        told = {point.subject for point in self.points}
        found = {} if self.impact is None else self.impact.by_rule()
        return {rule: changes for rule, changes in found.items() if rule not in told}


def review(old: Book, new: Book, impact: Impact | None = None) -> Review:
    """Every point: rules first, then gates, parameters, and the other files."""
    return Review(tuple(_as_in(new, old, point) for point in _points(old, new)), impact)


def _as_in(new: Book, old: Book, point: Point) -> Point:
    """A pull request knows a file that is gone by the path that it would have in the new rulebook."""
    if not point.gone:
        return point
    return replace(point, path=str(PurePath(new.folder) / PurePath(point.path).relative_to(old.folder)))


def _points(old: Book, new: Book) -> Iterator[Point]:
    yield from rule_points(old, new)
    yield from verdict_points(old, new)
    yield from parameter_points(old, new)
    told = {PARAMETERS, VERDICT}
    rules = {rule.path for book in (old, new) for rule in book.rules.values()}
    before, after = (
        {path: one for path, one in book.documents.items() if path not in told and one.path not in rules}
        for book in (old, new)
    )
    yield from document_points(before, after)
