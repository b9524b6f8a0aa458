"""One thing that the linter says.

What enters: a code and a place. What leaves: a frozen value that the reports format. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from validator.dossier.document import Document
from validator.dossier.problem import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """``witness``: lines that show it, facts as an example would give them, and what the engine said of them."""

    code: str
    path: str
    line: int
    column: int
    message: str
    witness: tuple[str, ...] = ()


def found(
    code: str, document: Document, pointer: str, message: str, *, of_key: bool = False, witness: Iterable[str] = ()
) -> Finding:
    """A finding at a place of a file."""
    place = document.key_place(pointer) if of_key else document.place(pointer)
    return Finding(code, document.path, place.line, place.column, message, tuple(witness))


def from_problem(problem: Problem) -> Finding:
    """What a loader complained of."""
    return Finding(problem.code, problem.path, problem.line, problem.column, problem.message)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file and place, each once."""
    return tuple(sorted(set(findings), key=lambda one: (one.path, one.line, one.column, one.code, one.message)))
