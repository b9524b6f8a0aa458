"""More evidence never unsettles what is decided: on random formulas, definitions and rules, over random dossiers.

A dossier is judged whole and with facts left out. Whatever comes to a settled value with less, comes to the same with
more. What asks what is known is left out: the test `known:`, `surely`, and `asked_for`, which makes unknown what surely
is nothing.

A longer campaign: ``EVIDENCE_EXAMPLES=2000 pytest tests/crosscheck/test_more_evidence.py``.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import pytest

from validator.evaluation.rules import bound_rules, compile_rules
from validator.facts.functions import functions
from validator.rulebook.conditions import Condition, Operator, Quantified, Test, parts_of
from validator.rulebook.definition import Meaning
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node
from validator.rulebook.resting import conditions_of
from validator.rulebook.rule import Rule

from .formulas import KINDS, Formulas, definitions
from .readings import Pair, pair_of, theirs
from .rules import Rules
from .worlds import NONE_IN_GROUP, NONE_WHERE_ABSENT, Dossiers, vocabulary

SEEDS = int(os.environ.get("EVIDENCE_EXAMPLES", "60"))
FORMULAS, RULES, DOSSIERS = 12, 8, 5
WORDS = vocabulary()
ASKING = ("surely", "asked_for")
KEPT = {"id", "visit", *NONE_WHERE_ABSENT, *NONE_IN_GROUP}
"""What is left out of these is surely none, and so something else."""


def with_less(random: Random, data: dict[str, Any]) -> dict[str, Any]:
    """The dossier without some of its facts, or without some of its lists."""
    found = deepcopy(data)
    people, transfers = found.get("people", []), found.get("transfers", [])
    for thing in (
        found.get("shop", {}),
        *people,
        *transfers,
        *(pet for each in people for pet in each.get("pets", ())),
    ):
        for name in [name for name in thing if name not in KEPT and name != "pets"]:
            if random.random() < 0.25:
                del thing[name]
    return found


def asks_what_is_known(node: Node, meaning: Meaning) -> bool:
    """Whether a formula, or a definition that it names, asks what is known."""
    for part in tree.walk(node):
        if isinstance(part, tree.IsKnown) or (isinstance(part, tree.Function) and part.name in ASKING):
            return True
        named = meaning.definitions.get((part.kind, part.name)) if isinstance(part, tree.Attribute) else None
        if named is not None and named.formula is not None and asks_what_is_known(named.formula, meaning):
            return True
    return False


def settled(value: Any) -> bool:
    """Whether a value, in the form that both readings have, is a truth, a number, a day or a text."""
    return value not in ("unknown", "none") and value[0] in ("bool", "int", "Fraction", "number", "date", "str", "text")


def formulas(seed: int) -> Iterator[tuple[Node, Any, Any]]:
    """Each formula with what it comes to with less and with more."""
    random = Random(seed)
    meaning = definitions(random)
    made = dict(meaning.definitions)
    nodes = [
        (kind, Formulas(random, kind, made).formula(base, random.choice((1, 2, 3)), {}))
        for kind, base in (
            (random.choice(KINDS), random.choice(("boolean", "boolean", "number", "text", "date")))
            for _ in range(FORMULAS)
        )
    ]
    nodes += [(each.kind, each.formula) for each in made.values() if each.formula and not each.arguments]
    nodes = [(kind, node) for kind, node in nodes if not asks_what_is_known(node, meaning)]
    compiled, book = pair_of(WORDS, meaning)
    for _ in range(DOSSIERS):
        whole = Dossiers(random, 0.1).dossier()
        more, less = (Pair(compiled, book, each) for each in (whole, with_less(random, whole)))
        for kind, node in nodes:
            for one, other in zip(less.base.subjects(kind), more.base.subjects(kind), strict=True):
                asking = compiled.asking
                yield (
                    node,
                    *(theirs(asking.value(node, base, each)) for base, each in ((less.base, one), (more.base, other))),
                )


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_formula_that_is_settled_stays_so(seed: int) -> None:
    for node, less, more in formulas(seed):
        if settled(less):
            assert more == less, node


def rules(seed: int) -> Iterator[tuple[Rule, Any, Any]]:
    """Each rule with its answer with less and with more."""
    random = Random(seed)
    written = [rule for rule in Rules(random).rules(3 * RULES) if not any(map(holds_known, conditions_of(rule)))]
    judging = bound_rules(compile_rules(written, WORDS), functions())
    compiled, book = pair_of(WORDS, Meaning())
    for _ in range(DOSSIERS):
        whole = Dossiers(random, 0.1).dossier()
        less, more = (
            list(judging.judge(Pair(compiled, book, each).base, {rule.id for rule in written}))
            for each in (with_less(random, whole), whole)
        )
        named = {rule.id: rule for rule in written}
        for sparse, full in zip(less, more, strict=True):
            for one, other in zip(sparse.answers, full.answers, strict=True):
                yield from zip((named[id] for id in sparse.rules), one, other, strict=True)


def holds_known(condition: Condition) -> bool:
    """Whether a part of a condition is the test ``known:``."""
    if isinstance(condition, Test):
        return condition.operator is Operator.KNOWN
    inner = (condition.where, condition.have) if isinstance(condition, Quantified) else parts_of(condition)
    return any(map(holds_known, inner))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_an_answer_that_is_settled_stays_so(seed: int) -> None:
    for rule, less, more in rules(seed):
        if less.applies is not None:
            assert more.applies is less.applies, rule
        if less.holds is not None and more.applies is not False:
            assert more.holds is less.holds, rule


def test_many_are_settled_with_less_and_many_only_with_more() -> None:
    seen = Counter((settled(less), settled(more)) for seed in range(40) for _, less, more in formulas(seed))
    assert min(seen[True, True], seen[False, True]) > 100
