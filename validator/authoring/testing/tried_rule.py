"""A rule that is tried before it is saved: read by itself, in the context of a rulebook that is loaded.

What enters: the bytes of a rule file and the rulebook. What leaves: the checked rule, or every problem. Its id may be
that of a rule of the book: then it stands for that one.
"""

from __future__ import annotations

from validator.dossier.document import Document
from validator.dossier.problem import Problem, in_order
from validator.rulebook.link import Link
from validator.rulebook.load_rule import load_rule
from validator.rulebook.read_source import read_source
from validator.rulebook.rule import Rule
from validator.rulebook.rulebook import Rulebook

NOWHERE = "(standard input)"


def tried_rule(data: bytes, book: Rulebook) -> Rule | tuple[Problem, ...]:
    """The rule, or what is wrong with it."""
    document = read_source(data, NOWHERE)
    if not isinstance(document, Document):
        return document
    named = document.data.get("id") if isinstance(document.data, dict) else None
    place = f"{named} {NOWHERE}" if isinstance(named, str) else NOWHERE
    profile = book.rules[named].profile if isinstance(named, str) and named in book.rules else None
    link = Link(
        document=Document(place, document.data, document.sha256, document.read_places),
        vocabulary=book.vocabulary,
        parameters=book.parameters,
    )
    rule = load_rule(link, book.sources, profile)
    if rule is None:
        return in_order(link.problems)
    twice = tuple(_covered(rule, book))
    return tuple(Problem("/also", 1, 1, told, place) for told in twice) or rule


def _covered(rule: Rule, book: Rulebook) -> list[str]:
    others = [other for other in book.rules.values() if other.id != rule.id and not (rule.dated and other.dated)]
    rows = {row: other.id for other in others for row in (other.id, *other.also)}
    return [f"`{row}` is covered by rule {rows[row]} already." for row in (rule.id, *rule.also) if row in rows]
