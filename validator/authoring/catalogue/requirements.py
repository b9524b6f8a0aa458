"""rules/requirements.csv: the catalogue, one requirement of the published documents a row.

What enters: the bytes of the file. What leaves: its rows in order, or what is wrong with them, each with its line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, fields

from validator.dossier.problem import Problem

FILE = "requirements.csv"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row, its cells as they stand; ``violated`` and ``missing``: what a violation and a missing fact ask for."""

    id: str
    section: str
    requirement: str
    test: str
    facts: str
    violated: str
    missing: str
    basis: str
    sources: str

    @property
    def prefix(self) -> str:
        """The beginning of the id, which names the document: ``COC``."""
        return self.id.partition("-")[0]


COLUMNS = [field.name for field in fields(Requirement)]


def read_requirements(data: bytes, path: str) -> tuple[Requirement, ...] | tuple[Problem, ...]:
    """The rows of the catalogue, or everything that is wrong with the file."""
    try:
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        numbered = [(rows.line_num, row) for row in rows if row]
    except (UnicodeDecodeError, csv.Error) as error:
        return (Problem("", 1, 1, f"This is not a table of comma-separated values in UTF-8: {error}.", path),)
    problems = tuple(Problem("", line, 1, message, path) for line, message in _faults(numbered))
    return problems or tuple(Requirement(*row) for _, row in numbered[1:])


def _faults(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
    if not rows or rows[0][1] != COLUMNS:
        yield 1, f"The first line names the columns: {','.join(COLUMNS)}."
        return
    seen: dict[str, int] = {}
    for line, row in rows[1:]:
        if len(row) != len(COLUMNS):
            yield (
                line,
                f"{row[0]} has {len(row)} cells instead of {len(COLUMNS)}; put quotes round a cell with a comma.",
            )
        if row[0] in seen:
            yield line, f"{row[0]} stands in line {seen[row[0]]} already."
        seen.setdefault(row[0], line)
