"""What many tests share: the shipped rulebook, checked and compiled once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from validator import Validator

ROOT = Path(__file__).resolve().parent.parent
CAN = ROOT / "fixtures" / "on-product" / "can-whole-chain.yaml"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep their cached rulebooks to themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASI_CLAIMS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def validator(own_cache: None) -> Validator:
    """The shipped rulebook with both engines."""
    from validator import Validator

    return Validator.load()


@pytest.fixture(scope="session")
def whole(own_cache: None) -> Validator:
    """The shipped rulebook with every profile, by the compiled evaluation alone."""
    from validator import Validator
    from validator.rulebook.files import profile_names

    return Validator.load(profiles=profile_names(ROOT / "rules"), engine="compiled")
