"""Worlds from small dossiers, with the vocabulary and the parameters that ship."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from validator.dossier.document import Document, read_document
from validator.facts.build import build_facts
from validator.facts.day import JudgedDay
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.values import Interval, Known, Missing, Unknown, Value
from validator.rulebook.load_parameters import Parameters, load_parameters
from validator.rulebook.load_sources import Sources, load_sources
from validator.rulebook.load_vocabulary import load_vocabulary
from validator.rulebook.vocabulary import Vocabulary

RULES = Path(__file__).parents[2] / "rules"
DAY = date(2025, 10, 1)


class Facts:
    """The facts of one dossier, asked for in the words of the rules."""

    def __init__(self, world: World) -> None:
        self.world = world

    def element(self, kind: str, identity: str | None = None) -> Element:
        """The single of a kind, or the element with an id, or the only one."""
        if identity is None and kind in self.world.singles:
            return self.world.one(kind)
        found = [each for each in self.world.subjects(kind) if identity in (None, each.id)]
        assert len(found) == 1, f"{len(found)} of {kind} {identity}"
        return found[0]

    def value(self, word: str, identity: str | None = None) -> Value:
        """The value as the engine sees it."""
        kind, _, attribute = word.partition(".")
        return self.element(kind, identity).value(attribute)

    def __call__(self, word: str, identity: str | None = None) -> Any:
        """What is known: the plain value, a pair of bounds, or None for unknown."""
        value = self.value(word, identity)
        if isinstance(value, Interval):
            return (value.low, value.high)
        return value.value if isinstance(value, Known) else None

    def missing(self, word: str, identity: str | None = None) -> tuple[str, ...]:
        """The names of what would settle it."""
        value = self.value(word, identity)
        return () if isinstance(value, Known) else tuple(root.name for root in value.missing)


Ask = Callable[..., Facts]


@pytest.fixture(scope="session")
def rules() -> tuple[Vocabulary, Parameters]:
    """The vocabulary and the parameters that ship."""
    words = load_vocabulary({path.name: _read(path) for path in sorted((RULES / "vocabulary").glob("*.yaml"))})
    sources = load_sources(_read(RULES / "sources.yaml"))
    assert isinstance(words, Vocabulary), words
    assert isinstance(sources, Sources), sources
    parameters = load_parameters(_read(RULES / "parameters.yaml"), sources)
    assert isinstance(parameters, Parameters), parameters
    return words, parameters


def _read(path: Path) -> Document:
    read = read_document(path.read_bytes(), str(path))
    assert isinstance(read, Document), read
    return read


@pytest.fixture
def facts(rules: tuple[Vocabulary, Parameters]) -> Ask:
    """The facts of a dossier's parts; a claim and an empty list of entities are there unless given."""
    vocabulary, parameters = rules

    def ask(on: str | date = DAY, **parts: Any) -> Facts:
        day = date.fromisoformat(on) if isinstance(on, str) else on
        data = {"claim": {"category": "on_product"}, "entities": [{"id": "roller", "name": "Rhine Rolling"}]} | parts

        def parameter(name: str) -> Value:
            value = parameters.value(name, day)
            return Unknown((Missing(f"parameter.{name}", "", "parameter"),)) if value is None else Known(value)

        return Facts(build_facts(data, vocabulary, JudgedDay.of(day), parameter))

    return ask


@pytest.fixture
def exact() -> Callable[[str], Fraction]:
    """An exact number from a decimal text."""
    return Fraction
