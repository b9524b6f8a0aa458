"""The nearest right word to a wrong one.

What enters: a word and the words that would have been right. What leaves: the closest of them, or None
where none is close or where looking would take long.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_WORD = 80
MOST_CANDIDATES = 5_000


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like ``word``; letter case does not count."""
    folded = {each.lower(): each for each in candidates}
    if len(word) > LONGEST_WORD or len(folded) > MOST_CANDIDATES:
        return None
    close = get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def hint(word: str, candidates: Iterable[str]) -> str:
    """The half sentence that names the nearest candidate, or nothing."""
    found = nearest(word, candidates)
    return "" if found is None else f" Did you mean '{found}'?"
