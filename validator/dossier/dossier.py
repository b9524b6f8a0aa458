"""A dossier: a document that fits the schema and whose references resolve.

What enters: bytes, or a path. What leaves: a `Dossier`, or everything that is wrong with it: writing,
schema and references at once, where the writing could be read at all. No input raises. Reading files is
done here and nowhere else in this room.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from validator.dossier.document import Document, read_on
from validator.dossier.problem import Problem, in_order
from validator.dossier.references import reference_problems
from validator.dossier.schema import dossier_shape, schema_problems, short_way
from validator.dossier.text import MOST_BYTES

SUFFIXES = frozenset({".yaml", ".yml", ".json"})


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything submitted for one claim. ``data`` fits the schema; ``sha256`` is of the file's bytes."""

    path: str
    document: Document = field(repr=False)
    data: Mapping[str, Any] = field(repr=False)
    id: str
    sha256: str


def read_dossier(data: bytes, path: str) -> Dossier | tuple[Problem, ...]:
    """The dossier that the bytes hold, or all its problems in the order of the file."""
    reading = read_on(data, path, dossier_shape(), short_way())
    document = reading.document
    if document is None:
        return reading.problems
    # What cannot be read stands in the data as nothing: do not complain of that again.
    told = {problem.pointer for problem in reading.problems}
    found = (*(() if reading.fits else schema_problems(document)), *reference_problems(document))
    problems = in_order((*reading.problems, *(each for each in found if each.pointer not in told)))
    if problems:
        return problems
    return Dossier(path, document, document.data, document.data["id"], document.sha256)


def load_dossier(path: Path) -> Dossier | tuple[Problem, ...]:
    """The dossier in a file. A file that cannot be opened is a problem like any other."""
    name = os.fsencode(path).decode("utf-8", "replace")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        return (Problem("", 1, 1, _cannot_open(error), name),)
    return read_dossier(data, name)


def _cannot_open(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file; check the path."
    if isinstance(error, IsADirectoryError):
        return "This is a folder that cannot be read as a dossier; name a file, or check its permissions."
    if isinstance(error, PermissionError):
        return "The file may not be read; check its permissions."
    reason = getattr(error, "strerror", None) or "its name is not allowed"
    return f"The file cannot be read ({reason}); check the path."


def dossier_files(path: Path) -> list[Path]:
    """The dossiers in a folder and all folders below it, sorted; of a file, the file itself.

    Linked folders are not entered, so that a loop ends. A folder that may not be read stands in the list
    itself, so that loading it says so: nothing is passed over in silence.
    """
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    unreadable: list[Path] = []
    for folder, _, names in os.walk(path, onerror=lambda error: unreadable.append(Path(error.filename))):
        found.extend(Path(folder, name) for name in names if Path(name).suffix.lower() in SUFFIXES)
    return sorted(found + unreadable)
