"""`asi-claims check`, run as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from validator.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
CAN = ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)


def changed(tmp_path: Path, old: str, new: str, name: str = "can.yaml") -> Path:
    text = CAN.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / name
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def without_approval(text: str) -> str:
    start = text.index("\napproval:\n")
    return text[:start] + text[text.index("\ndue_diligence:") :]


def test_the_can_is_approved() -> None:
    done = run("check", CAN)
    assert done.exit_code == 0, done.output
    assert "APPROVE" in done.output.splitlines()[0]
    assert "not ASI's approval" in done.output


def test_a_certificate_that_expires_the_day_before_its_shipment_is_named(tmp_path: Path) -> None:
    """The smelter's CoC certificate 122 is needed on 2026-03-15, when t3 is shipped."""
    text = CAN.read_text(encoding="utf-8")
    start = text.index('- number: "122"')
    end = text.index("expires_on:", start)
    path = tmp_path / "can.yaml"
    path.write_text(text[:end] + "expires_on: 2026-03-14" + text[text.index("\n", end) :], encoding="utf-8")
    done = run("check", path)
    assert done.exit_code == 1, done.output
    said = " ".join(done.output.split())
    assert "REJECT" in said
    for word in ("122", "2026-03-14", "2026-03-15", "t3"):
        assert word in said


def test_without_the_approval_there_is_a_question(tmp_path: Path) -> None:
    path = tmp_path / "can.yaml"
    path.write_text(without_approval(CAN.read_text(encoding="utf-8")), encoding="utf-8")
    done = run("check", path)
    assert done.exit_code == 3, done.output
    assert "FLAG" in done.output
    assert "Questions to answer" in done.output
    assert "/approval/status" in done.output


def test_a_folder_with_one_unreadable_file_yields_all_the_others(tmp_path: Path) -> None:
    text = CAN.read_text(encoding="utf-8")
    for number in range(9):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "5.yaml").write_text("schema: asi-claims/dossier/1\nid: [\n", encoding="utf-8")
    done = run("check", "--format", "json", tmp_path)
    assert done.exit_code == 2
    determinations = json.loads(done.output)["determinations"]
    assert [one["verdict"] for one in determinations] == ["approve"] * 5 + [None] + ["approve"] * 3
    (error,) = determinations[5]["errors"]
    assert error["line"] >= 2
    assert error["message"]


def test_the_report_of_the_contract() -> None:
    done = run("check", "--format", "json", "--as-of", "2026-11-15", CAN)
    report = json.loads(done.output)
    assert report["schema"] == "asi-claims/report/1"
    (one,) = report["determinations"]
    assert one["path"] == str(CAN)
    assert one["dossier"]["id"] == "nordlys-can-330"
    assert one["verdict"] == "approve"
    assert one["as_of"] == "2026-11-30", "the claim is judged for the day of its publication"
    assert one["lapses_on"] is not None
    assert len(one["rulebook"]["sha256"]) == 64
    assert one["engine"]["names"][-1] == "reference"
    assert set(one["summary"]) == {"met", "violated", "unknown", "not_applicable"}
    assert all(finding["status"] != "not_applicable" for finding in one["findings"])
    keys = {"rule", "also", "title", "status", "outcome", "capped_from", "basis", "subject", "message", "remedy"}
    assert keys | {"cite", "facts", "missing", "span"} <= set(one["findings"][0])


def test_two_runs_print_the_same_bytes() -> None:
    command = [
        sys.executable,
        "-m",
        "validator",
        "check",
        "--format",
        "json",
        "--as-of",
        "2026-11-15",
        "--all",
        str(CAN),
    ]
    outputs = {
        subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_usage_errors_are_exit_code_2(tmp_path: Path) -> None:
    assert run("check").exit_code == 2
    assert run("check", "--as-of", "tomorrow", CAN).exit_code == 2
    assert run("check", tmp_path).exit_code == 2, "an empty folder is no queue"


def test_a_file_that_is_not_there_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    done = run("check", tmp_path / "nowhere.yaml", CAN)
    assert done.exit_code == 2
    assert "NOT READ" in done.output
    assert "APPROVE" in done.output


def test_a_broken_rulebook_decides_nothing(tmp_path: Path) -> None:
    done = run("check", "--rules", tmp_path, CAN)
    assert done.exit_code == 4
    assert "APPROVE" not in done.output


def test_an_unknown_profile_is_refused() -> None:
    assert run("check", "--profile", "coc-v9", CAN).exit_code == 4


def test_the_report_replaces_a_file_only_when_it_is_whole(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("old", encoding="utf-8")
    assert run("check", "--output", report, CAN).exit_code == 0
    assert report.read_text(encoding="utf-8").splitlines()[0].endswith("nothing was found against this claim.")
    assert list(tmp_path.iterdir()) == [report]
    assert run("check", "--output", tmp_path / "no" / "folder.txt", CAN).exit_code == 2
