"""Which tests are meant: by the id of a rule or a scenario, by a file, by a folder.

What enters: words of the command line, the rules and the scenarios there are. What leaves: the rules and scenarios
chosen, or the word that names nothing. A rule brings the scenarios that name it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from validator.authoring.scenario_file import Scenario
from validator.rulebook.rule import Rule


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is tested. ``strange`` are the words that name nothing."""

    rules: tuple[Rule, ...]
    scenarios: tuple[Scenario, ...]
    strange: tuple[str, ...] = ()


def choose(words: Sequence[str], rules: Mapping[str, Rule], scenarios: Sequence[Scenario]) -> Chosen:
    """What the words mean; everything where there are none."""
    if not words:
        return Chosen(tuple(rules.values()), tuple(scenarios))
    wanted: set[str] = set()
    own: set[str] = set()
    strange: list[str] = []
    for word in words:
        named = {
            rule for rule, found in rules.items() if rule == word or word in found.also or _inside(found.path, word)
        }
        told = {one.id for one in scenarios if one.id == word or _inside(one.path, word)}
        if not named and not told:
            strange.append(word)
        wanted |= named
        own |= told
    return Chosen(
        tuple(rule for rule in rules.values() if rule.id in wanted),
        tuple(one for one in scenarios if one.id in own or wanted & set(one.rules)),
        tuple(strange),
    )


def _inside(path: str, word: str) -> bool:
    """Whether a file is the one that a word names, or lies in the folder that it names."""
    if not word.endswith((".yaml", "/")) and not Path(word).is_dir():
        return False
    file, named = Path(path).resolve(), Path(word).resolve()
    return named == file or named in file.parents
