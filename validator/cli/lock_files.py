"""The lock of a rulebook folder, as a command finds it.

What enters: the folder. What leaves: the lock, what is wrong with it, or None where there is none. May fail with a
usage error: the file cannot be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from validator.authoring.lint.against_lock import LockFile
from validator.authoring.lock import FILE, meaning_of, read_lock
from validator.dossier.problem import Problem
from validator.rulebook.used_ids import IsLocked


def read_lock_file(folder: Path) -> LockFile | tuple[Problem, ...] | None:
    """The lock of a rulebook."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"Cannot read {path}: {error.strerror}.") from error
    lock = read_lock(data, str(path))
    return lock if isinstance(lock, tuple) else LockFile(str(path), lock, data.decode("utf-8"))


def locked_in(folder: Path) -> IsLocked:
    """A function that tells whether a file of the folder means what is locked under its id."""
    file = read_lock_file(folder)
    lock = file.lock if isinstance(file, LockFile) else {}

    def is_locked(rule: str, data: Mapping[str, Any]) -> bool:
        return rule in lock and not lock[rule].retired and lock[rule].meaning == meaning_of(data)

    return is_locked
