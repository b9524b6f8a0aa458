"""The checked rulebook: everything the rules folder says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from validator.rulebook.definition import Meaning
from validator.rulebook.lexicon import Lexicon
from validator.rulebook.load_parameters import Parameters
from validator.rulebook.load_sources import Sources
from validator.rulebook.rule import Rule
from validator.rulebook.verdict_table import VerdictTable
from validator.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Rulebook:
    """``rules`` by id in order of their ids; ``wording``: a suggestion by language and class of wording.

    ``meaning``: the definitions and tables; the ``vocabulary`` holds what is defined beside what is submitted.
    """

    version: str
    sha256: str
    profiles: tuple[str, ...]
    rules: Mapping[str, Rule]
    vocabulary: Vocabulary
    parameters: Parameters
    sources: Sources
    table: VerdictTable
    lexicon: Lexicon
    wording: Mapping[str, Mapping[str, str]]
    meaning: Meaning
