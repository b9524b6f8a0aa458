"""Definitions and tables as checked values: derived facts as formulas, and lists of the standards as data.

What enters: the loader's output. What leaves: frozen values. A definition says what a fact means, how well that is
known and where it is said, as a rule does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from validator.rulebook.formulas.tree import Node
from validator.rulebook.formulas.types import Type
from validator.rulebook.rule import Basis, Cite

Cell = str | int | tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One line of ``all:`` or ``any:``; ``otherwise`` is the sentence for a reader where it surely fails."""

    formula: Node
    otherwise: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: plain text, or what a formula gives (with its unit), or why a definition fails.

    ``when``: the piece stands there only where this surely holds.
    """

    text: str = ""
    formula: Node | None = None
    type: Type | None = None
    why: bool = False
    when: Node | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a definition."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Definition:
    """A derived fact of a kind. ``formula`` is linked; of a sentence (``says``) it is None.

    ``source`` is the formula as written, one text a part. ``along``: the day by which its reference goes back in time.
    """

    kind: str
    name: str
    arguments: tuple[Argument, ...]
    formula: Node | None
    type: Type
    about: str
    basis: Basis
    cite: Cite
    version: int
    source: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    says: tuple[Piece, ...] = ()
    any_of: bool = False
    along: str = ""
    note: str = ""
    path: str = ""
    line: int = 1

    @property
    def title(self) -> str:
        """As an author writes it: ``certificate.covers(on, place, work)``."""
        listed = f"({', '.join(each.name for each in self.arguments)})" if self.arguments else ""
        return f"{self.kind}.{self.name}{listed}"


@dataclass(frozen=True, slots=True)
class Table:
    """A list of words, or what is said of each of some words."""

    name: str
    about: str
    basis: Basis
    cite: Cite
    version: int
    rows: Mapping[str, Cell] | tuple[str | int, ...]
    note: str = ""
    path: str = ""

    @property
    def keys(self) -> tuple[str | int, ...]:
        """The words of the list, or those that something is said of."""
        return tuple(self.rows)

    @property
    def of_lists(self) -> bool:
        """Whether each row is a list."""
        return isinstance(self.rows, Mapping) and all(isinstance(row, tuple) for row in self.rows.values())


Definitions = Mapping[tuple[str, str], Definition]


@dataclass(frozen=True, slots=True)
class Meaning:
    """All definitions by kind and name, and all tables by name."""

    definitions: Definitions = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
