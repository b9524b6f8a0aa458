"""Messages as they stand in a rule, for readers: what is filled in later is named in plain words.

What enters: a template with ``{kind.attribute}`` in it. What leaves: the same with ``‹attribute›``.
"""

from __future__ import annotations

from validator.authoring.naming import plain_word
from validator.rulebook.rule import PLACEHOLDER


def spoken(template: str) -> str:
    """The template as a reader sees it."""
    return PLACEHOLDER.sub(lambda found: f"‹{_named(found[1])}›", template)


def _named(word: str) -> str:
    kind, dot, name = word.partition(".")
    return f"{plain_word(kind)}: {plain_word(name)}" if dot else plain_word(kind)
