"""The history of a file as git tells it, as a value.

What enters: the lines of `git log` (whoever runs git does that at the edge), or the reason why there are none. What
leaves: a `History`. Nothing fails.
"""

from __future__ import annotations

from dataclasses import dataclass

SEPARATOR = "\x1f"
LOG_FORMAT = SEPARATOR.join(("%h", "%as", "%an", "%s"))


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched the file."""

    commit: str
    on: str
    by: str
    subject: str


@dataclass(frozen=True, slots=True)
class History:
    """Newest first; ``none_because`` says why there are no changes."""

    changes: tuple[Change, ...] = ()
    none_because: str = ""

    def lines(self) -> tuple[str, ...]:
        """One line a change, or the reason why there is none."""
        told = tuple(f"{one.on} {one.subject} ({one.by}, {one.commit})" for one in self.changes)
        return told or ((self.none_because,) if self.none_because else ())


def history_of(log: str) -> History:
    """The history from the output of `git log` in `LOG_FORMAT`."""
    rows = (line.split(SEPARATOR) for line in log.splitlines())
    changes = tuple(Change(*row) for row in rows if len(row) == 4)
    return History(changes) if changes else History(none_because="The file has not been committed yet.")
