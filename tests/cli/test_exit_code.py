"""The exit codes of the contract."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from validator.cli.exit_code import of, worst
from validator.cli.main import cli
from validator.verdict.determination import Determination, Provenance

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.mark.parametrize(
    ("codes", "expected"),
    [([], 0), ([0, 0], 0), ([0, 3], 3), ([3, 1, 0], 1), ([1, 2, 3], 2), ([1, 2, 4, 3], 4), ([0, 1], 1)],
)
def test_the_worst_wins(codes: list[int], expected: int) -> None:
    assert worst(codes) == expected


NOT_JUDGED = Determination("can.yaml", None, None, None, None, Provenance("1", "", (), ()))


@pytest.mark.parametrize(
    ("determination", "code"),
    [
        (replace(NOT_JUDGED, verdict="approve"), 0),
        (replace(NOT_JUDGED, verdict="reject"), 1),
        (NOT_JUDGED, 2),
        (replace(NOT_JUDGED, verdict="flag"), 3),
        (replace(NOT_JUDGED, engine_failed=True), 4),
    ],
)
def test_what_each_answer_means(determination: Determination, code: int) -> None:
    assert of(determination) == code


@pytest.mark.parametrize(
    ("fixtures", "code"),
    [
        (["membership/retailer-member.yaml"], 0),
        (["membership/retailer-member.yaml", "marketing/car-maker-guarantee.yaml"], 1),
        (["marketing/car-maker-guarantee.yaml", "malformed/empty.yaml"], 2),
        (["membership/retailer-member.yaml", "sourcing/share-without-period.json"], 3),
    ],
)
def test_the_command_ends_with_the_worst(fixtures: list[str], code: int) -> None:
    done = CliRunner().invoke(cli, ["check", *(str(FIXTURES / name) for name in fixtures)], catch_exceptions=False)
    assert done.exit_code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("Sunshine.", 0), ("Certified by ASI.", 0), ("Green aluminium, ASI.", 3), ("ASI: free from forced labour.", 1)],
)
def test_words_alone_end_with_their_worst_outcome(text: str, code: int) -> None:
    assert CliRunner().invoke(cli, ["wording", text, "--language", "en"], catch_exceptions=False).exit_code == code
