"""Ids that stand twice: which of the two files has the older right to it.

What enters: rules with their files, in the order of their paths, and whether the lock knows a file's meaning under its
id. What leaves: one rule an id, and a problem for each newer file. Nothing raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from validator.dossier.document import Document
from validator.dossier.problem import Problem
from validator.rulebook.rule import Rule

IsLocked = Callable[[str, Mapping[str, Any]], bool]
Read = tuple[Rule, Document]


def nothing_locked(rule: str, data: Mapping[str, Any]) -> bool:
    """For a rulebook without a lock: then the file whose name comes later is the newer one."""
    return False


def once_each(read: Iterable[Read], is_locked: IsLocked) -> tuple[Mapping[str, Rule], list[Problem]]:
    """The rules by id, and a problem for every file that takes an id which is another one's."""
    kept: dict[str, Read] = {}
    problems: list[Problem] = []
    for rule, document in read:
        first = kept.setdefault(rule.id, (rule, document))
        if first[0] is rule:
            continue
        older, newer = first, (rule, document)
        if is_locked(rule.id, document.data) and not is_locked(rule.id, first[1].data):
            older, newer = newer, older
        kept[rule.id] = older
        told = f"Rule {rule.id} stands in {older[1].path} already; an id is never used twice."
        problems.append(replace(newer[1].problem("/id", told), code="E224"))
    return {name: rule for name, (rule, _) in sorted(kept.items())}, problems
