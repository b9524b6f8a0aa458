"""The rulebook as an author looks at it: without its profiles, and with them.

What enters: the folder. What leaves: two validators, each loaded when it is first asked for; with exit code 4 where the
rulebook is broken. Of a rulebook in which one file was saved only that one is read again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from validator.api import Validator
from validator.cli.loading import loaded
from validator.errors import RulebookError
from validator.facts.functions import signatures
from validator.judging.judge import Judge
from validator.judging.prepared import Prepared, compile_rulebook
from validator.rulebook.files import profile_names, read_files
from validator.rulebook.load import read_rulebook
from validator.rulebook.parts import Parts, Remembered
from validator.rulebook.rule import Rule

COMPILED = "compiled"


class Rulebooks:
    """The same folder without profiles (``plain``) and with them (``draft``)."""

    def __init__(
        self,
        folder: Path,
        engine: str = COMPILED,
        profiles: tuple[str, ...] = (),
        parts: Parts | None = None,
    ) -> None:
        """``profiles``: those of the draft, else all that there are. ``parts``: what was read before."""
        self.folder = folder
        self._engine = engine
        self._profiles = profiles or profile_names(self.folder)
        self._parts = parts or Remembered(folder)

    @cached_property
    def plain(self) -> Validator:
        """The rulebook proper."""
        return loaded(lambda: self._load(()))

    @cached_property
    def draft(self) -> Validator:
        """The rulebook with its profiles."""
        return loaded(lambda: self._load(self._profiles)) if self._profiles else self.plain

    def _load(self, profiles: tuple[str, ...]) -> Validator:
        reading = read_rulebook(read_files(self.folder), self.folder, profiles, signatures(), parts=self._parts)
        book = reading.rulebook
        if book is None:
            raise RulebookError(reading.problems)
        compiled = compile_rulebook(book, rulesets=self._engine != COMPILED)
        return Validator(book, Judge.load(Prepared(book, compiled), self._engine))

    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the folder once, in order of their ids."""
        return tuple(rule for _, rule in sorted({**self.draft.rulebook.rules, **self.plain.rulebook.rules}.items()))

    def of(self, profiles: Iterable[str]) -> Validator:
        """The one that a dossier with these profiles is judged by."""
        return self.draft if tuple(profiles) else self.plain

    def home(self, rule: Rule) -> Validator:
        """The one whose rules an example of this rule is about."""
        return self.draft if rule.profile is not None else self.plain
