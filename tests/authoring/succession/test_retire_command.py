"""`rules retire`: a rule ends on a day, and whatever names it is told."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator.authoring.succession.mentions import Mention, mentions
from validator.cli.main import cli
from validator.facts.functions import signatures
from validator.rulebook.files import profile_names, read_files
from validator.rulebook.load import build_rulebook
from validator.rulebook.rule import Rule


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["rules", *map(str, arguments)], catch_exceptions=False)


def rule_of(folder: Path, name: str) -> Rule:
    return build_rulebook(read_files(folder), folder, profile_names(folder), signatures()).rules[name]


def test_a_rule_ends_and_is_locked_in_its_next_version(rules_copy) -> None:
    before = rules_copy.file("CG-OP-04").read_text(encoding="utf-8")
    done = run(
        "retire", "CG-OP-04", "--on", "2026-12-31", "--because", "Edition 4 drops it.", "--rules", rules_copy.folder
    )
    assert done.exit_code == 0, done.output
    rule = rule_of(rules_copy.folder, "CG-OP-04")
    assert (rule.effective_to, rule.version) == (date(2026, 12, 31), 2)
    assert rule.ended_because == "Edition 4 drops it."
    after = rules_copy.file("CG-OP-04").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before.splitlines()] == [
        "version: 2",
        'effective: {to: "2026-12-31", because: "Edition 4 drops it."}',
    ]
    assert json.loads((rules_copy.folder / "rules.lock.json").read_text())["CG-OP-04"]["version"] == 2
    assert run("lock", "--check", "--rules", rules_copy.folder).exit_code == 0


def test_what_names_it_is_told_and_gates_that_nothing_meets_any_more(rules_copy) -> None:
    told = run("retire", "CG-OP-04", "--on", "2026-12-31", "--rules", rules_copy.folder).output
    assert re.search(r"verdict\.yaml:\d+: a gate of on_product", told)
    assert "from 2027-01-01 nothing meets it, and such claims are flagged." in told
    lines = rules_copy.file("CG-OP-05").read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(lines, 1) if "also_violates" in text and "CG-OP-04" in text]
    assert f"  {rules_copy.file('CG-OP-05')}:{line}\n" in told
    told = run("retire", "CG-COC-07", "--on", "2026-12-31", "--rules", rules_copy.folder).output
    assert "only COC-CHN-01, COC-CHN-10 can meet it" in told


def test_why_it_ended_is_no_part_of_its_meaning(rules_copy) -> None:
    run("retire", "CG-OP-04", "--on", "2026-12-31", "--because", "A.", "--rules", rules_copy.folder)
    rules_copy.change("CG-OP-04", '"A."', '"B."')
    assert run("lock", "--check", "--rules", rules_copy.folder).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("CG-OP-40", "--on", "2026-12-31"), "There is no rule CG-OP-40."),
        (("COC-CLM-05", "--on", "2026-12-31"), "a row that rule CG-OP-04 covers"),
        (("CG-PS-07", "--on", "2022-05-18"), "it would never be in effect"),
        (("CG-OP-04", "--on", "soon"), "does not match the format"),
    ],
)
def test_what_cannot_be_ended_is_a_usage_error(rules_copy, arguments: tuple[str, ...], told: str) -> None:
    done = run("retire", *arguments, "--rules", rules_copy.folder)
    assert done.exit_code == 2
    assert told in done.output


def test_a_lock_that_cannot_be_read_keeps_the_rule_from_being_written(rules_copy) -> None:
    (rules_copy.folder / "rules.lock.json").write_text("{", encoding="utf-8")
    before = rules_copy.file("CG-OP-04").read_bytes()
    assert run("retire", "CG-OP-04", "--on", "2026-12-31", "--rules", rules_copy.folder).exit_code == 4
    assert rules_copy.file("CG-OP-04").read_bytes() == before


def test_an_id_is_found_as_a_word_of_its_own() -> None:
    files = {"a": "CG-OP-04\nX\n[A, CG-OP-04]", "b": "CG-OP-041 XCG-OP-04 CG-OP-04-approval", "c": "see CG-OP-04."}
    found = list(mentions("CG-OP-04", files))
    assert found == [Mention("a", (1, 3)), Mention("c", (1,))]
    assert [one.told() for one in found] == ["a:1 (and 1 more)", "c:1"]
