"""`rules confirm`: a line in the rule's file, and nothing else of it changes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator import Validator
from validator.authoring.confirmation import Confirmation, confirmed
from validator.cli.main import cli
from validator.dossier.problem import Problem
from validator.rulebook.files import shipped_rules
from validator.verdict.cap import capped

CONFIRMATION = Confirmation(date(2027, 1, 15), "A. Author", "Claims Guide V3, 4.2")
LINE = 'confirmed: {on: "2027-01-15", by: "A. Author", against: "Claims Guide V3, 4.2"}'
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
    new = text(old, Confirmation(date(2027, 1, 15), "A. Author", "Claims Guide V3, 4.2", '4.2 "b"'))
    assert r'clause: "4.2 \"b\"", sources' in new


def test_windows_line_ends_stay() -> None:
    new = text(RULE.replace("\n", "\r\n"))
    assert new.count("\r\n") == new.count("\n") == RULE.count("\n") + 1


def test_what_cannot_be_edited_safely_is_left_alone() -> None:
    flow = "{id: CG-LOGO-03, cite: {clause: null}, basis: inferred}\n"
    found = confirmed(flow.encode(), "rule.yaml", CONFIRMATION)
    assert isinstance(found, Problem)
    assert LINE in found.message


def test_text_of_any_kind_is_recorded_as_it_is() -> None:
    new = text(RULE, Confirmation(date(2027, 1, 15), 'Zoë "Z": #1', "Guide: 4.2 {x}\n"))
    assert r'by: "Zoë \"Z\": #1", against: "Guide: 4.2 {x}\n"' in new


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", "confirm", *arguments], catch_exceptions=False)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))


def test_a_confirmation_lifts_the_cap(rules: Path, validator: Validator) -> None:
    book = validator.rulebook
    rule = next(one for one in book.rules.values() if capped(one, one.violations[0].outcome, book.table)[1])
    done = run(rule.id, "--rules", str(rules), "--by", "A. Author", "--against", "Guide", "--on", "2027-01-15")
    assert done.exit_code == 0, done.output
    assert "no longer capped" not in done.output or "confirmed" in done.output
    again = Validator.load(rules, engine="reference").rulebook.rules[rule.id]
    assert again.confirmed is not None
    assert again.confirmed.by == "A. Author"
    assert capped(again, again.violations[0].outcome, book.table)[1] is None


def test_every_shipped_rule_can_be_confirmed(rules: Path) -> None:
    for path in rules.glob("*/*-[0-9][0-9]-*.yaml"):
        found = confirmed(path.read_bytes(), str(path), Confirmation(date(2027, 1, 15), "A", "B", "4.2"))
        assert isinstance(found, str), found


def test_the_mode_of_the_file_stays(rules: Path) -> None:
    path = next(rules.glob("*/CG-OP-04-*.yaml"))
    path.chmod(0o640)
    run("CG-OP-04", "--rules", str(rules), "--by", "A", "--against", "B")
    assert path.stat().st_mode & 0o777 == 0o640


def test_wrong_use(rules: Path) -> None:
    assert run("CG-OP-4", "--rules", str(rules), "--by", "A", "--against", "B").exit_code == 2
    assert run("CG-OP-04", "--rules", str(rules), "--by", " ", "--against", "B").exit_code == 2
