"""The exit codes of the contract, decided in one place.

0 every dossier approved · 1 at least one rejected · 2 wrong usage or an unreadable file · 3 no reject, at least one
flag · 4 the rulebook is broken or the engine failed. The worst wins in the order 4, 2, 1, 3, 0.
"""

from __future__ import annotations

from collections.abc import Iterable

from validator.verdict.determination import Determination

APPROVED, REJECTED, UNREADABLE, FLAGGED, FAILED = 0, 1, 2, 3, 4
WORST_FIRST = (FAILED, UNREADABLE, REJECTED, FLAGGED, APPROVED)
BY_VERDICT = {"approve": APPROVED, "reject": REJECTED, "flag": FLAGGED}
BY_OUTCOME = {"reject": REJECTED, "flag": FLAGGED, "advise": APPROVED, "none": APPROVED}


def of(determination: Determination) -> int:
    """The exit code of one dossier."""
    if determination.engine_failed:
        return FAILED
    return UNREADABLE if determination.verdict is None else BY_VERDICT[determination.verdict]


def worst(codes: Iterable[int]) -> int:
    """The code that wins; ``APPROVED`` of none."""
    return min(codes, key=WORST_FIRST.index, default=APPROVED)
