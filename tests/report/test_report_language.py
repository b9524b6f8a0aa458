"""`check --language`: messages, remedies and questions as the reader reads; the form of the report stays."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from validator.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
CAN = (ROOT / "fixtures/on-product/can-whole-chain.yaml").read_text(encoding="utf-8")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)], catch_exceptions=False)


def pending(tmp_path: Path) -> Path:
    path = tmp_path / "can.yaml"
    path.write_text(CAN.replace("  status: approved\n  reference:", "  status: pending\n  reference:"))
    return path


def test_messages_and_remedies_are_said_in_german(tmp_path: Path) -> None:
    done = run(pending(tmp_path), "--language", "de")
    assert done.exit_code == 3
    assert "die Freigabe der ASI steht auf pending." in done.stdout
    assert "What to do: Warten Sie mit dem Druck auf die Freigabe der ASI." in done.stdout


def test_questions_are_asked_in_german_and_in_english_where_there_is_no_german(tmp_path: Path) -> None:
    path = tmp_path / "can.yaml"
    start, end = CAN.index("\napproval:\n"), CAN.index("\ndue_diligence:")
    path.write_text((CAN[:start] + CAN[end:]).replace("  publication: planned\n", ""))
    text = " ".join(run(path, "--language", "de").stdout.split())
    assert "Hat die ASI diese Aussage freigegeben" in text
    assert "Is the claim planned or already published?" in text


def test_the_json_report_keeps_its_form_and_its_digest(tmp_path: Path) -> None:
    path = pending(tmp_path)
    reports = [
        json.loads(run(path, "--format", "json", "--language", language).stdout)["determinations"][0]
        for language in ("en", "de")
    ]
    english, german = reports
    assert form(english) == form(german)
    assert english["rulebook"] == german["rulebook"]
    assert english["verdict"] == german["verdict"]
    assert "Warten Sie" in " ".join(each["remedy"] for each in german["findings"])


def form(data: object) -> object:
    """The keys, and how many there are of everything."""
    if isinstance(data, dict):
        return {key: form(value) for key, value in data.items()}
    return [form(item) for item in data] if isinstance(data, list) else type(data).__name__


def test_a_language_that_nothing_is_said_in_is_told_apart_from_the_report(tmp_path: Path) -> None:
    done = run(pending(tmp_path), "--language", "xx")
    assert "The rulebook says nothing in `xx`, so the report is in English (there are: de, en)." in done.stderr
    assert done.stdout == run(pending(tmp_path)).stdout
