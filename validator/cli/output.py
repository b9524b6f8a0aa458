"""Where a report goes: standard output, or a file that is replaced only when the whole report is written.

What enters: pieces of text. What may fail: the file cannot be written (a usage error, exit code 2); the old file then
stays as it was.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

output_option = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write the report to a file instead of standard output.",
)


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """A stream to write the report to; a file takes its name only when everything was written."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    import tempfile  # most reports go to standard output, and it takes its time

    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise click.UsageError(f"Cannot write {path}: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        raise click.UsageError(f"Cannot write {path}: {error.strerror}.") from error
    finally:
        Path(temporary).unlink(missing_ok=True)
