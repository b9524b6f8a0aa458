"""The day on which a claim is judged: a date that remembers what it was compared with.

What enters: a calendar day. What leaves: a ``date`` that behaves like any other and notes, for every comparison, the
day on which its answer would change. Those notes are how a report knows when an approval lapses: a measure that
compares (``day <= expires_on``) instead of subtracting is taken into account without doing anything for it.
"""

from __future__ import annotations

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


class JudgedDay(date):
    """A day whose comparisons with other days are noted in ``turning_points``."""

    turning_points: set[date]

    @classmethod
    def of(cls, day: date) -> JudgedDay:
        """The same day, with no comparison noted yet."""
        judged = cls(day.year, day.month, day.day)
        judged.turning_points = set()
        return judged

    def _note(self, other: object) -> None:
        if isinstance(other, date):
            self.turning_points.add(date(other.year, other.month, other.day))
            if other < date.max:
                self.turning_points.add(date.fromordinal(other.toordinal() + 1))

    def __lt__(self, other: date) -> bool:
        """Earlier."""
        self._note(other)
        return super().__lt__(other)

    def __le__(self, other: date) -> bool:
        """Earlier or the same."""
        self._note(other)
        return super().__le__(other)

    def __gt__(self, other: date) -> bool:
        """Later."""
        self._note(other)
        return super().__gt__(other)

    def __ge__(self, other: date) -> bool:
        """Later or the same."""
        self._note(other)
        return super().__ge__(other)

    def __eq__(self, other: object) -> bool:
        """The same day."""
        self._note(other)
        return super().__eq__(other)

    def __hash__(self) -> int:
        """As any date's."""
        return super().__hash__()

    def __reduce__(self) -> tuple[object, ...]:
        """Copied as a plain date: the notes belong to one evaluation."""
        return (date, (self.year, self.month, self.day))
