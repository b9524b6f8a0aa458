"""What mutants.yaml says: which tests cover which room, and which changes make no difference.

What enters: the file. What leaves: frozen values. A key that is missing fails loudly: only we write the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from mutating.mutants import Mutant


@dataclass(frozen=True, slots=True)
class Settings:
    """``tests``: of each room, the fastest first. ``declared``: the changes of each file, each with its reason."""

    tests: Mapping[str, tuple[str, ...]]
    declared: Mapping[tuple[str, str, str], str]

    def is_declared(self, mutant: Mutant) -> bool:
        """Whether somebody has said why no test can notice it."""
        return key_of(mutant) in self.declared

    def left_over(self, known: Iterable[Mutant]) -> list[tuple[str, str, str]]:
        """Of the files that the mutants are of, the declared changes that are none any more."""
        found = {key_of(mutant) for mutant in known}
        paths = {path for path, _, _ in found}
        return [key for key in self.declared if key[0] in paths and key not in found]


def key_of(mutant: Mutant) -> tuple[str, str, str]:
    """What a change is declared by: not its line, which moves."""
    return mutant.path, mutant.inside, mutant.change


def load_settings(path: Path) -> Settings:
    """The settings of a file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    declared = {
        (file, entry["in"], entry["change"]): entry["why"]
        for file, entries in (data["no_difference"] or {}).items()
        for entry in entries
    }
    return Settings({room: tuple(tests) for room, tests in data["rooms"].items()}, declared)
