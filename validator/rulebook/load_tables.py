"""rules/tables/: lists of the standards as data, one a file.

What enters: the strict YAML documents and the sources they may cite. What leaves: tables by name, or every `Problem`
found: a row of another form than the others, a name that is not the file's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, cast, get_args

from validator.dossier.document import Document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.definition import Cell, Table
from validator.rulebook.form import Form
from validator.rulebook.load_cite import load_cite
from validator.rulebook.load_sources import Sources
from validator.rulebook.rule import Basis

NAME = re.compile(r"[a-z][a-z0-9_]*")


def load_tables(documents: Mapping[str, Document], sources: Sources) -> Mapping[str, Table] | tuple[Problem, ...]:
    """The tables, or everything that is wrong with their files."""
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for _, document in sorted(documents.items()):
        form = Form(document, code="E408")
        table = _table(form, sources)
        tables[table.name] = table
        problems += in_order(form.problems)
    return tuple(problems) or tables


def _table(form: Form, sources: Sources) -> Table:
    data = form.mapping(form.document.data, "")
    form.keys(data, ("table", "about", "basis", "cite", "rows"), ("version", "note"), "")
    name = form.text(data, "table", "")
    if not NAME.fullmatch(name) or PurePath(form.document.path).stem != name:
        form.complain("/table", f"`{name}` is not the file's name without its ending, in small letters.")
    return Table(
        name=name,
        about=form.text(data, "about", ""),
        basis=cast(Basis, form.word(data, "basis", get_args(Basis), "")),
        cite=load_cite(data.get("cite"), "/cite", form, sources),
        version=form.version(data),
        rows=_rows(data.get("rows"), form),
        note=form.text(data, "note", "", default=""),
        path=form.document.path,
    )


def _rows(raw: Any, form: Form) -> Mapping[str, Cell] | tuple[str | int, ...]:
    if isinstance(raw, list):
        return tuple(_word(each, f"/rows/{place}", form) for place, each in enumerate(raw))
    rows = {key: _cell(row, f"/rows/{key}", form) for key, row in form.mapping(raw, "/rows").items()}
    if len({type(row) for row in rows.values()}) > 1:
        form.complain("/rows", "Of a table every row is of one form: a word, a whole number, or a list of words.")
    return rows


def _cell(raw: Any, at: str, form: Form) -> Cell:
    if isinstance(raw, list):
        return tuple(_word(each, f"{at}/{place}", form) for place, each in enumerate(raw))
    return _word(raw, at, form)


def _word(raw: Any, at: str, form: Form) -> str | int:
    if isinstance(raw, str | int) and not isinstance(raw, bool):
        return raw
    form.complain(at, f"`{raw}` is neither a word nor a whole number.")
    return ""
