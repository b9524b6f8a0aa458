"""rules/mutants.yaml: the mutants that nothing can notice, each with the reason.

What enters: the bytes of the file. What leaves: the reason by mutant, or every problem with its place. An entry stands
under its rule, definition (`account.output_t`) or table (`table makes`) and says the place, the step and why.
"""

from __future__ import annotations

from collections.abc import Mapping

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.form import Form

FILE = "mutants.yaml"
Key = tuple[str, str, str]
Reasons = Mapping[Key, str]


def read_reasons(data: bytes, path: str) -> Reasons | tuple[Problem, ...]:
    """The reasons, or everything that is wrong with the file."""
    document = read_document(data, path)
    if not isinstance(document, Document):
        return document
    form = Form(document)
    reasons: dict[Key, str] = {}
    for name, listed in form.mapping(document.data, "").items():
        if not isinstance(listed, list):
            form.complain(f"/{name}", "Here stands a list: begin each entry with `- at:`.")
            continue
        for index, raw in enumerate(listed):
            at = f"/{name}/{index}"
            entry = form.mapping(raw, at)
            form.keys(entry, ("at", "step", "why"), (), at)
            place, step, why = (form.text(entry, key, at) for key in ("at", "step", "why"))
            if (name, place, step) in reasons:
                form.complain(at, "This mutant has a reason already.")
            reasons[(name, place, step)] = why
    return in_order(form.problems) or reasons
