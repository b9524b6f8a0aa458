"""What a rule rests on as plain data: the steps, the tables, the functions, the facts that a dossier submits.

What enters: a `Behind`. What leaves: dicts, lists and scalars that JSON knows, in the order of `rules show`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from validator.authoring.definition_card import Behind, DefinitionCard, TableCard
from validator.authoring.fact_data import fact_data
from validator.facts.plain_data import plain
from validator.rulebook.formulas.circles import rests_on
from validator.rulebook.formulas.signature import Signature
from validator.rulebook.load_sources import Source
from validator.rulebook.rule import Cite


def behind_data(found: Behind) -> dict[str, Any]:
    """All that stands behind a rule's facts."""
    return {
        "definitions": [_definition(card) for card in found.definitions],
        "tables": [_table(card) for card in found.tables],
        "functions": [_function(each) for each in found.functions],
        "submitted": [fact_data(card) for card in found.submitted],
    }


def _definition(card: DefinitionCard) -> dict[str, Any]:
    definition = card.definition
    return {
        "name": f"{definition.kind}.{definition.name}",
        "takes": {each.name: str(each.type) for each in definition.arguments},
        "gives": str(definition.type),
        "unit": definition.type.unit or None,
        "about": definition.about,
        "joined_by": ("any" if definition.any_of else "all") if definition.parts else None,
        "formula": list(definition.source),
        "basis": definition.basis,
        "cite": _cite(definition.cite, card.sources),
        "version": definition.version,
        "rests_on": [f"{kind}.{name}" for kind, name in rests_on(definition)],
        "tables": list(card.tables),
        "parameters": list(card.parameters),
        "functions": list(card.functions),
        "note": definition.note or None,
    }


def _table(card: TableCard) -> dict[str, Any]:
    table = card.table
    return {
        "name": table.name,
        "about": table.about,
        "rows": plain(table.rows),
        "basis": table.basis,
        "cite": _cite(table.cite, card.sources),
        "version": table.version,
        "note": table.note or None,
    }


def _function(signature: Signature) -> dict[str, Any]:
    return {
        "name": signature.name,
        "takes": [str(each) for each in signature.takes],
        "about": signature.about,
        "rests_on": signature.rests_on or None,
    }


def _cite(cite: Cite, sources: Iterable[Source]) -> dict[str, Any]:
    return {
        "document": cite.document,
        "edition": cite.edition,
        "section": cite.section,
        "clause": cite.clause,
        "sources": [{"number": one.number, "title": one.title} for one in sources],
    }
