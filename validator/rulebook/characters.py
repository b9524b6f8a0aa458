"""Characters: what each kind of them means between words, and how a text's characters are normalised.

What enters: a text. What leaves: its characters in compatibility form (NFKC), case-folded, without soft hyphens and
zero-width characters, and for each of them the offsets of what it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

APOSTROPHES = frozenset("'’ʼ`´‘")
QUOTES = frozenset('"“”„‟«»‹›「」『』《》')
HYPHENS = frozenset("-‐‑‒–−")
STRONG = frozenset(";:—―")
COMMAS = frozenset(",、()[]{}/")
ENDS = frozenset("!?。|•·\u2029‽")
SINGLE_WORDS = frozenset("%‰°+")


def is_cjk(char: str) -> bool:
    """Whether a character is a word of its own: Han, Hiragana or Katakana."""
    return char >= "\u3005" and (
        "\u3040" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or char in "\u3005\u3006\u3007"
        or "\u31f0" <= char <= "\u31ff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def normalise(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The normalised characters, and the offsets in ``text`` at which each one's origin begins and ends."""
    if text.isascii():
        return text.lower(), range(len(text)), range(1, len(text) + 1)
    chars: list[str] = []
    before: list[int] = []
    after: list[int] = []
    at, length = 0, len(text)
    while at < length:
        end = at + 1
        while end < length and text[end] >= "\u0300" and unicodedata.combining(text[end]):
            end += 1
        for char in _folded(text[at:end]):
            chars.append(char)
            before.append(at)
            after.append(end)
        at = end
    return "".join(chars), before, after


def _folded(cluster: str) -> str:
    if cluster.isascii():
        return cluster.lower()
    if cluster in APOSTROPHES:
        return "'"
    return "".join(char for char in unicodedata.normalize("NFKC", cluster).casefold() if not _invisible(char))


def _invisible(char: str) -> bool:
    return char > "\x7f" and unicodedata.category(char) == "Cf"


def without_accents(word: str) -> str:
    """A word with its accents taken off (``forcé`` as ``force``)."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
