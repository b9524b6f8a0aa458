"""Files of wordings are read strictly, and every mistake has its place."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from validator.authoring.wording_file import Floors, Wording, load_floors, load_wordings, read_wordings
from validator.dossier.problem import Problem

CLASSES = ("absolute", "physical_content", "percent_content")
GOOD = """
- text: "Made with\\u00a0ASI Aluminium"
  expect: reject
  class: physical_content
  also: [percent_content]
  why: no mass balance
"""


def read(text: str) -> tuple[Wording, ...] | tuple[Problem, ...]:
    return read_wordings(text.encode(), "fixtures/wording/en.yaml", CLASSES)


def test_an_entry_as_it_is_written() -> None:
    (found,) = read(GOOD)
    assert found == Wording(
        "Made with\u00a0ASI Aluminium",
        "en",
        "reject",
        "physical_content",
        ("percent_content",),
        "no mass balance",
        "fixtures/wording/en.yaml",
        2,
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("  expect: reject\n", "", 2, "`expect:` is missing."),
        (
            "expect: reject",
            "expect: rejected",
            3,
            "`rejected` is none of clear, advise, flag, reject, caught. Did you mean `reject`?",
        ),
        ("class: physical_content", "class: physical", 4, "Did you mean `physical_content`?"),
        ("class: physical_content", "class: none", 4, "has the class that it comes from"),
        ("[percent_content]", "[percent]", 5, "`percent` is no class of the lexicon."),
        ("why:", "because:", 6, "`because` does not belong here."),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, line: int, told: str) -> None:
    (problem,) = read(GOOD.replace(old, new))
    assert isinstance(problem, Problem)
    assert problem.line == line
    assert told in problem.message


def test_a_text_stands_once() -> None:
    (problem,) = read(GOOD + GOOD)
    assert isinstance(problem, Problem)
    assert problem.message == "The same text stands in line 2."


def test_a_file_that_is_no_list() -> None:
    (problem,) = read("text: a")
    assert isinstance(problem, Problem)
    assert "begin each with `- text:`" in problem.message


def test_a_folder_is_read_without_its_floors(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "de.yaml").write_text("- {text: Hallo., expect: clear, class: none}", encoding="utf-8")
    (tmp_path / "floors.yaml").write_text(
        "{accuracy: 0.95, false_alarms_per_thousand: 5, recall: {absolute: 1}}", encoding="utf-8"
    )
    found = load_wordings(tmp_path, CLASSES)
    assert [each.language for each in found if isinstance(each, Wording)] == ["de", "en"]
    assert load_floors(tmp_path / "floors.yaml") == Floors(Fraction(19, 20), Fraction(5), {"absolute": Fraction(1)})


def test_a_floor_is_a_number(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text("accuracy: high\nrecall: {absolute: -1}", encoding="utf-8")
    found = load_floors(path)
    assert isinstance(found, tuple)
    assert {each.pointer: each.message for each in found} == {
        "": "`false_alarms_per_thousand:` is missing.",
        "/accuracy": "Here belongs a number of 0 or more.",
        "/false_alarms_per_thousand": "Here belongs a number of 0 or more.",
        "/recall/absolute": "Here belongs a number of 0 or more.",
    }


def test_the_shipped_corpus_is_large_and_half_of_it_is_clear() -> None:
    folder = Path(__file__).parents[2] / "fixtures" / "wording"
    files = sorted(path for path in folder.glob("*.yaml") if path.name != "floors.yaml")
    assert [path.stem for path in files] == ["de", "en", "es", "fr", "it", "ja", "nl", "no", "zh"]
    texts = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if "  expect: " in line]
    clear = sum(line.endswith("clear") for line in texts)
    assert len(texts) >= 720
    assert abs(2 * clear - len(texts)) <= len(texts) // 10
