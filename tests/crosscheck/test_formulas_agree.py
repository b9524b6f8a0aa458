"""Random formulas over random facts: the naive reading and the compiled one come to the same of everything.

A longer campaign: ``READING_EXAMPLES=2000 pytest tests/crosscheck/test_formulas_agree.py``.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from validator.crosscheck.naive.formulas import MEANINGS
from validator.rulebook.definition import Definition
from validator.rulebook.formulas import tree
from validator.rulebook.formulas.tree import Node

from .formulas import BASES, FUNCTIONS, KINDS, LINKED, SELECTING, Formulas, definitions
from .readings import Pair, ours, pair_of, theirs
from .worlds import Dossiers, vocabulary

SEEDS = int(os.environ.get("READING_EXAMPLES", "25"))
FORMULAS, DOSSIERS = 12, 6
WORDS = vocabulary()


def formulas_of(random: Random, made: dict[tuple[str, str], Definition]) -> list[tuple[str, Node]]:
    found = []
    for _ in range(FORMULAS):
        kind = random.choice(KINDS)
        base = random.choice((*BASES, "thing:person", "selection:transfer"))
        found.append((kind, Formulas(random, kind, made).formula(base, random.choice((1, 2, 3)), {})))
    return found


def compared(seed: int) -> Iterator[tuple[Node, object, object]]:
    """Every formula of a seed for every thing that it can be about, in both readings."""
    random = Random(seed)
    meaning = definitions(random)
    compiled, book = pair_of(WORDS, meaning)
    nodes = formulas_of(random, dict(meaning.definitions))
    nodes += [(each.kind, each.formula) for each in meaning.definitions.values() if each.formula and not each.arguments]
    for _ in range(DOSSIERS):
        pair = Pair(compiled, book, Dossiers(random, random.choice((0.05, 0.15, 0.5))).dossier())
        for kind, node in nodes:
            for subject in pair.subjects(kind):
                yield (node, *pair.values(node, subject))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_both_readings_come_to_the_same(seed: int) -> None:
    for node, compiled, naive in compared(seed):
        assert compiled == naive, node


def test_the_random_formulas_hold_every_class_of_node_and_every_function() -> None:
    random = Random(1)
    seen: Counter[object] = Counter()
    for _ in range(250):
        made = dict(definitions(random).definitions)
        nodes = [node for _, node in formulas_of(random, made)] + [each.formula for each in made.values()]
        parts = [part for node in nodes if node is not None for part in tree.walk(node)]
        seen.update(type(part) for part in parts)
        seen.update(part.name for part in parts if isinstance(part, tree.Function))
    assert [each.__name__ for each in LINKED if seen[each] < 10] == []
    assert [name for name in (*FUNCTIONS, *SELECTING) if seen[name] < 5] == []


def test_every_class_of_node_that_a_linked_formula_may_hold_has_a_meaning() -> None:
    assert set(MEANINGS) == LINKED


def test_what_random_formulas_come_to_is_of_every_sort() -> None:
    seen: Counter[str] = Counter()
    for seed in range(20):
        for _, compiled, _ in compared(seed):
            seen[compiled if isinstance(compiled, str) else compiled[0]] += 1  # type: ignore[index]
    assert all(seen[each] >= 50 for each in ("unknown", "none", "between", "some", "thing", "list", "number", "date"))
    assert all(seen[each] >= 50 for each in ("bool", "str"))


def test_values_that_differ_are_told_apart() -> None:
    assert theirs(True) != ours(1) and theirs(1) == ours(1) and theirs("1") != ours(1)
