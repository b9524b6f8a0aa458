"""The memory of checked rulebooks: quick, private, safe to delete."""

from __future__ import annotations

from pathlib import Path

import pytest

from validator.rulebook import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASI_CLAIMS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_stored_is_recalled(folder: Path) -> None:
    assert cache.recall("key") is None
    cache.store("key", {"a": 1})
    assert cache.recall("key") == {"a": 1}


def test_a_damaged_file_counts_as_not_there(folder: Path) -> None:
    cache.store("key", {"a": 1})
    (folder / "key.pickle").write_bytes(b"\x80\x05damaged")
    assert cache.recall("key") is None


def test_a_folder_that_others_can_write_to_is_not_used(folder: Path) -> None:
    cache.store("key", {"a": 1})
    folder.chmod(0o777)
    assert cache.recall("key") is None


def test_an_empty_setting_turns_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASI_CLAIMS_CACHE", "")
    cache.store("key", 1)
    assert cache.recall("key") is None


def test_only_the_latest_are_kept(folder: Path) -> None:
    for number in range(cache.KEPT_FILES + 3):
        cache.store(f"key{number}", number)
    assert len(list(folder.glob("*.pickle"))) == cache.KEPT_FILES
