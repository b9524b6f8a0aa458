"""Group and site level (draft CoC V3): what flows up, what flows down, and whether one certificate mixes them.

What enters: a document with the account in which it is booked, a certificate, an account. What leaves: three-valued
answers. Used by the draft's profile only.
"""

from __future__ import annotations

from validator.facts.directory import named, nowhere
from validator.facts.documents_at_hand import booked
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text, as_words
from validator.facts.values import FALSE, Known, Unknown, Value, all_of, any_of, known, negate, unknown


def _flows(world: World, document: Element, from_level: str, into_level: str) -> Value:
    """Whether a document of one level is booked in an account of another."""
    if as_text(document.value("direction")) == "issued":
        return FALSE
    account = named(world, "account", document.value("account"))
    if account is None:
        return nowhere(world, "account", document.value("account")) if _names_account(document) else FALSE
    return all_of((_is(document.value("level"), from_level), _is(account.value("level"), into_level)))


def _names_account(document: Element) -> bool:
    return isinstance(document.value("account"), Known)


def _is(level: Value, wanted: str) -> Value:
    return known(as_text(level) == wanted) if isinstance(level, Known) else level


@measure("coc_document.upgrades_level")
def upgrades_level(world: World, document: Element) -> Value:
    """Whether material of group level is booked at site level."""
    return _flows(world, document, "group", "site")


@measure("coc_document.downgrades_level")
def downgrades_level(world: World, document: Element) -> Value:
    """Whether material of site level is booked at group level."""
    return _flows(world, document, "site", "group")


@measure("account.level_flows_ok")
def level_flows_ok(world: World, account: Element) -> Value:
    """Whether no material of group level is booked in it as of site level."""
    listed = world.elements("coc_document")
    if isinstance(listed, Unknown):
        return listed
    received = booked(world, "received").get(account.id or "", ())
    return all_of(negate(each.value("upgrades_level")) for each in received)


@measure("account.level_downgrade")
def level_downgrade(world: World, account: Element) -> Value:
    """Whether material of site level is booked in it as of group level."""
    listed = world.elements("coc_document")
    if isinstance(listed, Unknown):
        return listed
    received = booked(world, "received").get(account.id or "", ())
    return any_of(each.value("downgrades_level") for each in received)


@measure("certificate.mixed_levels")
def mixed_levels(world: World, certificate: Element) -> Value:
    """Whether the facilities in its scope are accounted for at different levels."""
    listed = certificate.value("facilities")
    names = as_words(listed)
    if names is None:
        return listed
    facilities = [named(world, "facility", known(name)) for name in names]
    levels = [each.value("accounting_level") for each in facilities if each is not None]
    if len({as_text(level) for level in levels if isinstance(level, Known)}) > 1:
        return known(True)
    open_levels = [level for level in levels if not isinstance(level, Known)]
    return unknown(*open_levels) if open_levels and len(levels) > 1 else FALSE
