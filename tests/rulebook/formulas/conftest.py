"""Definitions of a rulebook of their own, in the words of the vocabulary that ships."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.dossier.document import Document, read_document
from validator.dossier.problem import Problem
from validator.facts.functions import signatures
from validator.rulebook.definition import Table
from validator.rulebook.load_definitions import Definitions, load_definitions
from validator.rulebook.load_parameters import Parameters, load_parameters
from validator.rulebook.load_sources import Sources, load_sources
from validator.rulebook.load_tables import load_tables
from validator.rulebook.load_vocabulary import load_vocabulary
from validator.rulebook.vocabulary import Vocabulary

RULES = Path(__file__).parents[3] / "rules"
CITE = {"document": "coc-standard", "edition": "2", "section": "Mass balance", "clause": None, "sources": ["COC:S4"]}
HEAD = """kind: account
basis: seen
cite: {document: coc-standard, edition: "2", section: Mass, clause: null, sources: []}
"""
Load = Callable[..., Definitions | tuple[Problem, ...]]


@cache
def words() -> tuple[Vocabulary, Parameters, Sources]:
    """The vocabulary, parameters and sources that ship."""
    found = load_vocabulary({path.name: read(path) for path in sorted((RULES / "vocabulary").glob("*.yaml"))})
    sources = load_sources(read(RULES / "sources.yaml"))
    assert isinstance(found, Vocabulary), found
    assert isinstance(sources, Sources), sources
    parameters = load_parameters(read(RULES / "parameters.yaml"), sources)
    assert isinstance(parameters, Parameters), parameters
    return found, parameters, sources


def read(path: Path) -> Document:
    """A file of the rulebook."""
    found = read_document(path.read_bytes(), str(path))
    assert isinstance(found, Document), found
    return found


def document(text: str, path: str) -> Document:
    """A file that is written here."""
    found = read_document(text.encode(), path)
    assert isinstance(found, Document), found
    return found


@pytest.fixture
def define() -> Load:
    """The definitions of the lines under ``definitions:`` of an account, or what is wrong with them."""

    def load(lines: str, tables: dict[str, Any] | None = None) -> Definitions | tuple[Problem, ...]:
        vocabulary, parameters, sources = words()
        listed: dict[str, Document] = {}
        for name, rows in (tables or {}).items():
            data = {"table": name, "about": "a list", "basis": "seen", "cite": CITE, "rows": rows}
            listed[name] = document(yaml.safe_dump(data), f"{name}.yaml")
        found = load_tables(listed, sources)
        assert not isinstance(found, tuple), found
        made: dict[str, Table] = dict(found)
        file = document(f"{HEAD}definitions:\n{lines}", "accounts.yaml")
        return load_definitions({"accounts.yaml": file}, vocabulary, parameters, made, signatures(), sources)

    return load
