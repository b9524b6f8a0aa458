"""A copy of the shipped rulebook without its lexicon and with one rule changed, for commands that compare or watch."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

ROOT = Path(__file__).resolve().parents[2]
APPROVAL = "claims-guide/CG-OP-04-approval-before-publication.yaml"


def copy_of_rules(folder: Path) -> Path:
    """The copy."""
    copytree(ROOT / "rules", folder, ignore=lambda _, names: {"lexicon"} & set(names))
    return folder


def change(rules: Path, file: str, old: str, new: str) -> None:
    """Put one text in the place of another in a file of the rulebook."""
    text = (rules / file).read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file}"
    (rules / file).write_text(text.replace(old, new), encoding="utf-8")
