"""Which rulebook a command for authors reads, and where it never writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator.cli.main import cli
from validator.cli.rules_folder import is_installed, nearest_rules
from validator.rulebook.files import shipped_rules


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments], catch_exceptions=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with rules/ in it, and deeper ones."""
    shutil.copytree(shipped_rules(), tmp_path / "rules", ignore=lambda _, names: {"lexicon"} & set(names))
    (tmp_path / "elsewhere" / "deeper").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("stood_in", [".", "elsewhere/deeper", "rules", "rules/law"])
def test_the_nearest_rules_are_read(checkout: Path, stood_in: str) -> None:
    assert nearest_rules((checkout / stood_in).resolve()) == checkout / "rules"


def test_a_folder_called_rules_that_is_no_rulebook_is_passed_over(checkout: Path) -> None:
    (checkout / "elsewhere" / "rules").mkdir()
    assert nearest_rules(checkout / "elsewhere") == checkout / "rules"


def test_where_there_are_none_the_programs_own_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("show", "CG-OP-04").stderr == f"Reading rules from {shipped_rules()}/ …\n"


@pytest.mark.parametrize(
    "command",
    [
        ("test", "CG-OP-04"),
        ("lint", "rules/claims-guide/CG-OP-04-approval-before-publication.yaml"),
        ("show", "CG-OP-04"),
        ("lock", "--check"),
        ("new", "--family", "claims-guide", "--topic", "TEA", "--title", "Tea is hot"),
        ("confirm", "CG-OP-04", "--by", "A", "--against", "B"),
        ("coverage", "--conditions", "CG-OP-04"),
        ("schema", "--output", "schemas"),
    ],
)
def test_every_command_says_which_rules_it_reads(
    checkout: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout)
    done = run(*command)
    assert done.stderr.splitlines()[0] == "Reading rules from rules/ …"
    assert "Reading rules" not in done.stdout


def test_impact_names_both(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    (tmp_path / "a.yaml").write_text("schema: nothing\n", encoding="utf-8")
    assert "Reading rules from rules/ and rules/ …" in run("impact", "rules", "rules", "a.yaml").stderr


def test_commands_that_read_only_the_shipped_rules_say_nothing() -> None:
    assert "Reading" not in CliRunner().invoke(cli, ["wording", "hello"]).output


@pytest.mark.parametrize(
    "command",
    [
        ("new", "--family", "claims-guide", "--title", "Tea is hot"),
        ("confirm", "CG-OP-04", "--by", "A", "--against", "B"),
        ("lock",),
    ],
)
def test_nothing_is_written_into_an_installed_package(checkout: Path, command: tuple[str, ...]) -> None:
    installed = checkout / "lib" / "site-packages" / "validator" / "_rules"
    shutil.copytree(checkout / "rules", installed)
    before = {path: path.read_bytes() for path in installed.rglob("*") if path.is_file()}
    done = run(*command, "--rules", str(installed))
    assert done.exit_code == 2
    assert "belongs to the installed program" in done.stderr
    assert "--rules FOLDER" in done.stderr
    assert {path: path.read_bytes() for path in installed.rglob("*") if path.is_file()} == before


def test_an_installed_rulebook_can_be_read(checkout: Path) -> None:
    installed = checkout / "dist-packages" / "rules"
    shutil.copytree(checkout / "rules", installed)
    assert is_installed(installed)
    assert not is_installed(checkout / "rules")
    done = run("lock", "--check", "--rules", str(installed))
    assert "(the one that came with the program)" in done.stderr
    assert "belongs to the installed program" not in done.stderr


def test_scenarios_beside_the_rules_are_found_from_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for folder in (shipped_rules().parent, shipped_rules() / "law"):
        monkeypatch.chdir(folder)
        told.append(run("test", "CG-OP-04").stdout)
    assert told[0] == told[1]
