"""rules.lock.json: of every rule that ever was, and of everything else that decides, its version and its meaning.

What enters: the rules and their files, and the lock as it was. What leaves: the lock as it is to be, as text with one
entry a line, or what is wrong with it. What a rule says to readers (title, message, note, examples, citation) is no
part of its meaning; who has confirmed it, when and against what is, because that lifts the cap of its basis.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from validator.dossier.problem import Problem
from validator.rulebook.digest import meaning_digest
from validator.rulebook.load_said import in_english
from validator.rulebook.rule import Rule
from validator.rulebook.rule_words import ID

FILE = "rules.lock.json"
DECIDES = (
    "for",
    "when",
    "require",
    "judged_by",
    "violated",
    "unknown",
    "effective",
    "basis",
    "confirmed",
    "unless_profile",
)
UNREADABLE = "K706"
RULEBOOK = "rulebook"
"""The entry whose meaning is the version of the rulebook: everything counts under it that has no version of its own."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A rule, or another part of the rulebook, as it was locked. ``version`` is 0 where it has none of its own.

    ``retired``: the rule is gone, and its id is not to be used again.
    """

    version: int
    meaning: str
    retired: bool = False


Lock = Mapping[str, Locked]


def meaning_of(data: Mapping[str, Any]) -> str:
    """The digest of what a rule file decides."""
    kept = {key: data[key] for key in DECIDES if key in data}
    if isinstance(data.get("violated"), list):
        kept["violated"] = [{key: case[key] for key in ("outcome", "when") if key in case} for case in data["violated"]]
    if isinstance(data.get("effective"), dict):
        kept["effective"] = {key: day for key, day in data["effective"].items() if key != "because"}
    if "judged_by" in data:
        kept["question"] = in_english(data.get("question"))
    return meaning_digest({"rule": kept})


def locked(rule: Rule, data: Mapping[str, Any]) -> Locked:
    """A rule as the lock holds it."""
    return Locked(rule.version, meaning_of(data))


def is_rule(name: str) -> bool:
    """Whether a name of the lock is a rule's id."""
    return ID.fullmatch(name) is not None


def renewed(old: Lock, now: Lock) -> Lock:
    """The lock of what there is now; rules that are gone stay in it as retired."""
    gone = {
        name: Locked(was.version, was.meaning, retired=True)
        for name, was in old.items()
        if name not in now and is_rule(name)
    }
    return {**gone, **now}


def written(lock: Lock) -> str:
    """The text of the file: the rules first."""
    names = sorted(lock, key=lambda name: (not is_rule(name), name))
    lines = [f'  "{name}": {json.dumps(_entry(lock[name]))}' for name in names]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _entry(one: Locked) -> dict[str, Any]:
    version = {"version": one.version} if one.version else {}
    return {**version, "meaning": one.meaning} | ({"retired": True} if one.retired else {})


def read_lock(data: bytes, path: str) -> Lock | tuple[Problem, ...]:
    """The lock, or why it cannot be read."""
    try:
        raw = json.loads(data)
        return {
            str(name): Locked(int(one.get("version", 0)), str(one["meaning"]), one.get("retired") is True)
            for name, one in raw.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        told = "The lock cannot be read. Take it from the last commit again; it is never written by hand."
        return (Problem("", 1, 1, told, path, UNREADABLE),)
