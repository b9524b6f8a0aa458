"""Looking only at the elements that name the same thing changes no answer."""

from __future__ import annotations

import random

import pytest

from validator.engine.explain import tree
from validator.engine.reference import evaluate
from validator.engine.scope import Scope
from validator.facts.element import Element, Facts
from validator.facts.values import Known, Missing, Unknown, Value
from validator.rulebook.conditions import All, Condition, Operator, Path, Quantified, Quantifier
from validator.rulebook.conditions import Test as Tested

SAME: Condition = Tested(Path("transfer", "document", own=True), Operator.EQUALS, Path("coc_document", "id"))
GOOD: Condition = Tested(Path("transfer", "good", own=True), Operator.EQUALS, True)


def value(rng: random.Random, *choices: str | bool) -> Value:
    gap = Unknown((Missing("transfer.x", "/x"),))
    return gap if rng.random() < 0.2 else Known(rng.choice(choices))


def scope(rng: random.Random) -> Scope:
    transfers = tuple(
        Element(
            "transfer",
            str(n),
            f"/supply_chain/{n}",
            {"document": value(rng, "a", "b", "c"), "good": value(rng, True, False)},
        )
        for n in range(rng.choice([0, 1, 12, 30]))
    )
    document = Element("coc_document", "a", "/coc_documents/0", {"id": value(rng, "a", "b", "z")})
    return Scope(Facts({"transfer": transfers, "coc_document": (document,)}, {}), document, lambda _: Known(1))


@pytest.mark.parametrize("quantifier", list(Quantifier))
@pytest.mark.parametrize(
    ("where", "have"), [(SAME, GOOD), (All((GOOD, SAME)), GOOD), (GOOD, SAME), (GOOD, All((GOOD, SAME)))]
)
def test_the_answer_is_that_of_trying_every_element(quantifier: Quantifier, where: Condition, have: Condition) -> None:
    rng = random.Random(7)
    for number in range(200):
        condition = Quantified(quantifier, "transfer", where, have, Operator.AT_LEAST, number % 4)
        tried = scope(rng)
        assert evaluate(condition, tried) is tree(condition, tried, everything=True).truth
