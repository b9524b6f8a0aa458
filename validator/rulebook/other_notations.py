"""What authors write who know another notation: `or:` for `any:`, `<= 5` for `{at_most: 5}`.

What enters: a key, or a value with the type of the attribute that it stands beside. What leaves: a sentence that says
what the rules write for it, or None. Nothing here fails.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from validator.rulebook.vocabulary import AttributeType

WORDS: Mapping[str, str] = {
    "or": "any",
    "either": "any",
    "any_of": "any",
    "one_of": "any",
    "and": "all",
    "both": "all",
    "all_of": "all",
    "none": "no",
    "none_of": "no",
    "each": "every",
    "for_all": "every",
    "exists": "some",
}
LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ- ", "abcdefghijklmnopqrstuvwxyz__")
COMPARISON = re.compile(r"(<=|>=|=>|=<|<>|<|>|==|=|!=|≤|≥|≠)\s*(.*)")
SIGNS: Mapping[str, tuple[str, str]] = {
    "<=": ("at_most", "on_or_before"),
    "=<": ("at_most", "on_or_before"),
    "≤": ("at_most", "on_or_before"),
    "<": ("less_than", "before"),
    ">=": ("at_least", "on_or_after"),
    "=>": ("at_least", "on_or_after"),
    "≥": ("at_least", "on_or_after"),
    ">": ("more_than", "after"),
}
EQUAL = ("=", "==")


def of_key(key: str) -> str | None:
    """What to write for the key of a condition."""
    ours = WORDS.get(key.translate(LOWER))
    if ours is None:
        return None
    takes = "a list of conditions, one a dash" if ours in ("any", "all") else "one kind of fact"
    return f"`{key}` is no word of the rules: write `{ours}:`, which takes {takes}."


def of_sign(sign: str, attribute_type: AttributeType | None, rest: str = "") -> str | None:
    """What to write for a comparison sign, be it a test's name or the beginning of a value."""
    told = f"`{sign} {rest}`" if rest else f"`{sign}`"
    value = rest or "…"
    if sign in SIGNS:
        number, day = SIGNS[sign]
        tests = {"date": f"`{{{day}: {value}}}`", None: f"`{{{number}: {value}}}`, of days `{{{day}: {value}}}`"}
        return f"{told} is read as a text: write {tests.get(attribute_type, f'`{{{number}: {value}}}`')}."
    if sign in EQUAL:
        return f"{told} is read as a text: what is equal is written without a sign, as in `claim.level: {value}`."
    if COMPARISON.fullmatch(sign):
        return f"{told} is read as a text: write `{{not_in: [{value}]}}`, or put the test under `not:`."
    return None


def of_value(text: str, attribute_type: AttributeType) -> str | None:
    """What to write for a value that begins with a comparison sign."""
    found = COMPARISON.fullmatch(text.strip())
    return of_sign(found[1], attribute_type, found[2]) if found else None
