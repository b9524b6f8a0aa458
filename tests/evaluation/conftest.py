"""Facts of whole dossiers, and single formulas about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from validator import Validator
from validator.dossier.dossier import Dossier, load_dossier
from validator.facts.element import FactBase
from validator.facts.functions import signatures
from validator.rulebook.formulas.grammar import parse
from validator.rulebook.formulas.linking import Head, Words, link
from validator.rulebook.load_definitions import parameter_type

ROOT = Path(__file__).parents[2]
CAN = ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml"
DAY = date(2026, 11, 15)
Given = Callable[..., FactBase]
Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def can(whole: Validator) -> FactBase:
    """The facts of a can whose whole chain is shown."""
    read = load_dossier(CAN)
    assert isinstance(read, Dossier)
    return whole.judge.evaluator.facts(read.data, DAY)


@pytest.fixture
def given(whole: Validator) -> Given:
    """Facts as an example of a rule gives them."""

    def make(on: date = DAY, **facts: Any) -> FactBase:
        found = whole.judge.evaluator.given(facts, on)
        assert isinstance(found, FactBase), found
        return found

    return make


@pytest.fixture
def ask(whole: Validator) -> Ask:
    """What a formula about the claim comes to."""
    book = whole.rulebook

    def head(key: tuple[str, str]) -> Head:
        definition = book.meaning.definitions[key]
        return Head(tuple((one.name, one.type) for one in definition.arguments), lambda: definition.type)

    types = {name: parameter_type(entry) for name, entry in book.parameters.entries.items()}
    heads: Mapping[tuple[str, str], Head] = {key: head(key) for key in book.meaning.definitions}
    words = Words(book.vocabulary, types, book.meaning.tables, signatures(), heads)

    def value(formula: str, base: FactBase) -> Any:
        node, _ = link(parse(formula), "claim", {}, words)
        return whole.judge.evaluator.asking.value(node, base, base.singles["claim"])

    return value
