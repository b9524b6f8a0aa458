"""When an approval would lapse although nothing is submitted anew.

What enters: the judged day, the days on which some comparison with it changes, and a function that judges the same
dossier on another day. What leaves: the first later day whose verdict is no longer approve, or None. Exact for every
comparison that was made with the judged day (see `validator.evaluation.clock`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from datetime import date

VerdictOn = Callable[[date], tuple[str, Set[date]]]


def lapses_on(day: date, turning_points: Set[date], verdict_on: VerdictOn) -> date | None:
    """The first day after ``day`` on which ``verdict_on`` no longer says approve."""
    turns = set(turning_points)
    for next_day in days_after(day, turns):
        verdict, more = verdict_on(next_day)
        if verdict != "approve":
            return next_day
        turns |= more
    return None


def days_after(day: date, turns: Set[date], last: date = date.max) -> Iterator[date]:
    """The days of ``turns`` after ``day``, up to ``last``, in order; each may add further ones before the next."""
    while waiting := [turn for turn in turns if day < turn <= last]:
        day = min(waiting)
        yield day
