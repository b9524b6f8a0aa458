"""The families of rules: the folders that rule files stand in, and how the ids of each begin.

What enters: a path inside the rulebook, or a family's name. What leaves: the beginning of its ids, None where any will
do. Nothing fails.
"""

from __future__ import annotations

from pathlib import PurePosixPath

PREFIXES = {
    "claims-guide": "CG",
    "coc-standard": "COC",
    "performance-standard": "PS",
    "law": "CG-LAW",
    "dossier": "DSG",
    "profiles/coc-v3-draft": "COC-SIT",
}


def family_of(path: str) -> str:
    """The family of a rule file: its folder in the rulebook."""
    return PurePosixPath(path).parent.as_posix()


def family_of_id(rule_id: str) -> str | None:
    """The family with the longest fitting beginning; None where no family has such ids."""
    fitting = [family for family, prefix in PREFIXES.items() if rule_id.startswith(f"{prefix}-")]
    return max(fitting, key=lambda family: len(PREFIXES[family]), default=None)


def fits(rule_id: str, family: str) -> bool:
    """Whether a rule of that id may stand in a family's folder; in a folder of its own kind any may."""
    prefix = PREFIXES.get(family)
    if prefix is None:
        return True
    narrower = [PREFIXES[other] for other in PREFIXES if PREFIXES[other].startswith(f"{prefix}-") and "/" not in other]
    return rule_id.startswith(f"{prefix}-") and not any(rule_id.startswith(f"{one}-") for one in narrower)
