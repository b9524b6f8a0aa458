"""Where a definition or a table stands in the standards: its citation, checked against rules/sources.yaml.

What enters: the mapping under ``cite:``. What leaves: a `Cite`; problems are added to the form.
"""

from __future__ import annotations

from typing import Any

from validator.rulebook.form import Form
from validator.rulebook.load_sources import Sources
from validator.rulebook.rule import Cite

NOWHERE = Cite("", "", "", None, ())


def load_cite(raw: Any, at: str, form: Form, sources: Sources) -> Cite:
    """The citation. Its clause is null until somebody has compared it with the published text."""
    data = form.mapping(raw, at)
    form.keys(data, ("document", "edition", "section", "clause", "sources"), (), at)
    if form.problems:
        return NOWHERE
    document, edition = str(data["document"]), str(data["edition"])
    publication = sources.documents.get(document)
    if publication is None:
        form.complain(f"{at}/document", f"`{document}` is not in sources.yaml.{form.hint(document, sources.documents)}")
    elif edition not in publication.editions:
        known = ", ".join(publication.editions)
        form.complain(f"{at}/edition", f"`{document}` has no edition `{edition}` (it has: {known}).")
    cited = form.texts(data, "sources", at)
    for place, source in enumerate(cited):
        if source not in sources.sources:
            hint = form.hint(source, sources.sources)
            form.complain(f"{at}/sources/{place}", f"`{source}` is not in sources.yaml.{hint}")
    clause = data["clause"]
    return Cite(document, edition, str(data["section"]), None if clause is None else str(clause), cited)
