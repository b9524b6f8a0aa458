"""Watching files: one run for each time that something was saved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from validator.cli import rules_test
from validator.cli.main import cli
from validator.cli.watching import State, changes, states_of

A, B = Path("a.yaml"), Path("b.yaml")


def test_only_changes_are_told() -> None:
    states: Iterator[State] = iter([{A: (1, 1)}, {A: (1, 1)}, {A: (2, 1)}, {A: (2, 1), B: (2, 5)}, {B: (2, 5)}])
    waited: list[None] = []
    found = islice(changes(lambda: next(states), lambda: waited.append(None)), 3)
    assert list(found) == [{A}, {B}, {A}]
    assert len(waited) == 4


def test_files_are_seen_that_are_saved_made_and_removed(tmp_path: Path) -> None:
    state = states_of([tmp_path, tmp_path / "nowhere"])
    assert state() == {}
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "rule.yaml"
    file.write_text("a", encoding="utf-8")
    before = state()
    assert set(before) == {file}
    file.write_text("longer", encoding="utf-8")
    assert state() != before


def test_the_tests_run_again_until_somebody_stops_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(*_: object) -> Iterator[frozenset[Path]]:
        yield frozenset({A})
        raise KeyboardInterrupt

    monkeypatch.setattr(rules_test, "changes", twice)
    given = ["rules", "test", "CG-OP-04", "--watch", "--fixtures", "nowhere"]
    done = CliRunner().invoke(cli, given, catch_exceptions=False)
    assert done.exit_code == 0
    assert done.output.count(" passed, 0 failed\n") == 2


def test_a_word_that_names_nothing_does_not_end_the_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules_test, "changes", lambda *_: iter(()))
    done = CliRunner().invoke(cli, ["rules", "test", "CG-OP-99", "--watch"], catch_exceptions=False)
    assert "no rule, scenario or file CG-OP-99" in done.output
    assert "Waiting for a file" in done.output
