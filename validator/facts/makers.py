"""What makes the things of a kind that no dossier lists: the wordings that are found in its statements.

What enters: the fact base. What leaves: things, or unknown where the list that they are found in is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from validator.facts.element import Element, FactBase
from validator.facts.values import Unknown
from validator.facts.wording.phrases import phrases

MAKERS: Mapping[str, Callable[[FactBase], tuple[Element, ...] | Unknown]] = {"phrases": phrases}
"""By the name that the vocabulary gives under ``made_by:``."""
