"""Writing several files into a folder.

What enters: the text of each file by name. What may fail: the folder or a file cannot be written (a usage error, exit
code 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from validator.cli.output import opened


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write every file, each whole or not at all; files of other names are left alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"Cannot write to {folder}: {error.strerror}.") from error
    for name, text in files.items():
        with opened(folder / name) as stream:
            stream.write(text)
