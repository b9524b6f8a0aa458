"""An id that stands twice is the older file's; the newer one is told of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from validator.authoring.lint.linter import asked, lint
from validator.authoring.lint.unread import unread_ids
from validator.cli.main import cli
from validator.facts.functions import signatures
from validator.rulebook.files import profile_names, read_files, shipped_rules
from validator.rulebook.load import Reading, read_rulebook
from validator.rulebook.used_ids import IsLocked, nothing_locked

OLD = "claims-guide/CG-OP-04-approval-before-publication.yaml"
FOLDER = Path("rules")


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """The shipped rules without their lexicon, which takes long to read."""
    return {path: data for path, data in read_files(shipped_rules()).items() if not path.startswith("lexicon")}


def read(files: Mapping[str, bytes], is_locked: IsLocked = nothing_locked) -> Reading:
    return read_rulebook(files, FOLDER, profile_names(shipped_rules()), signatures(), is_locked)


def blamed(reading: Reading) -> list[str]:
    return [Path(one.path).name for one in reading.problems if one.code == "E224"]


def twice(files: Mapping[str, bytes], name: str) -> Mapping[str, bytes]:
    again = files[OLD].replace(b"violated: reject", b"violated: flag").replace(b"unknown: flag", b"unknown: advise")
    assert again != files[OLD]
    return {**files, f"claims-guide/{name}": again}


@pytest.mark.parametrize("name", ["CG-OP-04-a-new-one.yaml", "CG-OP-04-zero.yaml"])
def test_the_file_that_is_not_locked_is_the_newer_one(files: Mapping[str, bytes], name: str) -> None:
    def is_locked(rule: str, data: Mapping[str, Any]) -> bool:
        return data["unknown"] == "flag"

    reading = read(twice(files, name), is_locked)
    assert blamed(reading) == [name]
    assert Path(reading.rules["CG-OP-04"].path).name == Path(OLD).name


def test_without_a_lock_the_later_name_is_the_newer_one(files: Mapping[str, bytes]) -> None:
    assert blamed(read(twice(files, "CG-OP-04-zero.yaml"))) == ["CG-OP-04-zero.yaml"]
    assert blamed(read(twice(files, "CG-OP-04-a-new-one.yaml"))) == [Path(OLD).name]


def test_rules_that_do_not_load_are_there(files: Mapping[str, bytes]) -> None:
    other = next(path for path in files if "CG-OP-05-" in path)
    reading = read({**files, OLD: files[OLD].replace(b"basis: seen", b"basis: sen"), other: b"\t"})
    assert unread_ids(reading) == {"CG-OP-04", "CG-OP-05"}
    assert {one.code for one in lint(asked(reading), None).findings} == {"E101", "E208"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments], catch_exceptions=False)


def test_lint_and_lock_do_not_call_them_gone(files: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    for path, data in {**files, OLD: files[OLD].replace(b"basis: seen", b"basis: sen")}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "rules.lock.json").write_bytes((shipped_rules() / "rules.lock.json").read_bytes())
    found = run("lint", "--rules", str(folder))
    assert "E208" in found.stdout
    assert "K70" not in found.stdout
    locked = run("lock", "--rules", str(folder))
    assert locked.exit_code == 4
    assert "K70" not in locked.output
