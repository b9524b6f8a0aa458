"""What ASI's approval covers: the artwork, the words, the goods, the markets, the brand.

What enters: the approval, held against the claim and the product. What leaves: three-valued answers and the words for
what is not covered.
"""

from __future__ import annotations

import unicodedata

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_text, as_words
from validator.facts.values import TRUE, Known, Unknown, Value, all_of, known, unknown


@measure("approval.granted")
def granted(_world: World, approval: Element) -> Value:
    """Whether ASI has approved the claim."""
    status = approval.value("status")
    word = as_text(status)
    return status if word is None else known(word == "approved")


@measure("approval.granted_in_time")
def granted_in_time(world: World, approval: Element) -> Value:
    """Whether ASI approved the claim on or before the day on which it is published."""
    decided = approval.value("decided_on")
    day = as_day(decided)
    on_time = decided if day is None else known(world.judged_on >= day)
    return all_of((granted(world, approval), on_time))


@measure("approval.unchanged")
def unchanged(_world: World, approval: Element) -> Value:
    """Whether nothing has changed since."""
    changed = approval.value("changed_since")
    words = as_words(changed)
    return changed if words is None else known(not words)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _texts(world: World) -> Value:
    statements = world.elements("statement")
    if isinstance(statements, Unknown):
        return statements
    return known(tuple(_plain(as_text(each.value("text")) or "") for each in statements))


def _approved_texts(approval: Element) -> Value:
    approved = approval.value("statement_texts")
    words = as_words(approved)
    return approved if words is None else known(tuple(map(_plain, words)))


def _covers(wanted: Value, approved: Value) -> Value:
    """Whether everything wanted is among what was approved; nothing wanted is covered."""
    mine, theirs = as_words(wanted), as_words(approved)
    if mine == ():
        return TRUE
    return unknown(wanted, approved) if mine is None or theirs is None else known(set(mine) <= set(theirs))


def _uncovered(wanted: Value, approved: Value) -> Value:
    mine, theirs = as_words(wanted), as_words(approved)
    return known("; ".join(each for each in mine or () if theirs is not None and each not in theirs))


@measure("approval.covers_text")
def covers_text(world: World, approval: Element) -> Value:
    """Whether every statement of the claim is one that ASI approved, but for white space."""
    return _covers(_texts(world), _approved_texts(approval))


@measure("approval.uncovered_text")
def uncovered_text(world: World, approval: Element) -> Value:
    """The statements that are not."""
    return _uncovered(_texts(world), _approved_texts(approval))


@measure("approval.covers_skus")
def covers_skus(world: World, approval: Element) -> Value:
    """Whether every article of the product is one that ASI approved."""
    return _covers(world.one("product").value("skus"), approval.value("skus"))


@measure("approval.uncovered_skus")
def uncovered_skus(world: World, approval: Element) -> Value:
    """The articles that are not."""
    return _uncovered(world.one("product").value("skus"), approval.value("skus"))


@measure("approval.covers_markets")
def covers_markets(world: World, approval: Element) -> Value:
    """Whether every market of the claim is one that ASI approved."""
    return _covers(world.one("claim").value("markets"), approval.value("markets"))


@measure("approval.uncovered_markets")
def uncovered_markets(world: World, approval: Element) -> Value:
    """The markets that are not."""
    return _uncovered(world.one("claim").value("markets"), approval.value("markets"))


@measure("approval.covers_brand_owner")
def covers_brand_owner(world: World, approval: Element) -> Value:
    """Whether the approval names the owner of the brand."""
    owner, approved = world.one("product").value("brand_owner"), approval.value("brand_owners")
    name, names = as_text(owner), as_words(approved)
    return unknown(owner, approved) if name is None or names is None else known(name in names)


@measure("approval.covers_artwork")
def covers_artwork(world: World, approval: Element) -> Value:
    """Whether every mark's artwork is, to the byte, the one that ASI approved; marks without artwork do not count."""
    marks = world.elements("mark")
    if isinstance(marks, Unknown):
        return marks
    logos = [each for each in marks if _has_artwork(each)]
    return all_of(each.value("artwork_is_approved") for each in logos)


def _has_artwork(mark: Element) -> bool:
    given = isinstance(mark.value("artwork"), Known) or isinstance(mark.value("artwork_sha256"), Known)
    return given or as_text(mark.value("kind")) == "logo"
