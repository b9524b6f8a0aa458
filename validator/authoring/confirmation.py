"""Writing into a rule file that a person has checked it: as an edit of its text, so that comments and layout stay.

What enters: the file's text and what is to be recorded. What leaves: the new text, or a `Problem` where the edit would
change anything else (then nothing should be written). Nothing raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from validator.authoring.edited_rule import in_quotes, with_line, with_values
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
    text = with_values(data.decode("utf-8"), document, _values(confirmation))
    lines = [("confirmed", confirmation.line())]
    if confirmation.version is not None:
        lines.append(("version", f"version: {confirmation.version}"))
    for key, line in lines:
        now = read_document(text.encode(), path)
        text = with_line(text, now, key, line, below="basis") if isinstance(now, Document) else text
    again = read_document(text.encode(), path)
    if isinstance(again, Document) and again.data == _wanted(document.data, confirmation):
        return text
    told = "This file's layout does not let the confirmation be written in safely; write it by hand: "
    return Problem("", 1, 1, told + confirmation.line(), path)


def _values(confirmation: Confirmation) -> list[tuple[str, str]]:
    values: list[tuple[str, str]] = [
        (f"/examples/{index}/outcome", outcome) for index, outcome in confirmation.outcomes.items()
    ]
    values.append(("/cite/edition", in_quotes(confirmation.edition)))
    return values if confirmation.clause is None else [*values, ("/cite/clause", in_quotes(confirmation.clause))]


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
