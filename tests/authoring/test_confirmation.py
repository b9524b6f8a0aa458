"""`rules confirm`: a line in the rule's file, and nothing else of it changes."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.confirmation import Confirmation, confirmed
from validator.cli.main import cli
from validator.dossier.problem import Problem
from validator.rulebook.files import PROPOSED, shipped_rules
from validator.verdict.cap import capped_by_text

CONFIRMATION = Confirmation(date(2027, 1, 15), "A. Author", "Claims Guide V3, 4.2", "3")
LINE = 'confirmed: {on: "2027-01-15", by: "A. Author", against: "Claims Guide V3, 4.2", edition: "3"}'
RULE = """\
# why this rule is here
id: CG-LOGO-03   # the logo
cite: {document: claims-guide, clause: null, sources: [CG:S5]}
basis: inferred   # our reading

# when it applies
when:
  claim.level: group
"""


def text(old: str, confirmation: Confirmation = CONFIRMATION) -> str:
    found = confirmed(old.encode(), "rule.yaml", confirmation)
    assert isinstance(found, str), found
    return found


def test_the_line_stands_below_the_basis_and_comments_stay() -> None:
    assert text(RULE) == RULE.replace("our reading\n", f"our reading\n{LINE}\n")


def test_an_older_confirmation_is_replaced() -> None:
    old = RULE.replace("\n# when", '\nconfirmed:\n  on: "2026-01-01"\n  by: B. Before\n  against: a draft\n\n# when')
    assert text(old) == RULE.replace("\n# when", f"\n{LINE}\n\n# when")


@pytest.mark.parametrize("written", ["null", '"4.1"', "'4.1'", "4.1a"])
def test_the_clause_is_written_into_the_citation(written: str) -> None:
    old = RULE.replace("clause: null", f"clause: {written}")
    new = text(old, Confirmation(date(2027, 1, 15), "A. Author", "Claims Guide V3, 4.2", "3", '4.2 "b"'))
    assert r'clause: "4.2 \"b\"", sources' in new


def test_a_new_version_and_the_outcomes_of_examples_are_written() -> None:
    old = RULE + "examples:\n  - {case: a, outcome: flag}   # the first\n  - case: b\n    outcome: 'flag'\n"
    new = text(old, replace(CONFIRMATION, version=2, outcomes={0: "reject", 1: "reject"}))
    assert f"our reading\nversion: 2\n{LINE}\n" in new
    assert "{case: a, outcome: reject}   # the first\n  - case: b\n    outcome: reject\n" in new
    assert "version: 3\n" in text(new, replace(CONFIRMATION, version=3))


def test_windows_line_ends_stay() -> None:
    new = text(RULE.replace("\n", "\r\n"))
    assert new.count("\r\n") == new.count("\n") == RULE.count("\n") + 1


def test_what_cannot_be_edited_safely_is_left_alone() -> None:
    flow = "{id: CG-LOGO-03, cite: {clause: null}, basis: inferred}\n"
    found = confirmed(flow.encode(), "rule.yaml", CONFIRMATION)
    assert isinstance(found, Problem)
    assert LINE in found.message


def test_text_of_any_kind_is_recorded_as_it_is() -> None:
    new = text(RULE, Confirmation(date(2027, 1, 15), 'Zoë "Z": #1', "Guide: 4.2 {x}\n", "3"))
    assert r'by: "Zoë \"Z\": #1", against: "Guide: 4.2 {x}\n"' in new


def run(*arguments: str, command: str = "confirm") -> Result:
    return CliRunner().invoke(cli, ["rules", command, *arguments], catch_exceptions=False)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))


def test_a_confirmation_lifts_the_cap(rules: Path, validator: Validator) -> None:
    book = validator.rulebook
    rule = next(one for one in book.rules.values() if capped_by_text(one, one.violations[0].outcome, book.table)[1])
    done = run(rule.id, "--rules", str(rules), "--by", "A. Author", "--against", "Guide", "--on", "2027-01-15")
    assert done.exit_code == 0, done.output
    assert "no longer capped" not in done.output or "confirmed" in done.output
    again = Validator.load(rules, engine="reference").rulebook.rules[rule.id]
    assert again.confirmed is not None
    assert again.confirmed.by == "A. Author"
    assert capped_by_text(again, again.violations[0].outcome, book.table)[1] is None


def test_every_shipped_rule_can_be_confirmed(rules: Path) -> None:
    for path in rules.glob("*/*-[0-9][0-9]-*.yaml"):
        if path.name.endswith(PROPOSED):
            continue
        found = confirmed(path.read_bytes(), str(path), Confirmation(date(2027, 1, 15), "A", "B", "3", "4.2", 2))
        assert isinstance(found, str), found


def test_the_mode_of_the_file_stays(rules: Path) -> None:
    path = next(rules.glob("*/CG-OP-04-*.yaml"))
    path.chmod(0o640)
    run("CG-OP-04", "--rules", str(rules), "--by", "A", "--against", "B")
    assert path.stat().st_mode & 0o777 == 0o640


def test_examples_that_change_are_told_and_updated_on_request(rules: Path) -> None:
    given = ("COC-MBL-08", "--rules", str(rules), "--by", "A. Author", "--against", "CoC", "--clause", "8.2")
    done = run(*given)
    assert "the force majeure is not documented” (line 33): flag becomes reject" in done.stdout
    assert "with --update-examples" in done.stdout
    options = ("--rules", str(rules), "--fixtures", "nowhere")
    assert run("COC-MBL-08", *options, command="test").exit_code == 1
    assert "They are updated." in run(*given, "--update-examples").stdout
    assert run("COC-MBL-08", *options, command="test").exit_code == 0
    assert "Examples" not in run(*given, "--update-examples").stdout


def test_the_lock_covers_all_of_it(rules: Path) -> None:
    given = ("CG-OP-04", "--rules", str(rules), "--by", "A. Author", "--against", "Guide", "--clause", "4.2")
    assert "This is version 2 of the rule" in run(*given, "--on", "2027-01-15").stdout
    path = next(rules.glob("*/CG-OP-04-*.yaml"))
    assert 'confirmed: {on: "2027-01-15", by: "A. Author", against: "Guide", edition: "3", clause: "4.2"}' in (
        path.read_text(encoding="utf-8")
    )
    assert run(*given).exit_code == 0, "what is not locked yet needs no third version"
    assert run("--rules", str(rules), command="lock").exit_code == 0
    assert json.loads((rules / "rules.lock.json").read_text())["CG-OP-04"]["version"] == 2
    for old, new in (("A. Author", "B. Author"), ('clause: "4.2"', 'clause: "4.3"')):
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(old, new), encoding="utf-8")
        assert "K701" in run("--rules", str(rules), "--check", command="lock").stdout
        path.write_text(whole, encoding="utf-8")
    edited = whole.replace('edition: "3"\n', 'edition: "2"\n')
    path.write_text(edited, encoding="utf-8")
    told = run(str(path), "--rules", str(rules), command="lint").stdout
    assert "E211 The rule was confirmed against edition 3 and cites 2: confirm it again." in told


def test_wrong_use(rules: Path) -> None:
    assert run("CG-OP-4", "--rules", str(rules), "--by", "A", "--against", "B").exit_code == 2
    assert run("CG-OP-04", "--rules", str(rules), "--by", " ", "--against", "B").exit_code == 2
    wrong = run("CG-OP-04", "--rules", str(rules), "--by", "A", "--against", "B", "--edition", "77")
    assert (wrong.exit_code, "claims-guide has no edition 77 (known: " in wrong.stderr) == (2, True)
