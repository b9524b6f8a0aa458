"""rules/README.md teaches a first rule: its commands are run here as they stand, in a copy of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "rules" / "README.md"
BLOCK = re.compile(r"(?P<notes>(?:<!--[^>]*-->\n)*)```sh\n(?P<commands>.*?)```", re.DOTALL)
PLACE = "/tmp/first-rule"


def section() -> str:
    text = README.read_text(encoding="utf-8")
    return text.partition("## A first rule in ten minutes\n")[2].partition("\n## ")[0]


def test_the_first_rule_is_written_as_the_readme_says(tmp_path: Path) -> None:
    blocks = list(BLOCK.finditer(section()))
    assert len(blocks) >= 5
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for block in blocks:
        assert PLACE in block["commands"], "a command of the lesson would touch the rulebook itself"
        commands = block["commands"].replace(PLACE, str(tmp_path / "first-rule"))
        done = subprocess.run(
            ["bash", "-c", commands],
            cwd=ROOT,
            env=os.environ | {"PATH": path},
            capture_output=True,
            check=False,
            text=True,
        )
        notes = dict(re.findall(r"<!-- *(\w+) *(.*?) *-->", block["notes"]))
        assert done.returncode == int(notes.get("exit", "0")), done.stdout + done.stderr
        assert notes.get("shows", "") in done.stdout, done.stdout
    assert (tmp_path / "first-rule" / "claims-guide" / "CG-PKG-01-packaging-is-made-before-the-claim.yaml").exists()


def test_the_lesson_ends_where_it_says() -> None:
    assert "rules test" in section()
    assert section().rindex("rules lint") > section().rindex("rules lock")
