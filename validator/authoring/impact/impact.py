"""What became of many dossiers, grouped by the rules that made the difference.

What enters: for each dossier its change, that it has none, or why it could not be judged. What leaves: an `Impact`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from validator.authoring.impact.change import NO_RULE, Change


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A dossier that one of the rulebooks could not judge; ``engine_failed`` tells whose fault it is."""

    path: str
    reason: str
    engine_failed: bool


@dataclass(frozen=True, slots=True)
class Impact:
    """The outcome for all dossiers, in their order."""

    dossiers: int
    changes: tuple[Change, ...]
    not_judged: tuple[NotJudged, ...]

    def by_rule(self) -> dict[str, list[Change]]:
        """The changes by the rule that caused them (several where several did); those without a cause last."""
        found: dict[str, list[Change]] = {}
        for one in self.changes:
            for rule in [cause.rule for cause in one.causes] or [NO_RULE]:
                found.setdefault(rule, []).append(one)
        return dict(sorted(found.items(), key=lambda item: (item[0] == NO_RULE, item[0])))

    def ways(self) -> Counter[tuple[str, str]]:
        """How often one verdict became another."""
        return Counter((one.before, one.after) for one in self.changes)


def impact(results: Iterable[Change | NotJudged | None]) -> Impact:
    """The impact; None stands for a dossier whose verdict is the same."""
    told = list(results)
    return Impact(
        dossiers=len(told),
        changes=tuple(one for one in told if isinstance(one, Change)),
        not_judged=tuple(one for one in told if isinstance(one, NotJudged)),
    )
