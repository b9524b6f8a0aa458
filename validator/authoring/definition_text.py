"""What a rule rests on as plain text: the steps, the tables, the functions, the facts that a dossier submits.

What enters: a `Behind`. What leaves: blocks of lines. Nothing fails.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from validator.authoring.definition_card import Behind, DefinitionCard, TableCard
from validator.rulebook.definition import Definition, Table
from validator.rulebook.formulas.signature import Signature
from validator.rulebook.load_sources import Source

WIDTH = 100
MOST_ROWS = 12


def steps(found: Behind) -> Iterator[list[str]]:
    """One block for each definition."""
    return (_step(card) for card in found.definitions)


def _step(card: DefinitionCard) -> list[str]:
    definition = card.definition
    unit = f" [{definition.type.unit}]" if definition.type.unit not in ("", "*") else ""
    return [
        *_wrapped(f"{definition.title}{unit}: {definition.about}", "  - "),
        *formula_lines(definition, "      "),
        *_wrapped(f"{definition.basis}; {card.place}{_numbers(card.sources)}", "    "),
    ]


def _numbers(sources: Iterable[Source]) -> str:
    numbers = [each.number for each in sources]
    return f" ({', '.join(numbers)})" if numbers else ""


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
    return (_table(card) for card in found.tables)


def _table(card: TableCard) -> list[str]:
    lines = _wrapped(f"{card.table.name}: {card.table.about}", "  - ")
    rows = table_rows(card.table)
    lines += [line for row in rows[:MOST_ROWS] for line in _wrapped(row, "      ")]
    if len(rows) > MOST_ROWS:
        lines.append(f"      and {len(rows) - MOST_ROWS} more")
    return [*lines, *_wrapped(f"{card.table.basis}; {card.place}{_numbers(card.sources)}", "    ")]


def table_rows(table: Table) -> list[str]:
    """The rows as text; of a list all words in one."""
    if not isinstance(table.rows, Mapping):
        return [", ".join(map(str, table.rows))]
    told = {key: ", ".join(map(str, row)) if isinstance(row, tuple) else str(row) for key, row in table.rows.items()}
    return [f"{key}: {row or 'nothing'}" for key, row in told.items()]


def functions(found: Behind) -> Iterator[list[str]]:
    """One block for each function that the steps call."""
    return (_function(each) for each in found.functions)


def _function(signature: Signature) -> list[str]:
    lines = _wrapped(f"{signature_text(signature)}: {signature.about}", "  - ")
    return [*lines, *(_wrapped(f"Rests on {signature.rests_on}.", "    ") if signature.rests_on else [])]


def signature_text(signature: Signature) -> str:
    """What a function takes, in brackets behind its name."""
    return f"{signature.name}({', '.join(map(str, signature.takes))})"


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
