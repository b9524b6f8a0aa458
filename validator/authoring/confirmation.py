"""Writing into a rule file that a person has checked it: as an edit of its text, so that comments and layout stay.

What enters: the file's text and what is to be recorded. What leaves: the new text, or a `Problem` where the edit would
change anything else (then nothing should be written). Nothing raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from validator.authoring.file_edits import Edit, Entry, Word, edited, in_quotes
from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.rule import Confirmed, Outcome


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who has checked the rule, when, against which text, edition and clause.

    ``version``: the one that the rule gets, because it may now lead to something else (None: it keeps its own);
    ``outcomes``: what examples, by their place in the list, now lead to.
    """

    on: date
    by: str
    against: str
    edition: str
    clause: str | None = None
    version: int | None = None
    outcomes: Mapping[int, Outcome] = field(default_factory=dict)

    @property
    def recorded(self) -> Confirmed:
        """As a rule has it."""
        return Confirmed(self.on, self.by, self.against, self.edition, self.clause)

    def data(self) -> dict[str, str]:
        """As the data of a rule file."""
        found = {"on": str(self.on), "by": self.by, "against": self.against, "edition": self.edition}
        return found if self.clause is None else {**found, "clause": self.clause}

    def line(self) -> str:
        """As it stands in a rule file."""
        told = ", ".join(f"{key}: {in_quotes(value)}" for key, value in self.data().items())
        return f"confirmed: {{{told}}}"


def confirmed(data: bytes, path: str, confirmation: Confirmation) -> str | Problem:
    """The text of a rule file with the confirmation in it."""
    document = read_document(data, path)
    if not isinstance(document, Document):
        return document[0]
    text = edited(data, path, tuple(_edits(confirmation)), _wanted(document.data, confirmation))
    told = "This file's layout does not let the confirmation be written in safely; write it by hand: "
    return text if isinstance(text, str) else Problem("", 1, 1, told + confirmation.line(), path)


def _edits(confirmation: Confirmation) -> Iterator[Edit]:
    for index, outcome in confirmation.outcomes.items():
        yield Word(f"/examples/{index}/outcome", outcome)
    yield Word("/cite/edition", in_quotes(confirmation.edition))
    if confirmation.clause is not None:
        yield Word("/cite/clause", in_quotes(confirmation.clause))
    yield Entry("confirmed", confirmation.line(), below=("basis",))
    if confirmation.version is not None:
        yield Entry("version", f"version: {confirmation.version}", below=("basis",))


def _wanted(data: Mapping[str, Any], confirmation: Confirmation) -> Mapping[str, Any]:
    """The data that the new text must have."""
    cite = {key: str(value) if key == "edition" else value for key, value in data["cite"].items()}
    if "edition" in cite:
        cite["edition"] = confirmation.edition
    if confirmation.clause is not None:
        cite["clause"] = confirmation.clause
    wanted = {**data, "cite": cite, "confirmed": confirmation.data()}
    if confirmation.version is not None:
        wanted["version"] = confirmation.version
    if confirmation.outcomes:
        outcomes = confirmation.outcomes
        wanted["examples"] = [
            {**each, "outcome": outcomes[index]} if index in outcomes else each
            for index, each in enumerate(data["examples"])
        ]
    return wanted
