"""The accounts behind a claim: those of its holder for the stage that makes the goods, in the right period.

What enters: the world. What leaves: the accounts, or what is missing to tell them. Of the holder's accounts those of
the most downstream material and activity count; of these the ones for the making facility and the level that the claim
states, if any; of these the ones whose period contains the day of production (else the judged day), else the last one
that ended before it.
"""

from __future__ import annotations

from datetime import date

from validator.facts.account_documents import accounts_of
from validator.facts.activities import STAGES
from validator.facts.element import Element
from validator.facts.measure import World, add_months, measure
from validator.facts.periods import first_day, last_day
from validator.facts.plain import as_day, as_text, as_whole
from validator.facts.values import FALSE, Missing, Unknown, Value, all_of, known, unknown

DOWNSTREAM = ("bauxite", "alumina", "liquid_metal", "aluminium")
Accounts = tuple[Element, ...] | Unknown


def behind_claim(world: World) -> Accounts:
    """The holder's accounts behind the claim."""
    return world.remembered("accounts behind the claim", lambda: _behind(world))


def _behind(world: World) -> Accounts:
    stage = stage_accounts(world, world.one("holder"))
    if isinstance(stage, Unknown):
        return stage
    product = world.one("product")
    sited = _preferring(stage, "facility", as_text(product.value("made_at")))
    levelled = _preferring(sited, "level", as_text(world.one("claim").value("level")))
    return in_time(levelled, as_day(product.value("produced_on")) or world.judged_on)


def stage_accounts(world: World, entity: Element) -> Accounts:
    """An entity's accounts of its most downstream stage; one without any is asked for them."""
    listed = world.elements("account")
    if isinstance(listed, Unknown):
        return listed
    if entity.id is None:
        return unknown(entity.value("id"))
    own = accounts_of(world, entity.id)
    if not own:
        name = as_text(entity.value("name"))
        question = f"What do the material accounts of {name} (CoC and other input, output, period) say?"
        return Unknown((Missing("account", "/material_accounts", "missing", question),))
    last = max(map(_stage, own))
    return tuple(each for each in own if _stage(each) == last)


def _stage(account: Element) -> tuple[int, int]:
    material, activity = as_text(account.value("material")), as_text(account.value("activity"))
    return (DOWNSTREAM.index(material or "bauxite"), STAGES.index(activity) if activity in STAGES else -1)


def _preferring(accounts: tuple[Element, ...], attribute: str, wanted: str | None) -> tuple[Element, ...]:
    """Those that say what is wanted; where none does, those that do not speak of it, else all."""
    if wanted is None:
        return accounts
    exact = tuple(each for each in accounts if as_text(each.value(attribute)) == wanted)
    return exact or tuple(each for each in accounts if as_text(each.value(attribute)) is None) or accounts


def in_time(accounts: tuple[Element, ...], day: date) -> tuple[Element, ...]:
    """Those whose period contains the day, else the last that ended before it, else the first that begins after it."""
    containing = tuple(each for each in accounts if day >= first_day(each) and day <= last_day(each))
    if containing:
        return containing
    ended = [each for each in accounts if day > last_day(each)]
    if ended:
        latest = max(map(last_day, ended))
        return tuple(each for each in ended if last_day(each) == latest)
    begins = min(map(first_day, accounts))
    return tuple(each for each in accounts if first_day(each) == begins)


@measure("account.of_claim")
def of_claim(world: World, account: Element) -> Value:
    """Whether it is one of the accounts behind the claim."""
    found = behind_claim(world)
    return found if isinstance(found, Unknown) else known(any(each is account for each in found))


@measure("account.of_claimant")
def of_claimant(world: World, account: Element) -> Value:
    """Whether it is an account of the claimant."""
    claimant = world.one("claimant")
    return unknown(claimant.value("id")) if claimant.id is None else known(_entity(account) == claimant.id)


@measure("account.of_holder")
def of_holder(world: World, account: Element) -> Value:
    """Whether it is an account of the holder."""
    holder = world.one("holder")
    return unknown(holder.value("id")) if holder.id is None else known(_entity(account) == holder.id)


def _entity(account: Element) -> str | None:
    return as_text(account.value("entity"))


@measure("claim.accounts_named")
def accounts_named(world: World, _claim: Element) -> Value:
    """The ids of the accounts behind the claim."""
    found = behind_claim(world)
    return known("" if isinstance(found, Unknown) else ", ".join(each.id or "" for each in found))


@measure("claim.account_covers_production")
def account_covers_production(world: World, _claim: Element) -> Value:
    """Whether their period contains the day of production (else the judged day) or ended at most a period before."""
    found, limit = behind_claim(world), world.parameter("accounting_period_months")
    months = as_whole(limit)
    if isinstance(found, Unknown) or months is None:
        return unknown(*(value for value in (found, limit) if isinstance(value, Unknown)))
    day = as_day(world.one("product").value("produced_on")) or world.judged_on
    return all_of(known(_recent(each, day, months)) for each in found) if found else FALSE


def _recent(account: Element, day: date, months: int) -> bool:
    return day >= first_day(account) and day <= add_months(last_day(account), months)
