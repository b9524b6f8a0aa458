"""Examples that a search proposed: read beside the rule, and no part of what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from validator.authoring.history import History
from validator.authoring.lint.linter import asked, lint
from validator.authoring.naming import Naming
from validator.authoring.rule_card import rule_card
from validator.authoring.rule_data import rule_data
from validator.authoring.rule_text import rule_text
from validator.facts.functions import signatures
from validator.rulebook.files import profile_names, read_files, shipped_rules
from validator.rulebook.load import Reading, read_rulebook

FOLDER = Path("rules")
BESIDE = "claims-guide/CG-APP-04-nothing-changed.proposed.yaml"
ENTRY = """
  - case: {case}
    by: search
    read: false
    given: {given}
    expect: not_applicable
"""
RIGHT = ENTRY.format(case="ASI refused it", given="{approval: {status: refused}}")


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """The shipped rulebook without any proposed examples."""
    return {path: data for path, data in read_files(shipped_rules()).items() if not path.endswith(".proposed.yaml")}


def with_examples(files: Mapping[str, bytes], entries: str, rule: str = "CG-APP-04") -> Reading:
    data = f"rule: {rule}\nexamples:{entries}".encode()
    return read_rulebook({**files, BESIDE: data}, FOLDER, profile_names(shipped_rules()), signatures())


@pytest.fixture(scope="module")
def reading(files: Mapping[str, bytes]) -> Reading:
    return with_examples(files, RIGHT)


def test_they_stand_behind_the_rule_s_own(reading: Reading) -> None:
    rule = reading.rules["CG-APP-04"]
    assert rule.examples[-1].case == "ASI refused it"
    assert (rule.examples[-1].proposed, rule.examples[-1].read) == (True, False)
    assert rule.written_examples == rule.examples[:-1]


def test_they_are_no_part_of_the_meaning(reading: Reading, files: Mapping[str, bytes]) -> None:
    without = read_rulebook(files, FOLDER, profile_names(shipped_rules()), signatures())
    assert reading.rulebook is not None and without.rulebook is not None
    assert reading.rulebook.sha256 == without.rulebook.sha256


def test_show_leaves_them_out(reading: Reading) -> None:
    assert reading.rulebook is not None
    card = rule_card(reading.rules["CG-APP-04"], Naming(reading.rulebook, date(2026, 6, 30)))
    history = History(none_because="no history here")
    assert "Not approved yet" in rule_text(card, history)
    assert "ASI refused it" not in rule_text(card, history) + str(rule_data(card, history)["examples"])


def test_of_another_rule(files: Mapping[str, bytes]) -> None:
    (problem,) = with_examples(files, RIGHT, rule="CG-APP-05").problems
    assert problem.code == "E228"
    assert problem.path == f"rules/{BESIDE}"


def test_one_that_does_not_say_who_made_it(files: Mapping[str, bytes]) -> None:
    assert {each.code for each in with_examples(files, RIGHT.replace("by: search", "by: me")).problems} == {"E220"}
    assert {each.code for each in with_examples(files, RIGHT.replace("    read: false\n", "")).problems} == {
        "E202",
        "E220",
    }


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        (RIGHT + RIGHT.replace("refused}", "pending}"), "W508"),
        (ENTRY.format(case="not approved yet", given="{approval: {status: refused}}"), "W508"),
        (ENTRY.format(case="worked out", given="{approval: {covers_text: true}}"), "W509"),
    ],
)
def test_what_lint_says(files: Mapping[str, bytes], entries: str, code: str) -> None:
    found = lint(asked(with_examples(files, entries), [f"rules/{BESIDE}"]), None).findings
    assert [one.code for one in found] == [code]
    assert found[0].path == f"rules/{BESIDE}"
