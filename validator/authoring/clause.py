"""What a yes-or-no fact says, as a clause that can be affirmed or denied.

What enters: the text "whether …" of the vocabulary, and what the clause is about. What leaves: a `Clause`. Nothing
fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from validator.authoring.grammar import negated

WHETHER = "whether "
FOR_MACHINES = re.compile(r"; .*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """``core`` is what is affirmed or denied; ``gloss`` explains it; ``about`` names a role that core leaves unsaid."""

    core: str
    gloss: str = ""
    about: str = ""

    def said(self) -> str:
        """It is so."""
        return self._whole(self.core)

    def denied(self) -> str:
        """It is not so."""
        return self._whole(negated(self.core))

    def _whole(self, core: str) -> str:
        gloss = f" ({self.gloss})" if self.gloss else ""
        return f"for {self.about}, {core}{gloss}" if self.about else f"{core}{gloss}"


def clause_of(about: str, the_kind: str, role: str, own: bool) -> Clause:
    """The clause of a text that begins with ``whether``. ``role`` is '' for kinds that are no role of another.

    "it" at its beginning is named, unless the sentence around it has just done so (``own``).
    """
    core, _, gloss = FOR_MACHINES.sub("", about.removeprefix(WHETHER)).partition(": ")
    if not own:
        core = re.sub(r"^it\b", the_kind, core)
        core = re.sub(r"^its\b", f"{the_kind}'s", core)
    unsaid = role if role and role.split(" ")[-1] not in re.findall(r"\w+", core) else ""
    return Clause(core, gloss, f"the {unsaid}" if unsaid else "")
