"""A rulebook ready to judge: checked and compiled once, and then taken from the cache.

What enters: the folder, the profiles. What leaves: the `Prepared` rulebook. May fail with `RulebookError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from validator.evaluation.compiling import Code
from validator.evaluation.evaluator import Evaluator
from validator.facts.functions import signatures
from validator.rulebook import cache
from validator.rulebook.files import content_key, read_files
from validator.rulebook.lexicon import LanguageLexicon
from validator.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Compiled:
    """The compiled forms of a rulebook: its definitions and rules, and the rulesets of durable_rules."""

    definitions: Code
    rules: Code
    rulesets: Any


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked rulebook and its compiled forms."""

    rulebook: Rulebook
    compiled: Compiled


@dataclass(frozen=True, slots=True)
class _Stored:
    rulebook: Rulebook
    compiled: Compiled
    languages: tuple[str, ...]


class OnDemand(Mapping[str, LanguageLexicon]):
    """Languages that are fetched when first asked for."""

    def __init__(self, codes: tuple[str, ...], fetch: Callable[[str], LanguageLexicon]) -> None:
        """``codes``: the languages there are."""
        self._codes = codes
        self._fetch = fetch
        self._fetched: dict[str, LanguageLexicon] = {}

    def __getitem__(self, code: str) -> LanguageLexicon:
        """The language; KeyError where there is none."""
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._fetched:
            self._fetched[code] = self._fetch(code)
        return self._fetched[code]

    def __contains__(self, code: object) -> bool:
        """Whether there is such a language; asking fetches nothing."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """The codes."""
        return iter(self._codes)

    def __len__(self) -> int:
        """How many languages there are."""
        return len(self._codes)


def prepare(folder: Path, profiles: tuple[str, ...], examples: bool = True) -> Prepared:
    """The rulebook of a folder with the profiles named; without its examples it is there sooner."""
    files = read_files(folder)
    key = f"{content_key(files, folder, profiles)}{'' if examples else '.lean'}"
    stored = cache.recall(key)
    if isinstance(stored, _Stored):
        languages = OnDemand(stored.languages, lambda code: _language(key, code, files, folder, profiles))
        lexicon = replace(stored.rulebook.lexicon, languages=languages)
        return Prepared(replace(stored.rulebook, lexicon=lexicon), stored.compiled)
    # Imported where it is needed: a cold start with a remembered rulebook reads no rule files.
    from validator.rulebook.load import build_rulebook

    rulebook = build_rulebook(files, folder, profiles, signatures())
    if not examples:
        rulebook = replace(rulebook, rules={rule.id: replace(rule, examples=()) for rule in rulebook.rules.values()})
    compiled = compile_rulebook(rulebook)
    _remember(key, rulebook, compiled)
    return Prepared(rulebook, compiled)


def compile_rulebook(rulebook: Rulebook, rulesets: bool = True) -> Compiled:
    """The compiled forms of a rulebook; ``rulesets``: also what durable_rules takes, which takes longest."""
    from validator.crosscheck import compile_rulesets
    from validator.evaluation.compiling import compile_definitions
    from validator.evaluation.rules import compile_rules

    rules = tuple(rulebook.rules.values())
    return Compiled(
        compile_definitions(rulebook.meaning, rulebook.vocabulary),
        compile_rules(rules, rulebook.vocabulary),
        compile_rulesets(rules if rulesets else (), verdicts(rulebook)),
    )


def evaluator_of(rulebook: Rulebook) -> Evaluator:
    """The compiled evaluation of a rulebook that is changed while one works on it."""
    compiled = compile_rulebook(rulebook, rulesets=False)
    return Evaluator(rulebook, compiled.definitions, compiled.rules)


def verdicts(rulebook: Rulebook) -> tuple[str, ...]:
    """The words of the verdict, worst first."""
    return (*rulebook.table.verdicts, "approve")


def _remember(key: str, rulebook: Rulebook, compiled: Compiled) -> None:
    languages = rulebook.lexicon.languages
    for code, language in languages.items():
        cache.store(f"{key}.{code}", language)
    lean = replace(rulebook, lexicon=replace(rulebook.lexicon, languages={}))
    cache.store(key, _Stored(lean, compiled, tuple(languages)))


def _language(
    key: str, code: str, files: Mapping[str, bytes], folder: Path, profiles: tuple[str, ...]
) -> LanguageLexicon:
    found = cache.recall(f"{key}.{code}")
    if isinstance(found, LanguageLexicon):
        return found
    from validator.rulebook.load import build_rulebook

    return build_rulebook(files, folder, profiles, signatures()).lexicon.languages[code]
