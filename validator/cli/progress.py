"""Progress on a terminal: a bar on standard error that tells how far a long run is; silent in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
EVERY_SECONDS = 0.2
QUIET_SECONDS = 1.0
WIDTH = 30


def progress(items: Iterable[T], total: int, noun: str) -> Iterator[T]:
    """The same items; after a second, a terminal shows how many are done."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = shown = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - started > QUIET_SECONDS and (now - shown > EVERY_SECONDS or done == total):
            shown = now
            print(f"\r{bar(done, total)} {done} of {total} {noun}", end="", file=sys.stderr, flush=True)
    if shown > started:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def bar(done: int, total: int) -> str:
    """``[###-------]``"""
    full = WIDTH * done // total if total else WIDTH
    return f"[{'#' * full}{'-' * (WIDTH - full)}]"
