"""`asi-claims rules lint`: what it prints, in which form, and with which exit code."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator.authoring.lint import linter
from validator.cli.main import cli
from validator.rulebook.files import shipped_rules

BROKEN = Path(__file__).resolve().parents[2] / "fixtures" / "rules-broken"
WRONG = str(next(BROKEN.glob("*-attribute.yaml")))
DOUBTFUL = str(next(BROKEN.glob("*-two-levels.yaml")))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", "lint", *arguments], catch_exceptions=False)


def test_a_finding_has_place_code_message_and_cure() -> None:
    done = run(WRONG)
    assert done.exit_code == 1
    first, second, last = done.stdout.splitlines()
    assert first == f"{WRONG}:12:3: E302 `levl` is not an attribute of claim. Did you mean `level`?"
    assert second.startswith("    cure: use the attribute that the message proposes")
    assert last == "1 rule: 1 finding."


def test_a_finding_of_logic_shows_facts_and_what_the_engine_says_of_them() -> None:
    told = run(DOUBTFUL).stdout
    assert "L601 The rule never applies: `claim.level` and `all` can never hold together." in told
    assert "    given: {claim: {level: group}}\n    the engine says: CG-BAD-66: not_applicable\n" in told


def test_what_is_right_has_exit_code_0() -> None:
    path = next((shipped_rules() / "claims-guide").glob("CG-OP-04-*.yaml"))
    done = run("--rules", str(shipped_rules()), str(BROKEN / "beside"))
    assert (done.exit_code, done.stdout) == (0, "4 rules: nothing wrong.\n")
    assert "1 rule:" in run(str(path)).stdout


def test_json_and_sarif() -> None:
    data = json.loads(run("--format", "json", DOUBTFUL).stdout)
    assert [one["code"] for one in data["findings"]] == ["L601"]
    assert data["findings"][0]["witness"]
    sarif = json.loads(run("--format", "sarif", WRONG).stdout)
    (result,) = sarif["runs"][0]["results"]
    assert (sarif["version"], result["ruleId"], result["level"]) == ("2.1.0", "E302", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 3}


def test_several_mistakes_in_a_rulebook_are_told_at_once(tmp_path: Path) -> None:
    rules = Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))
    for name, old, new in (("CG-OP-04", "basis: seen", "basis: sen"), ("CG-OP-05", "for: ", "form: ")):
        path = next(rules.glob(f"*/{name}-*.yaml"))
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = run("--rules", str(rules), *(str(next(rules.glob(f"*/{name}-*.yaml"))) for name in ("CG-OP-04", "CG-OP-05")))
    assert done.exit_code == 1
    assert all(code in done.stdout for code in ("E202", "E203", "E208"))


def test_where_a_table_is_wrong_that_is_told_whatever_was_asked_about(tmp_path: Path) -> None:
    rules = Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))
    (rules / "sources.yaml").write_text("documents: {}\nsource: {}\n", encoding="utf-8")
    done = run("--rules", str(rules), WRONG)
    assert done.exit_code == 1
    assert "E403 `source` does not belong here." in done.stdout


def test_a_lock_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    rules = Path(shutil.copytree(shipped_rules(), tmp_path / "rules"))
    (rules / "rules.lock.json").write_text("[", encoding="utf-8")
    done = run("--rules", str(rules), str(BROKEN / "beside"))
    assert (done.exit_code, "K706 The lock cannot be read." in done.stdout) == (1, True)


def test_without_the_solver_the_checks_of_logic_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "find_spec", lambda name: None if name == "z3" else find_spec(name))
    done = run(DOUBTFUL)
    assert done.exit_code == 0
    assert "Not checked, because z3-solver is not installed" in done.stdout


def test_the_codes_can_be_listed() -> None:
    assert "| L606 | two rules contradict each other |" in run("--codes").stdout


def test_wrong_use_and_no_rulebook(tmp_path: Path) -> None:
    assert run("nowhere.yaml").exit_code == 2
    assert run("--rules", str(tmp_path / "nowhere")).exit_code == 4
