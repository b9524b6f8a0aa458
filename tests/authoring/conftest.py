"""A copy of the shipped rulebook that a test may change; without its lexicon, which takes long to read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from validator.authoring.lock import FILE
from validator.rulebook.files import PROPOSED

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class RulesCopy:
    """The copy."""

    folder: Path

    def file(self, rule: str) -> Path:
        """The file of a rule, or of a table; where several have that name, with its folder."""
        files = {path: path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.yaml")}
        named = [path for path, name in files.items() if path.name.startswith(rule) or name.startswith(rule)]
        (found,) = [path for path in named if not path.name.endswith(PROPOSED)]
        return found

    def change(self, rule: str, old: str, new: str) -> None:
        """Put one text in the place of another."""
        path = self.file(rule)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {path}"
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def rules_copy(tmp_path: Path) -> RulesCopy:
    folder = copytree(ROOT / "rules", tmp_path / "rules", ignore=lambda _, names: {"lexicon"} & set(names))
    lock = folder / FILE
    kept = {name: one for name, one in json.loads(lock.read_bytes()).items() if not name.startswith("lexicon/")}
    lock.write_text(json.dumps(kept), encoding="utf-8")
    return RulesCopy(folder)


@pytest.fixture(scope="session")
def fixtures() -> Path:
    return ROOT / "fixtures"
