"""What became of the mutants of a rulebook: noticed by an example, by a scenario, or by nothing.

What enters: mutants, who may notice them, the reasons of rules/mutants.yaml. What leaves: frozen values. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from validator.authoring.mutation.reasons import Key, Reasons
from validator.authoring.mutation.witnesses import AnyMutant, By, Witnesses

UNNOTICED: tuple[By, ...] = ("nothing",)
NOT_BY_HAND: tuple[By, ...] = ("nothing", "proposed example")


@dataclass(frozen=True, slots=True)
class Fate:
    """A mutant, what noticed it first, and where nothing did, the reason that is given for it."""

    mutant: AnyMutant
    by: By
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """All mutants that were tried. ``stale``: reasons for mutants that are noticed, or that there are none of."""

    fates: tuple[Fate, ...]
    stale: tuple[Key, ...]

    @property
    def unnoticed(self) -> tuple[Fate, ...]:
        """The mutants that nothing noticed."""
        return tuple(fate for fate in self.fates if fate.by == "nothing")

    @property
    def unexplained(self) -> tuple[Fate, ...]:
        """Those of them without a reason."""
        return tuple(fate for fate in self.unnoticed if not fate.reason)

    @property
    def noticed_percent(self) -> Fraction:
        """The share that was noticed; all of none."""
        return self._percent(UNNOTICED)

    @property
    def by_hand_percent(self) -> Fraction:
        """The share that was noticed by scenarios and by examples that a person wrote."""
        return self._percent(NOT_BY_HAND)

    def _percent(self, without: Collection[By]) -> Fraction:
        tried = len(self.fates)
        return Fraction(100 * sum(fate.by not in without for fate in self.fates), tried) if tried else Fraction(100)


def survey(fates: Iterable[Fate], reasons: Reasons, names: Collection[str] | None, *, whole: bool) -> Survey:
    """The survey; ``whole``: every mutant of the rules, definitions and tables with these names (None: of all) was
    tried, so that a reason nobody needs can be told."""
    told = tuple(fates)
    needed = {fate.mutant.key for fate in told if fate.by == "nothing"}
    tried = {fate.mutant.key for fate in told}
    asked = whole and names is None
    stale = (
        key
        for key in reasons
        if key not in needed and (key in tried or asked or (whole and names is not None and key[0] in names))
    )
    return Survey(told, tuple(stale))


def fates(mutants: Iterable[AnyMutant], witnesses: Witnesses, reasons: Reasons) -> Iterator[Fate]:
    """What becomes of each mutant."""
    for mutant in mutants:
        by = witnesses.noticed_by(mutant)
        yield Fate(mutant, by, reasons.get(mutant.key, "") if by == "nothing" else "")
