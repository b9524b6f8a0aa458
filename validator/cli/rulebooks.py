"""The rulebook as an author looks at it: without its profiles, and with them.

What enters: the folder. What leaves: two validators, each loaded when it is first asked for; with exit code 4 where the
rulebook is broken.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from validator.api import Validator
from validator.cli.loading import load
from validator.rulebook.files import profile_names
from validator.rulebook.rule import Rule


class Rulebooks:
    """The same folder without profiles (``plain``) and with them (``draft``)."""

    def __init__(self, folder: Path, engine: str = "reference", profiles: tuple[str, ...] = ()) -> None:
        """``profiles``: those of the draft; all that there are unless some are named."""
        self.folder = folder
        self._engine = engine
        self._profiles = profiles or profile_names(self.folder)

    @cached_property
    def plain(self) -> Validator:
        """The rulebook proper."""
        return load(self.folder, (), self._engine)

    @cached_property
    def draft(self) -> Validator:
        """The rulebook with its profiles."""
        return load(self.folder, self._profiles, self._engine) if self._profiles else self.plain

    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the folder once, in order of their ids."""
        return tuple(rule for _, rule in sorted({**self.draft.rulebook.rules, **self.plain.rulebook.rules}.items()))

    def of(self, profiles: Iterable[str]) -> Validator:
        """The one that a dossier with these profiles is judged by."""
        return self.draft if tuple(profiles) else self.plain

    def home(self, rule: Rule) -> Validator:
        """The one whose rules an example of this rule is about."""
        return self.draft if rule.profile is not None else self.plain
