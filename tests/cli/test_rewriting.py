"""Files that belong together are written together, or not at all."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from validator.cli.rewriting import rewrite_all


def test_all_are_written_and_keep_their_permissions(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "new" / "two.yaml"
    one.write_text("old", encoding="utf-8")
    one.chmod(0o640)
    rewrite_all({one: "new", two: "made"})
    assert (one.read_text(), two.read_text()) == ("new", "made")
    assert one.stat().st_mode & 0o777 == 0o640


def test_where_one_cannot_be_written_the_others_stay_as_they_were(tmp_path: Path) -> None:
    one, made, folder = tmp_path / "one.yaml", tmp_path / "made.yaml", tmp_path / "folder"
    one.write_text("old", encoding="utf-8")
    folder.mkdir()
    with pytest.raises(click.UsageError, match="Cannot write"):
        rewrite_all({one: "new", made: "made", folder: "a folder is no file"})
    assert one.read_text() == "old"
    assert not made.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "one.yaml"]
