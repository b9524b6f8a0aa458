"""Facts from small dossiers, worked out by the definitions that ship."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from validator import Validator
from validator.evaluation.evaluator import Evaluator
from validator.facts.element import Element, FactBase
from validator.facts.values import NO_LEAST, NO_MOST, Interval, Nothing, Unknown, Value
from validator.rulebook.answer import Answer

RULES = Path(__file__).parents[2] / "rules"
DAY = date(2025, 10, 1)
UNBOUNDED = (NO_LEAST, NO_MOST)


class Facts:
    """The facts of one dossier, asked for in the words of the rules."""

    def __init__(self, base: FactBase, evaluator: Evaluator) -> None:
        self.base = base
        self._evaluator = evaluator

    def answer(self, rule: str) -> Answer:
        """What a rule says of its only subject."""
        (found,) = [each for each in self._evaluator.judge(self.base, frozenset({rule})) if each.rules]
        ((answer,),) = found.answers
        return answer

    def element(self, kind: str, identity: str | None = None) -> Element:
        """The single of a kind, or the element with an id, or the only one."""
        if identity is None and kind in self.base.singles:
            return self.base.singles[kind]
        found = [each for each in self.base.subjects(kind) if identity in (None, each.id)]
        assert len(found) == 1, f"{len(found)} of {kind} {identity}"
        return found[0]

    def value(self, word: str, identity: str | None = None) -> Value:
        """The value as rules see it."""
        kind, _, attribute = word.partition(".")
        return self.element(kind, identity).value(attribute)

    def __call__(self, word: str, identity: str | None = None) -> Any:
        """What is known: the plain value, a pair of bounds, None for unknown, the word none."""
        value = self.value(word, identity)
        if isinstance(value, Interval):
            return None if value.high in UNBOUNDED and value.low in (0, *UNBOUNDED) else (value.low, value.high)
        if isinstance(value, Nothing):
            return "none"
        return None if isinstance(value, Unknown) else value

    def missing(self, word: str, identity: str | None = None) -> tuple[str, ...]:
        """The names of what would settle it."""
        value = self.value(word, identity)
        return tuple(root.name for root in value.missing) if isinstance(value, Unknown | Nothing) else ()


Ask = Callable[..., Facts]


@pytest.fixture(scope="session")
def evaluator() -> Evaluator:
    """The evaluation of the rulebook that ships, its draft profile included."""
    return Validator.load(RULES, profiles=("coc-v3-draft",), engine="compiled", examples=False).judge.evaluator


@pytest.fixture
def facts(evaluator: Evaluator) -> Ask:
    """The facts of a dossier's parts; a claim and an entity are there unless given, and it lists all certificates."""

    def ask(on: str | date = DAY, **parts: Any) -> Facts:
        day = date.fromisoformat(on) if isinstance(on, str) else on
        usual: dict[str, Any] = {
            "claim": {"category": "on_product"},
            "entities": [{"id": "roller", "name": "Rhine Rolling"}],
            "lists_complete": ["certificates", "entities"],
        }
        return Facts(evaluator.facts(usual | parts, day), evaluator)

    return ask


@pytest.fixture
def exact() -> Callable[[str], Fraction]:
    """An exact number from a decimal text."""
    return Fraction
