"""Definitions and tables as files: what is wrong is told with its code and its place, and nothing else loads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from validator.facts.functions import signatures
from validator.rulebook.files import read_files, shipped_rules
from validator.rulebook.load import Reading, read_rulebook

CITE = 'cite: {document: asi-claims, edition: "1", section: Mass balance, clause: null, sources: [COC:S4]}\n'
HEAD = f"kind: account\nbasis: design\n{CITE}definitions:\n"
TABLE = f"table: gizmos\nabout: what a gizmo is made of\nbasis: design\n{CITE}"
RULE = "claims-guide/CG-OP-04-approval-before-publication.yaml"
HARMLESS = ("", "[]", "1", "kind: [a]", "kind: account\ndefinitions: 7", "kind: account\ndefinitions: {a: [1]}",
            "kind: account\ndefinitions: {'x(': {is: [1]}}")  # fmt: skip


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """The shipped rules without their lexicon, which takes long to read."""
    return {path: data for path, data in read_files(shipped_rules()).items() if not path.startswith("lexicon/")}


def read(files: Mapping[str, bytes]) -> Reading:
    return read_rulebook(files, Path("rules"), (), signatures())


def wrong(files: Mapping[str, bytes], path: str, text: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and message of everything that is wrong with one more file."""
    found = read({**files, path: text.encode()})
    assert found.rulebook is None
    assert {problem.path for problem in found.problems} == {f"rules/{path}"}
    return [(each.code, each.line, each.column, each.message) for each in found.problems]


@pytest.mark.parametrize(
    ("definition", "code", "line", "column", "told"),
    [
        ("is: shiniest(coc_input_t)", "E331", 6, 9, "`shiniest` is neither a definition of account nor a function."),
        ("is: shares(coc_input_t, coc_input_t)", "E331", 6, 9, "Did you mean `share`?"),
        ("is: share(coc_input_t)", "E331", 6, 9, "share"),
        ("is: coc_inptu_t", "E331", 6, 9, "Did you mean `coc_input_t`?"),
        ("is: coc_input_t +", "E330", 6, 22, "The formula ends too early."),
        ("is: |\n      coc_input_t\n      + )", "E330", 8, 9, "`)` cannot stand here."),
        ("is: |\n      coc_input_t\n      + coc_inptu_t", "E331", 8, 9, "Did you mean `coc_input_t`?"),
        ("is: coc_input_t * parameter(no_such)", "E331", 6, 23, "no_such"),
        ("is: material in table(no_such)", "E331", 6, 21, "no_such"),
        ("is: coc_input_t + 3", "E331", 6, 23, "`3` may not stand in a formula"),
        ("is: coc_input_t\n    unit: percent", "E332", 7, 11, "percent"),
        ("all: [coc_input_t]", "E332", 6, 11, "Each part is yes or no"),
        ("is: coc_input_t\n    says: much", "E407", 5, 3, "A definition says one of"),
        ("takes: {book: account}\n    is: coc_input_t", "E407", 6, 13, "`book` is none of the arguments."),
        ("is: coc_input_t\n    abuot: it", "E407", 7, 5, "Did you mean `about`?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_definition_is_told_with_its_place(
    files: Mapping[str, bytes], definition: str, code: str, line: int, column: int, told: str
) -> None:
    text = f"{HEAD}  shines:\n    {definition}\n    about: whether it shines\n"
    first = wrong(files, "definitions/shining.yaml", text)[0]
    assert first[:3] == (code, line, column), first
    assert told in first[3]


def test_a_formula_nested_without_end_is_told_as_well(files: Mapping[str, bytes]) -> None:
    formula = f"{'not ' * 2000}well_dated"
    text = f"{HEAD}  shines:\n    is: {formula}\n    about: whether it shines\n"
    ((code, line, _, message),) = wrong(files, "definitions/shining.yaml", text)
    assert (code, line) == ("E330", 6)
    assert "nested too deeply" in message


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("coc_input_t", "`account.coc_input_t` is submitted"),
        ("input_share", "`account.input_share` is defined in rules/definitions/mass-balance.yaml already."),
        ("in_it(book)", "`takes:` does not say what argument `book` is."),
        ("Shines", "`Shines` is no name"),
    ],
)
def test_a_definition_has_a_name_of_its_own(files: Mapping[str, bytes], head: str, told: str) -> None:
    text = f"{HEAD}  {head}:\n    is: coc_input_t > 0\n    about: whether it shines\n"
    assert told in wrong(files, "definitions/zzz.yaml", text)[0][3]


def test_definitions_go_in_a_circle_only_along_time(files: Mapping[str, bytes]) -> None:
    text = (
        f"{HEAD}  up:\n    is: not down\n    about: whether it is up\n  down:\n    is: not up\n    about: the other\n"
    )
    ((code, line, _, message),) = wrong(files, "definitions/circle.yaml", text)
    assert (code, line) == ("E333", 8)
    assert "account.down → account.up → account.down" in message


@pytest.mark.parametrize(
    ("rows", "line", "told"),
    [
        ("rows: {lid: [a], cup: b}", 5, "Of a table every row is of one form"),
        ("rows: [lid, [cup]]", 5, "is neither a word nor a whole number"),
        ("rows: [true]", 5, "is neither a word nor a whole number"),
        ("row: [lid]", 5, "Did you mean `rows`?"),
    ],
)
def test_what_is_wrong_with_a_table(files: Mapping[str, bytes], rows: str, line: int, told: str) -> None:
    found = wrong(files, "tables/gizmos.yaml", f"{TABLE}{rows}\n")
    assert {each[0] for each in found} == {"E408"}
    assert any(each[1] == line and told in each[3] for each in found), found


def test_a_rule_that_names_a_fact_which_nothing_defines_does_not_load(files: Mapping[str, bytes]) -> None:
    changed = files[RULE].replace(b"  claim.pass_through: false", b"  claim.pass_trough: false")
    found = read({**files, RULE: changed})
    assert [problem.code for problem in found.problems] == ["E302"]
    assert "Did you mean `pass_through`?" in found.problems[0].message


def test_without_its_definition_no_rule_loads_that_names_it(files: Mapping[str, bytes]) -> None:
    found = read({name: data for name, data in files.items() if name != "definitions/approval.yaml"})
    assert found.rulebook is None
    assert {problem.code for problem in found.problems} <= {"E302", "E321", "E331"}
    assert any("`unchanged` is not an attribute of approval" in problem.message for problem in found.problems)


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("folder", ["definitions", "tables"])
def test_no_file_makes_a_traceback(files: Mapping[str, bytes], folder: str, text: str) -> None:
    assert read({**files, f"{folder}/x.yaml": text.encode()}).problems
