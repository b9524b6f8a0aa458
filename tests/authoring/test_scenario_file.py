"""Scenario files are read strictly, and every mistake has its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from validator.authoring.scenario_file import Scenario, load_scenarios, read_scenarios
from validator.dossier.problem import Problem

GOOD = """
- id: CG-3
  shows: Published without approval
  base: on-product/can.yaml
  as_of: 2026-11-30
  profiles: [coc-v3-draft]
  change:
    set: {/claim/publication: published}
    remove: [/approval]
  expect: {verdict: flag, rules: [CG-OP-04]}
  table: reject
  differs: the source is a copy
"""


def read(text: str) -> tuple[Scenario, ...] | tuple[Problem, ...]:
    return read_scenarios(text.encode(), "x.yaml")


def test_an_entry_as_it_is_written() -> None:
    (scenario,) = read(GOOD)
    assert isinstance(scenario, Scenario)
    assert (scenario.id, scenario.verdict, scenario.rules, scenario.table) == ("CG-3", "flag", ("CG-OP-04",), "reject")
    assert (scenario.as_of, scenario.profiles, scenario.line) == (date(2026, 11, 30), ("coc-v3-draft",), 2)
    assert [(each.name, each.pointer, each.line) for each in scenario.change] == [
        ("set", "/claim/publication", 8),
        ("remove", "/approval", 9),
    ]


def test_the_texts_verdict_is_ours_where_nothing_else_is_said() -> None:
    (scenario,) = read("- {id: A, shows: a, base: b.yaml, expect: {verdict: approve, rules: []}}")
    assert isinstance(scenario, Scenario)
    assert scenario.table == "approve"


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("  shows: Published without approval\n", "", 2, "`shows:` is missing."),
        ("verdict: flag", "verdict: flagged", 10, "`flagged` is none of approve, flag, reject. Did you mean `flag`?"),
        ("  remove: [/approval]", "  delete: [/approval]", 9, "`delete` does not belong here."),
        ("  remove: [/approval]", "  remove: /approval", 9, "`remove` is a list of pointers."),
        ("  remove: [/approval]", "  remove: [approval]", 9, "A pointer begins with a slash"),
        ("  differs: the source is a copy\n", "", 2, "`table:` and `differs:` go together"),
        ("table: reject", "table: flag", 11, "`table:` is the same verdict"),
        ("as_of: 2026-11-30", "as_of: 2026-11-31", 5, "is not a day of the calendar"),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, line: int, told: str) -> None:
    assert old in GOOD
    problems = read(GOOD.replace(old, new))
    assert any(isinstance(each, Problem) and told in each.message for each in problems), problems
    assert any(isinstance(each, Problem) and each.line == line for each in problems), problems


def test_an_id_stands_once() -> None:
    (problem,) = read(GOOD + GOOD)
    assert isinstance(problem, Problem)
    assert problem.message == "Another scenario is called CG-3 already."


def test_a_file_that_is_no_list() -> None:
    (problem,) = read("id: CG-3")
    assert isinstance(problem, Problem)
    assert problem.message.startswith("A file of scenarios is a list")


def test_a_folder_gives_the_scenarios_of_all_files_or_all_problems(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "b.yaml").write_text(GOOD.replace("CG-3", "CG-4"))
    assert [each.id for each in load_scenarios(tmp_path) if isinstance(each, Scenario)] == ["CG-3", "CG-4"]
    (tmp_path / "c.yaml").write_text("- [")
    assert [each.path for each in load_scenarios(tmp_path) if isinstance(each, Problem)] == [str(tmp_path / "c.yaml")]
