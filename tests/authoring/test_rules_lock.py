"""The lock: a rule's meaning changes only with its version, and no id is used twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator.authoring.lock import Locked, meaning_of, read_lock, renewed, written
from validator.cli.main import cli
from validator.rulebook.files import shipped_rules


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The shipped rules, locked as they are."""
    folder = Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))
    assert run("lock", "--rules", str(folder), "--afresh").exit_code == 0
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments], catch_exceptions=False)


def edit(folder: Path, old: str, new: str) -> Path:
    path = next(folder.glob("*/CG-OP-04-*.yaml"))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_fresh_lock_is_up_to_date_and_written_again_as_it_is(rules: Path) -> None:
    before = (rules / "rules.lock.json").read_bytes()
    assert run("lock", "--rules", str(rules), "--check").exit_code == 0
    assert run("lock", "--rules", str(rules)).exit_code == 0
    assert (rules / "rules.lock.json").read_bytes() == before


def test_a_changed_meaning_needs_a_new_version(rules: Path) -> None:
    path = edit(rules, "claim.pass_through: false", "claim.pass_through: true")
    before = (rules / "rules.lock.json").read_bytes()
    done = run("lock", "--rules", str(rules))
    assert done.exit_code == 1
    assert "K701" in done.output and "version: 2" in done.output
    assert (rules / "rules.lock.json").read_bytes() == before
    assert "K701" in run("lint", "--rules", str(rules), str(path)).output
    edit(rules, "basis: seen", "version: 2\nbasis: seen")
    assert "K704" in run("lint", "--rules", str(rules), str(path)).output
    assert run("lock", "--rules", str(rules), "--check").exit_code == 1
    assert run("lock", "--rules", str(rules)).exit_code == 0
    assert json.loads((rules / "rules.lock.json").read_text())["CG-OP-04"]["version"] == 2


def test_texts_and_examples_are_no_part_of_the_meaning(rules: Path) -> None:
    edit(rules, "Stop the run, and tell ASI", "Stop, and tell ASI")
    edit(rules, "title: ASI's", "# a comment\ntitle: Always ASI's")
    assert run("lock", "--rules", str(rules), "--check").exit_code == 0


def test_the_id_of_a_rule_that_is_gone_stays_retired(rules: Path) -> None:
    path = next(rules.glob("*/CG-APP-06-*.yaml"))
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert run("lock", "--rules", str(rules), "--check").exit_code == 1
    assert run("lock", "--rules", str(rules)).exit_code == 0
    assert json.loads((rules / "rules.lock.json").read_text())["CG-APP-06"]["retired"] is True
    path.write_text(text, encoding="utf-8")
    assert "K702" in run("lock", "--rules", str(rules)).output


def test_a_lock_that_cannot_be_read_is_told(rules: Path) -> None:
    (rules / "rules.lock.json").write_text("{", encoding="utf-8")
    assert run("lock", "--rules", str(rules)).exit_code == 4
    assert isinstance(read_lock(b"\xff", "lock"), tuple)
    assert isinstance(read_lock(b'{"A": []}', "lock"), tuple)


def test_what_decides_is_the_meaning() -> None:
    rule = {"id": "A-01", "for": "claim", "require": {"claim.level": "group"}, "violated": "flag", "title": "A"}
    assert meaning_of(rule) == meaning_of({**rule, "id": "A-02", "title": "B", "note": "C"})
    assert meaning_of(rule) != meaning_of({**rule, "violated": "reject"})
    cases = {**rule, "violated": [{"outcome": "flag", "message": "one"}]}
    assert meaning_of(cases) == meaning_of({**rule, "violated": [{"outcome": "flag", "message": "two"}]})


def test_the_text_of_a_lock_is_read_back() -> None:
    lock = renewed({"A-01": Locked(1, "aa"), "A-02": Locked(3, "bb")}, {"A-02": Locked(3, "bb")})
    assert lock["A-01"].retired
    assert read_lock(written(lock).encode(), "lock") == lock
