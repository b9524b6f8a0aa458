"""Every table that is one small step away from a table: a row, or a word of a row, left out; two rows in other order.

What enters: a table, and whether somebody asks for the place of its words. What leaves: the row, a word for the step,
and the table as it then is; the last row of a table stays. Nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from validator.rulebook.definition import Cell, Table


def tables_in_another_step(table: Table, ordered: bool) -> Iterator[tuple[str, str, Table]]:
    """Every change, in the order of the rows."""
    if isinstance(table.rows, Mapping):
        yield from _of_mapping(table, table.rows)
    elif len(table.rows) > 1:
        yield from _of_list(table, table.rows)
    if ordered:
        yield from _moved(table)


def _of_list(table: Table, rows: tuple[str | int, ...]) -> Iterator[tuple[str, str, Table]]:
    for index, word in enumerate(rows):
        yield f"rows/{word}", "left out", replace(table, rows=(*rows[:index], *rows[index + 1 :]))


def _of_mapping(table: Table, rows: Mapping[str, Cell]) -> Iterator[tuple[str, str, Table]]:
    for key, cell in rows.items():
        if isinstance(cell, tuple) and len(cell) > 1:
            for index, word in enumerate(cell):
                fewer = (*cell[:index], *cell[index + 1 :])
                yield f"rows/{key}/{word}", "left out", replace(table, rows={**rows, key: fewer})
        elif len(rows) > 1 and cell != ():  # a word without a row has an empty list anyway
            others = {name: each for name, each in rows.items() if name != key}
            yield f"rows/{key}", "left out", replace(table, rows=others)


def _moved(table: Table) -> Iterator[tuple[str, str, Table]]:
    words = table.keys
    for index, (word, after) in enumerate(pairwise(words)):
        order = (*words[:index], after, word, *words[index + 2 :])
        rows = {str(each): table.rows[str(each)] for each in order} if isinstance(table.rows, Mapping) else order
        yield f"rows/{word}", f"behind {after}", replace(table, rows=rows)
