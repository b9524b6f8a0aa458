"""The rulebook as an author looks at it: with all its profiles, and without.

What enters: the folder. What leaves: two validators; with exit code 4 where the rulebook is broken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from validator.api import Validator
from validator.cli.loading import load
from validator.rulebook.files import profile_names, shipped_rules
from validator.rulebook.rule import Rule


@dataclass(frozen=True, slots=True)
class Rulebooks:
    """The same folder without profiles (``plain``) and with all of them (``draft``)."""

    folder: Path
    plain: Validator
    draft: Validator

    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the folder once, in order of their ids."""
        return tuple(rule for _, rule in sorted({**self.draft.rulebook.rules, **self.plain.rulebook.rules}.items()))

    def of(self, profiles: Iterable[str]) -> Validator:
        """The one that a dossier with these profiles is judged by."""
        return self.draft if tuple(profiles) else self.plain

    def home(self, rule: Rule) -> Validator:
        """The one whose rules an example of this rule is about."""
        return self.draft if rule.profile is not None else self.plain


def load_rulebooks(rules_folder: Path | None, engine: str = "reference") -> Rulebooks:
    """Both."""
    folder = rules_folder or shipped_rules()
    return Rulebooks(folder, load(folder, (), engine), load(folder, profile_names(folder), engine))
