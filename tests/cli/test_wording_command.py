"""`asi-claims wording`: words alone."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from validator.cli.main import cli

BAD = "Our cans are guaranteed free from forced labour, thanks to ASI."
GOOD = "Nordlys is a member of the Aluminium Stewardship Initiative (ASI)."


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["wording", *arguments], input=stdin, catch_exceptions=False)


def test_words_that_cannot_be_said() -> None:
    done = run(BAD)
    assert done.exit_code == 1
    assert "cannot be said" in done.output


def test_plain_words_are_clear() -> None:
    done = run(GOOD)
    assert done.exit_code == 0, done.output
    assert "nothing found" in done.output


def test_the_report_of_the_contract_with_offsets_into_the_text() -> None:
    done = run("--format", "json", BAD, GOOD)
    report = json.loads(done.output)
    assert report["schema"] == "asi-claims/wording/1"
    bad, good = report["texts"]
    assert (bad["outcome"], good["outcome"], good["hits"]) == ("reject", "clear", [])
    for hit in bad["hits"]:
        assert BAD[hit["start"] : hit["end"]] == hit["text"]
        assert set(hit) == {"start", "end", "text", "class", "rule", "outcome", "message", "suggestion"}
    assert "CG-GEN-08" in {hit["rule"] for hit in bad["hits"]}


def test_one_text_a_line_of_a_file_or_of_standard_input(tmp_path: Path) -> None:
    source = tmp_path / "texts.txt"
    source.write_text(f"{GOOD}\n\n{BAD}\n", encoding="utf-8")
    assert len(json.loads(run("--format", "json", "--file", str(source)).output)["texts"]) == 2
    assert len(json.loads(run("--format", "json", "--file", "-", stdin=BAD).output)["texts"]) == 1


def test_wrong_usage() -> None:
    assert run().exit_code == 2
    assert run("--file", "/nowhere/at/all").exit_code == 2


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    source = tmp_path / "texts.txt"
    source.write_bytes(b"fine\n\xff\xfe\n")
    done = run("--file", str(source))
    assert done.exit_code == 2
    assert "line 2" in done.output
