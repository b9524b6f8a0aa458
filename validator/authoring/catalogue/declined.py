"""rules/coverage.yaml: the rows of the catalogue that no rule stands for, and the bare rules, each with its reason.

What enters: the bytes of the file, the documents of the rulebook and the rows that there are. What leaves: `Choices`,
or every problem with its place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.form import Form

FILE = "coverage.yaml"


@dataclass(frozen=True, slots=True)
class Choices:
    """``documents``: the document behind each beginning of an id; ``declined``: the reason by row.

    ``bare``: by rule the reason why its whole requirement is the answer of a function.
    """

    documents: Mapping[str, str]
    declined: Mapping[str, str]
    bare: Mapping[str, str] = field(default_factory=dict)


def read_choices(
    data: bytes, path: str, documents: Collection[str], rows: Collection[str]
) -> Choices | tuple[Problem, ...]:
    """What coverage.yaml says, or everything that is wrong with it."""
    document = read_document(data, path)
    if not isinstance(document, Document):
        return document
    form = Form(document)
    found = form.mapping(document.data, "")
    form.keys(found, ("catalogue", "declined"), ("bare",), "")
    catalogue = form.mapping(found.get("catalogue", {}), "/catalogue")
    declined = form.mapping(found.get("declined", {}), "/declined")
    bare = form.mapping(found.get("bare", {}), "/bare")
    for row in declined:
        if row not in rows:
            form.complain(f"/declined/{row}", f"`{row}` is no row of the catalogue.{form.hint(row, rows)}", of_key=True)
    for prefix in {row.partition("-")[0] for row in rows} - set(catalogue):
        form.complain("/catalogue", f"Which document do the rows {prefix}-… come from? Add `{prefix}: …`.")
    choices = Choices(
        {prefix: form.word(catalogue, prefix, documents, "/catalogue") for prefix in catalogue},
        {row: form.text(declined, row, "/declined") for row in declined},
        {rule: form.text(bare, rule, "/bare") for rule in bare},
    )
    return in_order(form.problems) or choices
