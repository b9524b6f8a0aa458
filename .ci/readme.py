"""Runs the command blocks of the READMEs and of CONTRIBUTING.md, so that what it shows stays true.

A block fenced with ```sh is run by bash in the checkout. An HTML comment before it may say what to expect:
<!-- exit 1 --> its exit code (default 0), <!-- tests --> the block that installs and runs the tests (run by .ci/run
itself), <!-- shows approve --> a word that its output must hold.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?P<notes>(?:<!--[^>]*-->\n)*)```sh\n(?P<commands>.*?)```", re.DOTALL)
NOTE = re.compile(r"<!-- *(\w+) *(.*?) *-->")
FILES = ("README.md", "rules/README.md", "CONTRIBUTING.md")


@dataclass(frozen=True)
class Block:
    """One command block, where it stands, and what it must do."""

    place: str
    commands: str
    notes: dict[str, str]


def blocks(path: Path) -> list[Block]:
    """Every command block of a file."""
    text = path.read_text(encoding="utf-8")
    found = []
    for match in BLOCK.finditer(text):
        line = text[: match.start("commands")].count("\n")
        notes = dict(NOTE.findall(match["notes"]))
        found.append(Block(f"{path.relative_to(ROOT)}:{line}", match["commands"], notes))
    return found


def run(block: Block) -> bool:
    """Run one block; say what went wrong."""
    print(f"-- {block.place}\n{block.commands}", flush=True)
    environment = os.environ | {"PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", block.commands],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    wanted = int(block.notes.get("exit", "0"))
    shown = block.notes.get("shows", "")
    if done.returncode == wanted and shown in done.stdout:
        return True
    print(done.stdout, done.stderr, sep="\n")
    print(f"{block.place}: exit code {done.returncode}, expected {wanted}; the output must show {shown!r}")
    return False


def main() -> int:
    """Print the test block, or run all others."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--print", dest="wanted", help="print the commands of the block with this note")
    parser.add_argument("--run", action="store_true", help="run every block except the tests")
    chosen = parser.parse_args()
    found = [block for name in FILES if (ROOT / name).exists() for block in blocks(ROOT / name)]
    if chosen.wanted:
        (block,) = [block for block in found if chosen.wanted in block.notes]
        print(block.commands.strip())
        return 0
    results = [run(block) for block in found if "tests" not in block.notes]
    print(f"{sum(results)} of {len(results)} command blocks do what the README says")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
