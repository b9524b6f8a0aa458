"""`asi-claims rules wording-corpus`: figures out, exit code 1 below a floor, 2 where the corpus cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from validator.cli.main import cli

TEXTS = """
- {text: "Our cans are guaranteed free from forced labour, thanks to ASI.", expect: reject, class: forced_labour_free}
- {text: "Nordlys is a member of the Aluminium Stewardship Initiative (ASI).", expect: clear, class: none}
- {text: "The canteen is closed on Monday.", expect: flag, class: absolute, why: a label that is wrong on purpose}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "en.yaml").write_text(TEXTS, encoding="utf-8")
    floor(tmp_path, accuracy="0.6", absolute="0")
    return tmp_path


def floor(corpus: Path, accuracy: str, absolute: str) -> None:
    recall = f"{{forced_labour_free: 1, absolute: {absolute}}}"
    text = f"accuracy: {accuracy}\nfalse_alarms_per_thousand: 5\nrecall: {recall}\n"
    (corpus / "floors.yaml").write_text(text, encoding="utf-8")


def run(corpus: Path, *arguments: str) -> Result:
    given = ["rules", "wording-corpus", "--engine", "reference", "--corpus", str(corpus), *arguments]
    return CliRunner().invoke(cli, given, catch_exceptions=False)


def test_figures_above_their_floors(corpus: Path) -> None:
    done = run(corpus)
    assert done.exit_code == 0, done.output
    assert "66.6 %" in done.stdout
    assert 'expected flag (absolute), got clear (nothing): "The canteen is closed on Monday."' in done.stdout


@pytest.mark.parametrize(
    ("accuracy", "absolute", "told"),
    [("0.95", "0", "accuracy is 66.6 %, below 95.0 %"), ("0.6", "0.5", "absolute: recall is 0.0 %, below 50.0 %")],
)
def test_a_figure_below_its_floor(corpus: Path, accuracy: str, absolute: str, told: str) -> None:
    floor(corpus, accuracy, absolute)
    done = run(corpus)
    assert done.exit_code == 1
    assert f"FAILED: {told}" in done.stdout


def test_the_figures_as_json(corpus: Path) -> None:
    report = json.loads(run(corpus, "--format", "json").stdout)
    assert report["all"]["accuracy"] == {"count": 2, "of": 3, "share": 0.6667}
    assert report["all"]["false_alarms"] == {"count": 0, "of": 1, "share": 0.0, "per_thousand": 0.0}
    assert report["languages"]["en"]["recall"]["forced_labour_free"] == {"count": 1, "of": 1, "share": 1.0}
    assert [miss["text"] for miss in report["misses"]] == ["The canteen is closed on Monday."]
    assert report["failed"] == []


def test_a_corpus_that_cannot_be_read(corpus: Path) -> None:
    (corpus / "en.yaml").write_text("- {text: a, expect: clear, class: unheard_of}", encoding="utf-8")
    done = run(corpus)
    assert done.exit_code == 2
    assert "en.yaml:1:" in done.output


def test_a_corpus_without_floors(corpus: Path) -> None:
    (corpus / "floors.yaml").unlink()
    assert run(corpus).exit_code == 2
