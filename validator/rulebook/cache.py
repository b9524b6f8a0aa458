"""A memory of checked rulebooks on disk, so that a cold start need not parse hundreds of files again.

What enters: a key of the exact files and program. What leaves: what was stored under it, or None. Safe to delete at any
time; whatever is unreadable counts as not there. The folder is the user's own (``ASI_CLAIMS_CACHE``, else the XDG cache
folder) and is used only where nobody else can write to it, because it is read with pickle.
"""

from __future__ import annotations

import os
import pickle
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

KEPT_FILES = 64


def folder() -> Path | None:
    """The cache folder, made if need be; None where there is no safe one (or ASI_CLAIMS_CACHE is empty)."""
    named = os.environ.get("ASI_CLAIMS_CACHE")
    if named == "":
        return None
    home = os.environ.get("XDG_CACHE_HOME")
    try:
        path = Path(named) if named else (Path(home) if home else Path.home() / ".cache") / "asi-claims"
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path if _private(path) else None
    except (OSError, RuntimeError):
        return None


def _private(path: Path) -> bool:
    if not hasattr(os, "getuid"):
        return True
    found = path.stat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def recall(key: str) -> Any | None:
    """What was stored under the key, or None."""
    where = folder()
    if where is None:
        return None
    try:
        return pickle.loads((where / f"{key}.pickle").read_bytes())
    except Exception:  # whatever is wrong with a cached file, the rulebook itself is there to be read
        return None


def holds(keys: Iterable[str]) -> bool:
    """Whether there is something stored under every key; it counts as used, so that older things are forgotten."""
    where = folder()
    try:
        for key in keys if where else ():
            os.utime(f"{where}/{key}.pickle")
    except OSError:
        return False
    return where is not None


def store(key: str, value: Any) -> None:
    """Store a value; a write that fails leaves no trace and harms nothing."""
    where = folder()
    if where is None:
        return
    import tempfile  # a cold start with a remembered rulebook stores nothing

    try:
        handle, temporary = tempfile.mkstemp(dir=where)
        with os.fdopen(handle, "wb") as stream:
            pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
        Path(temporary).replace(where / f"{key}.pickle")
        _forget_old(where)
    except OSError:
        return


def _forget_old(where: Path) -> None:
    kept = sorted(where.glob("*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEPT_FILES:]:
        path.unlink(missing_ok=True)
