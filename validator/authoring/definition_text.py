"""What a rule rests on as plain text: the steps, the tables, the facts that a dossier submits.

What enters: a `Behind`. What leaves: blocks of lines. Nothing fails.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from validator.authoring.definition_card import Behind, DefinitionCard
from validator.rulebook.definition import Definition, Table

WIDTH = 100
MOST_ROWS = 12


def steps(found: Behind) -> Iterator[list[str]]:
    """One block for each definition."""
    return (_step(card) for card in found.definitions)


def _step(card: DefinitionCard) -> list[str]:
    definition = card.definition
    sources = f" ({', '.join(each.number for each in card.sources)})" if card.sources else ""
    unit = f" [{definition.type.unit}]" if definition.type.unit not in ("", "*") else ""
    return [
        *_wrapped(f"{definition.title}{unit}: {definition.about}", "  - "),
        *formula_lines(definition, "      "),
        *_wrapped(f"{definition.basis}; {card.place}{sources}", "    "),
    ]


def formula_lines(definition: Definition, indent: str) -> list[str]:
    """The formula as its author wrote it, a part a line."""
    if definition.says:
        return textwrap.wrap(" ".join(definition.source), WIDTH, initial_indent=indent, subsequent_indent=indent)
    if definition.parts:
        word = "any of" if definition.any_of else "all of"
        parts = [line for part in definition.source for line in _indented(part, f"{indent}  ")]
        return [f"{indent}{word}", *parts]
    return [line for part in definition.source for line in _indented(part, indent)]


def _indented(text: str, indent: str) -> list[str]:
    return [found for line in text.rstrip().splitlines() for found in _folded(line, indent)]


def _folded(line: str, indent: str) -> list[str]:
    """A line as it stands, further in where it is too long for one."""
    own = f"{indent}{' ' * (len(line) - len(line.lstrip()))}"
    return textwrap.wrap(
        line.strip(),
        WIDTH,
        initial_indent=own,
        subsequent_indent=f"{own}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def tables(found: Behind) -> Iterator[list[str]]:
    """One block for each table that the steps look into."""
    return (_table(each) for each in found.tables)


def _table(table: Table) -> list[str]:
    lines = _wrapped(f"{table.name} ({table.basis}): {table.about}", "  - ")
    if not isinstance(table.rows, Mapping):
        return [*lines, *_wrapped(", ".join(map(str, table.rows)), "      ")]
    rows = list(table.rows.items())
    for key, row in rows[:MOST_ROWS]:
        told = ", ".join(map(str, row)) if isinstance(row, tuple) else str(row)
        lines += _wrapped(f"{key}: {told or 'nothing'}", "      ")
    if len(rows) > MOST_ROWS:
        lines.append(f"      and {len(rows) - MOST_ROWS} more")
    return lines


def submitted(found: Behind) -> Iterator[list[str]]:
    """One block for each fact that a dossier submits."""
    return (
        _wrapped(f"{card.name}: {card.about}, at {card.place or 'the words found'}", "  - ") for card in found.submitted
    )


def _wrapped(text: str, lead: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
