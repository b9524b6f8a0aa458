"""What the tests of the reading room share: a realistic dossier, and short ways to read variations of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from validator.dossier.dossier import Dossier, read_dossier
from validator.dossier.problem import Problem

CAN = Path(__file__).with_name("data") / "can.yaml"


@pytest.fixture(scope="session")
def can() -> str:
    return CAN.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def can_with(can: str) -> Callable[..., tuple[Problem, ...]]:
    """The problems of the can's dossier after one piece of its text was replaced."""

    def read(piece: str, replacement: str) -> tuple[Problem, ...]:
        assert can.count(piece) == 1, piece
        found = read_dossier(can.replace(piece, replacement).encode(), "can.yaml")
        assert not isinstance(found, Dossier), "the dossier is accepted"
        return found

    return read
