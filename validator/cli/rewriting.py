"""Writing files of the rulebook: whole or not at all, with the permissions that they had.

What enters: texts by path. What may fail: a file cannot be written (a usage error, exit code 2); every old file then
stays as it was.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

NEW_FILE = 0o666


def rewrite(path: Path, text: str) -> None:
    """Put the text in the place of what the file holds, or make the file."""
    rewrite_all({path: text})


def rewrite_all(texts: Mapping[Path, str]) -> None:
    """The same for several files that belong together: all of them, or none."""
    begun: dict[Path, Path] = {}
    replaced: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, text in texts.items():
            begun[path.resolve()] = _begun(path.resolve(), text)
        for path, temporary in begun.items():
            old = path.read_bytes() if path.exists() else None
            temporary.replace(path)
            replaced[path] = old
    except OSError as error:
        told = f"Cannot write {path}: {error.strerror}."
        raise click.UsageError(" ".join([told, *_put_back(replaced)])) from error
    finally:
        for temporary in begun.values():
            temporary.unlink(missing_ok=True)


def _begun(path: Path, text: str) -> Path:
    """The text in a file beside the one that it will replace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(path))
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _put_back(replaced: Mapping[Path, bytes | None]) -> Iterator[str]:
    """Undo what was replaced already; say of which file the new text had to stay."""
    for path, data in replaced.items():
        try:
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(data)
        except OSError as error:
            yield f"{path} is changed already and cannot be put back: {error.strerror}."


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return NEW_FILE & ~mask
