"""A fact more in its kind's file of the vocabulary: under the last that is submitted, before those worked out.

What enters: the file's text, its kind, the fact. What leaves: the new text, or a `Problem`. Nothing raises.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.authoring.file_edits import Below, edited
from validator.authoring.new_fact.fact import NewFact
from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.rulebook.vocabulary import Kind


def with_entry(data: bytes, document: Document, kind: Kind, fact: NewFact) -> str | Problem:
    """The file with the fact's entry; its comments and its order stay."""
    last = [attribute.name for attribute in kind.attributes.values() if attribute.pointer is not None][-1]
    told = dict(_told(fact))
    lines = (f"{fact.name}:", *(f"  {key}: {_as_yaml(text)}" for key, text in told.items()))
    wanted: dict[str, Any] = {
        **document.data,
        "attributes": {**document.data["attributes"], fact.name: told},
    }
    return edited(data, document.path, [Below(f"/attributes/{last}", lines)], wanted)


def _told(fact: NewFact) -> Iterator[tuple[str, str]]:
    yield "type", fact.type
    if fact.unit is not None:
        yield "unit", fact.unit
    if fact.pointer != fact.name:
        yield "pointer", fact.pointer
    yield "about", fact.about
    yield "question", fact.question


def _as_yaml(text: str) -> str:
    """The text as it is where YAML reads it so, else in quotes."""
    read = read_document(f"text: {text}\n".encode(), "text.yaml")
    plain = isinstance(read, Document) and read.data == {"text": text}
    return text if plain else json.dumps(text, ensure_ascii=False)
