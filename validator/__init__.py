"""asi-claims: pre-screens claims about ASI aluminium. `Validator` is the public API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from validator.api import Validator
    from validator.verdict.determination import Determination
    from validator.verdict.finding import Finding

__all__ = ["Determination", "Finding", "Validator"]
_HOMES = {
    "Validator": "validator.api",
    "Determination": "validator.verdict.determination",
    "Finding": "validator.verdict.finding",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first used."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
