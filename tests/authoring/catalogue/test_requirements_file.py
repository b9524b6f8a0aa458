"""The catalogue's file: every row is read, and what is wrong is told with its line."""

from __future__ import annotations

from validator.authoring.catalogue.requirements import Requirement, read_requirements
from validator.dossier.problem import Problem

HEAD = "id,section,requirement,test,facts,violated,missing,basis,sources"
ROW = 'CG-GEN-01,all,"Something, said",,claim.elements,advise,flag,seen,"S2,S3"'


def read(*lines: str) -> tuple[Requirement, ...] | tuple[Problem, ...]:
    return read_requirements("\n".join(lines).encode(), "requirements.csv")


def told(*lines: str) -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in read(*lines) if isinstance(each, Problem)]


def test_a_row_with_commas_in_its_cells() -> None:
    (row,) = read(HEAD, ROW)
    assert isinstance(row, Requirement)
    assert (row.id, row.prefix, row.requirement, row.sources) == ("CG-GEN-01", "CG", "Something, said", "S2,S3")


def test_other_columns() -> None:
    assert told("id,requirement", "CG-GEN-01,x") == [(1, f"The first line names the columns: {HEAD}.")]


def test_a_missing_cell_and_a_row_twice() -> None:
    short, double = told(HEAD, "CG-GEN-02,all", ROW, ROW)
    assert short[0] == 2
    assert "2 cells instead of 9" in short[1]
    assert double == (4, "CG-GEN-01 stands in line 3 already.")


def test_no_table_at_all() -> None:
    assert "not a table" in told(HEAD, 'CG-GEN-01,"open')[0][1]
    assert isinstance(read_requirements(b"\xff\xfe\x00", "requirements.csv")[0], Problem)
    assert told("")[0][0] == 1
