"""The exit codes of the contract."""

from __future__ import annotations

import pytest

from validator.cli.exit_code import worst


@pytest.mark.parametrize(
    ("codes", "expected"),
    [([], 0), ([0, 0], 0), ([0, 3], 3), ([3, 1, 0], 1), ([1, 2, 3], 2), ([1, 2, 4, 3], 4), ([0, 1], 1)],
)
def test_the_worst_wins(codes: list[int], expected: int) -> None:
    assert worst(codes) == expected
