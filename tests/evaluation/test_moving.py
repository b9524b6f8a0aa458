"""Facts that are moved to another day say what facts read anew on that day would say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from validator import Validator
from validator.dossier.dossier import Dossier, load_dossier

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DOSSIERS = [
    path for path in sorted(FIXTURES.glob("*/*.yaml"))[::4] if isinstance(load_dossier(path), Dossier)
] + [FIXTURES / "on-product" / "can-whole-chain.yaml"]  # fmt: skip
FIRST = date(2026, 11, 30)


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.stem)
def test_moved_facts_are_those_of_the_day(whole: Validator, path: Path) -> None:
    read = load_dossier(path)
    assert isinstance(read, Dossier)
    evaluator, rules = whole.judge.evaluator, frozenset(whole.rulebook.rules)
    listening = evaluator.listening()
    moved = listening.facts(read.data, FIRST)
    listening.judge(moved, rules)
    turns = sorted(day for day in listening.clock.turns if day > FIRST)[:6]
    for day in (*turns, FIRST + timedelta(days=4_000), FIRST - timedelta(days=900), FIRST):
        assert listening.facts(read.data, day, moved) is moved
        rows, noted = listening.judge(moved, rules), listening.clock.turns
        anew = listening.judge(listening.facts(read.data, day), rules)
        assert noted == listening.clock.turns
        assert [(each.kind, each.rules, each.answers) for each in rows] == [
            (each.kind, each.rules, each.answers) for each in anew
        ]
