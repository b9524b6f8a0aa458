"""Doing something again whenever files are saved.

What enters: a function that tells the state of the files, and one that waits a little. What leaves: one item for each
time that the state has changed. Nothing here knows of clocks or disks but `states_of` and `a_moment`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

State = Mapping[Path, tuple[int, int]]
SECONDS = 0.3


def changes(state: Callable[[], State], wait: Callable[[], None]) -> Iterator[frozenset[Path]]:
    """The files that were changed, made or removed, each time that any were; for ever."""
    before = state()
    while True:
        wait()
        now = state()
        if now != before:
            yield frozenset(path for path in {*before, *now} if before.get(path) != now.get(path))
        before = now


def states_of(folders: Iterable[Path]) -> Callable[[], State]:
    """A function that tells when the YAML files of the folders were last saved, and how long they are."""
    watched = tuple(folders)

    def state() -> State:
        found: dict[Path, tuple[int, int]] = {}
        for path in (path for folder in watched for path in folder.rglob("*.yaml")):
            try:
                stat = path.stat()
            except OSError:  # it was removed while we looked
                continue
            found[path] = (stat.st_mtime_ns, stat.st_size)
        return found

    return state


def a_moment() -> None:
    """Wait a little."""
    time.sleep(SECONDS)
