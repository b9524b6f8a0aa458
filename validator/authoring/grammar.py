"""A little English: plurals, lists, articles, and the opposite of a plain statement.

What enters: words or a clause of the vocabulary. What leaves: words. Nothing fails; a clause whose opposite cannot be
told by its shape is wrapped in "it is not so that …", which is always right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

ARTICLES = ("the ", "a ", "an ", "all ", "each ", "every ", "its ", "their ", "his ", "ASI's ")
AUXILIARIES = frozenset({"is", "are", "was", "were", "can", "could", "may", "might", "must", "will", "does", "did"})
PERFECT = frozenset({"has", "have", "had"})
VERBS = {
    "agrees": "agree", "allows": "allow", "backs": "back", "belongs": "belong", "carries": "carry",
    "changes": "change",
    "cites": "cite", "comes": "come", "contains": "contain", "counts": "count", "covers": "cover",
    "denies": "deny", "describes": "describe", "differs": "differ", "ends": "end", "equals": "equal",
    "exceeds": "exceed", "explains": "explain", "fits": "fit", "gives": "give", "goes": "go", "has": "have",
    "holds": "hold", "includes": "include", "keeps": "keep", "leads": "lead", "leaves": "leave", "lies": "lie",
    "makes": "make", "matches": "match", "names": "name", "needs": "need", "owns": "own", "quotes": "quote",
    "reaches": "reach", "rests": "rest", "says": "say", "sees": "see", "shows": "show", "speaks": "speak",
    "stands": "stand", "starts": "start", "states": "state", "supplies": "supply", "takes": "take", "uses": "use",
}  # fmt: skip
BLURRED = frozenset(
    {"that", "which", "who", "whose", "where", "every", "all", "each", "any", "some", "or", "and", "no"}
)
NEGATIVE = frozenset({"no", "not", "never", "nothing", "nobody", "none", "neither"})


def plural(noun: str) -> str:
    """More than one of it."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def listed(items: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else "nothing"


def lower_first(text: str) -> str:
    """The text as it stands within a sentence; words with capitals of their own (CoC, ASI's) keep them."""
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def with_article(phrase: str) -> str:
    """The phrase with ``the`` in front, unless something of the kind stands there."""
    return phrase if phrase.startswith(ARTICLES) else f"the {phrase}"


def negated(clause: str) -> str:
    """The opposite of a clause such as "the product is packaging"."""
    return _opposite(clause.split(" ")) or f"it is not so that {clause}"


def _opposite(words: list[str]) -> str | None:
    if words[:2] in (["there", "is"], ["there", "are"]) and words[2:3] != ["no"]:
        rest = words[3:] if words[2:3] in (["a"], ["an"]) else words[2:]
        return " ".join([*words[:2], "no", *rest])
    if "and" in words:
        return None
    if words[0] in ("a", "an"):
        return " ".join(["no", *words[1:]])
    return f"not {' '.join(words)}" if words[0] == "every" else _denied_verb(words)


def _denied_verb(words: list[str]) -> str | None:
    """With ``not`` at its first verb, where that is one we know and nothing before it could be meant by the ``not``."""
    for index, word in enumerate(words):
        plain, comma = word.rstrip(","), "," if word.endswith(",") else ""
        following = words[index + 1 : index + 2]
        turned = _turned(plain, following) if index and not NEGATIVE & set(following) else None
        if turned is not None:
            return " ".join([*words[:index], turned + comma, *words[index + 1 :]])
        if plain in BLURRED | NEGATIVE or comma:
            return None
    return None


def _turned(word: str, following: list[str]) -> str | None:
    """The verb with ``not``, or None where the word is no verb that we know."""
    participle = bool(following) and (following[0].endswith("ed") or following[0] in ("been", "made", "given", "held"))
    if word in AUXILIARIES or (word in PERFECT and participle):
        return "cannot" if word == "can" else f"{word} not"
    return f"does not {VERBS[word]}" if word in VERBS else None
