"""Every function that formulas may call is there twice, or is declared to be shared."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from validator.crosscheck import naive
from validator.crosscheck.naive.shared import SHARED
from validator.crosscheck.naive.twins import TWINS
from validator.facts.functions import functions

from .formulas import FUNCTIONS, SELECTING

ROOM = Path(str(naive.__file__)).parent


def test_every_function_has_a_twin_or_is_shared() -> None:
    assert set(TWINS) | set(SHARED) == set(functions())
    assert not set(TWINS) & set(SHARED)


def test_every_function_is_called_by_random_formulas() -> None:
    assert {*FUNCTIONS, *SELECTING} == set(functions())


@pytest.mark.parametrize("path", sorted(ROOM.parent.rglob("*.py")), ids=lambda path: path.name)
def test_the_crosscheck_shares_no_values_operations_or_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert not {name for name in imported if name.startswith("validator.evaluation")}
    facts = {name for name in imported if name.startswith("validator.facts")}
    assert facts == ({"validator.facts", "validator.facts.functions"} if path.name == "shared.py" else set())
    rulebook = {name for name in imported if name.startswith("validator.rulebook")}
    assert rulebook <= {
        "validator.rulebook.answer",
        "validator.rulebook.conditions",
        "validator.rulebook.definition",
        "validator.rulebook.formulas",
        "validator.rulebook.formulas.tree",
        "validator.rulebook.rule",
        "validator.rulebook.vocabulary",
    }
