"""Writing a file of the rulebook: whole or not at all, with the permissions that it had.

What enters: the path and the text. What may fail: the file cannot be written (a usage error, exit code 2); the old file
then stays as it was.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

NEW_FILE = 0o666


def rewrite(path: Path, text: str) -> None:
    """Put the text in the place of what the file holds, or make the file."""
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(_mode(path))
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise click.UsageError(f"Cannot write {path}: {error.strerror}.") from error


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return NEW_FILE & ~mask
