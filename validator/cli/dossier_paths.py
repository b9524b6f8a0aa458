"""The dossiers that a command line names: files, and folders of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from validator.dossier.dossier import dossier_files


def dossier_paths(paths: Iterable[Path]) -> list[Path]:
    """Every dossier; a usage error where a folder holds none."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = dossier_files(path)
            if not found:
                raise click.UsageError(f"{path} holds no dossier (*.yaml, *.yml, *.json).")
            files += found
        else:
            files.append(path)
    return files
