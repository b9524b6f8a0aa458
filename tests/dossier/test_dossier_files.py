"""Dossiers from files and folders."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from validator.dossier.dossier import Dossier, dossier_files, load_dossier, read_dossier
from validator.dossier.text import MOST_BYTES


def test_a_good_dossier_is_read_with_its_digest(can: str, tmp_path: Path) -> None:
    file = tmp_path / "can.yaml"
    file.write_bytes(can.encode())
    dossier = load_dossier(file)
    assert isinstance(dossier, Dossier)
    assert (dossier.id, dossier.path) == ("can-nordbrygg-2026", str(file))
    assert dossier.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert dossier.data["claim"]["markets"] == ["NO", "SE", "DK"]


def test_line_ends_of_windows_change_nothing_but_the_digest(can: str) -> None:
    unix, windows = (read_dossier(can.replace("\n", end).encode(), "can.yaml") for end in ("\n", "\r\n"))
    assert isinstance(unix, Dossier)
    assert isinstance(windows, Dossier)
    assert unix.data == windows.data
    assert unix.sha256 != windows.sha256


def problem_of(path: Path) -> str:
    found = load_dossier(path)
    assert not isinstance(found, Dossier)
    (problem,) = found
    assert (problem.line, problem.column) == (1, 1)
    return problem.message


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    assert "no such file" in problem_of(tmp_path / "nothing.yaml")
    assert "folder" in problem_of(tmp_path)
    assert "cannot be read" in problem_of(Path("a\0b.yaml"))
    assert "cannot be read" in problem_of(tmp_path / ("x" * 300))
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert problem_of(tmp_path / "loop.yaml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "secret.yaml"
    file.touch(mode=0)
    assert "permissions" in problem_of(file)


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as large:
        large.truncate(MOST_BYTES * 100)
    assert "8 MiB" in problem_of(file)


def test_a_name_that_is_not_utf_8_can_still_be_printed(tmp_path: Path) -> None:
    found = load_dossier(Path(os.fsdecode(b"caf\xe9.yaml")))
    assert not isinstance(found, Dossier)
    assert found[0].path == "caf\ufffd.yaml"


def test_a_folder_is_searched_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.json", "a/y.YML", "a/notes.txt", "c.yaml.bak"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "folder.yaml").mkdir()
    names = [str(each.relative_to(tmp_path)) for each in dossier_files(tmp_path)]
    assert names == ["a/y.YML", "a/z.json", "b.yaml"]


def test_of_a_file_there_is_the_file_itself(tmp_path: Path) -> None:
    assert dossier_files(tmp_path / "any.txt") == [tmp_path / "any.txt"]
