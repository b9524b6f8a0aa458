"""Whatever stands in a dossier that fits the schema, it is judged: no traceback, and both engines agree."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from validator import Validator
from validator.dossier.dossier import Dossier, dossier_files, load_dossier, read_dossier
from validator.report.json_report import determination_data

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
DOSSIERS = [
    path
    for path in dossier_files(FIXTURES)
    if not {"malformed", "scenarios", "wording", "rules-broken"} & set(path.relative_to(FIXTURES).parts)
    and path.name != "index.yaml"
]
DAYS = ("0001-01-01", "2022-05-19", "2026-11-15", "2027-03-01", "9999-12-31")
ROUNDS = 8


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with every key or index in it."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


def mutate(data: Any, rng: random.Random) -> None:
    """Change one thing: leave it out, double it, or give it another value of its type."""
    container, key = rng.choice(list(places(data)))
    value = container[key]
    if rng.random() < 0.4:
        del container[key]
    elif isinstance(value, bool):
        container[key] = not value
    elif isinstance(value, int | float) or hasattr(value, "numerator"):
        container[key] = rng.choice([0, 1, 3, 100, 10**9])
    elif isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        container[key] = rng.choice(DAYS)
    elif isinstance(value, str):
        container[key] = rng.choice(["", "ASI", "\u00a0", "x" * 40, value[::-1]])
    elif isinstance(value, list):
        container[key] = value * 2 if rng.random() < 0.5 else []


def written(data: Any) -> bytes:
    """The data as JSON, fractions as decimals."""
    return json.dumps(data, default=float).encode()


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.relative_to(FIXTURES).as_posix())
def test_changed_dossiers_are_judged_and_reported(validator: Validator, path: Path) -> None:
    read = load_dossier(path)
    assert isinstance(read, Dossier), read
    rng = random.Random(path.name)
    for _ in range(ROUNDS):
        data = copy.deepcopy(read.data)
        for _ in range(rng.randint(1, 6)):
            mutate(data, rng)
        changed = read_dossier(written(data), "changed.json")
        if not isinstance(changed, Dossier):
            assert all(problem.message for problem in changed)
            continue
        determination = validator.check(changed, as_of=date(2026, 11, 15))
        assert not determination.engine_failed, determination.errors
        assert determination_data(determination, show_all=True)["verdict"] in ("approve", "reject", "flag")
