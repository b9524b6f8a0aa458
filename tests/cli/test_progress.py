"""The bar that tells how far a long run is."""

from __future__ import annotations

from validator.cli.progress import bar, progress


def test_the_bar_grows() -> None:
    assert bar(0, 10) == f"[{'-' * 30}]"
    assert bar(5, 10) == f"[{'#' * 15}{'-' * 15}]"
    assert bar(10, 10) == f"[{'#' * 30}]"


def test_of_nothing_everything_is_done() -> None:
    assert bar(0, 0) == f"[{'#' * 30}]"


def test_in_a_pipe_the_items_pass_in_silence(capsys) -> None:
    assert list(progress(iter([1, 2]), 2, "dossiers")) == [1, 2]
    assert capsys.readouterr().err == ""
