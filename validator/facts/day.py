"""The day on which a claim is judged: a date that remembers what it was compared with.

What enters: a calendar day. What leaves: a ``date`` that behaves like any other and notes, for every comparison, the
days on which its answer may change. Those notes are how a report knows when an approval lapses, without any measure or
rule doing something for it. A day counted from the judged one (thirty days before it) notes for it, too; a difference
(``day - other``) is a plain duration and notes nothing, so measures compare days and never subtract them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self, SupportsIndex

MONTH_SLACK_DAYS = 3


class JudgedDay(date):
    """A day whose comparisons with other days are noted; days counted from it note in the same place.

    ``lag_days`` is how far this day lies after the judged one, give or take ``slack_days`` (months differ in length).
    """

    _turns: set[int]
    lag_days: int
    slack_days: int

    def __new__(cls, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex) -> Self:
        """A judged day with nothing noted yet."""
        made = super().__new__(cls, year, month, day)
        made._turns, made.lag_days, made.slack_days = set(), 0, 0
        return made

    @classmethod
    def of(cls, day: date) -> JudgedDay:
        """The same day, with no comparison noted yet."""
        return cls(day.year, day.month, day.day)

    @property
    def turning_points(self) -> frozenset[date]:
        """The days on which the answer of a comparison made so far may change."""
        first, last = date.min.toordinal(), date.max.toordinal()
        return frozenset(date.fromordinal(turn) for turn in self._turns if first <= turn <= last)

    def moved_to(self, day: date, slack_days: int = 0) -> JudgedDay:
        """A day counted from this one: its comparisons are noted for the judged day."""
        moved = JudgedDay.of(day)
        moved._turns = self._turns
        moved.lag_days = self.lag_days + day.toordinal() - self.toordinal()
        moved.slack_days = self.slack_days + slack_days
        return moved

    def __add__(self, other: timedelta) -> JudgedDay:
        """So many days later."""
        return self.moved_to(date.fromordinal(self.toordinal() + other.days))

    def __sub__(self, other: timedelta | date) -> JudgedDay | timedelta:  # type: ignore[override]
        """So many days earlier, or the time since another day."""
        if isinstance(other, timedelta):
            return self.moved_to(date.fromordinal(self.toordinal() - other.days))
        return timedelta(days=self.toordinal() - other.toordinal())

    def _note(self, other: object, after: int) -> None:
        """Note the day on which an answer changes: the other day, or so many days after it."""
        if not isinstance(other, date):
            return
        turn = other.toordinal() - self.lag_days + after
        if self.slack_days:
            self._turns.update(range(turn - self.slack_days, turn + self.slack_days + 1))
        else:
            self._turns.add(turn)

    def __lt__(self, other: date) -> bool:
        """Earlier."""
        self._note(other, 0)
        return super().__lt__(other)

    def __le__(self, other: date) -> bool:
        """Earlier or the same."""
        self._note(other, 1)
        return super().__le__(other)

    def __gt__(self, other: date) -> bool:
        """Later."""
        self._note(other, 1)
        return super().__gt__(other)

    def __ge__(self, other: date) -> bool:
        """Later or the same."""
        self._note(other, 0)
        return super().__ge__(other)

    def __eq__(self, other: object) -> bool:
        """The same day."""
        self._note(other, 0)
        self._note(other, 1)
        return super().__eq__(other)

    def __hash__(self) -> int:
        """As any date's."""
        return super().__hash__()

    def __reduce__(self) -> tuple[object, ...]:
        """Copied as a plain date: the notes belong to one evaluation."""
        return (date, (self.year, self.month, self.day))
