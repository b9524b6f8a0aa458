"""Accounting periods: which account follows which, and the ledgers of all accounts, oldest first.

What enters: the world's accounts. What leaves: the account of the period before, and each account's `Ledger`, in which
the positive balance and the overdraft of the period before are those that its own account shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from validator.facts.dates import add_days
from validator.facts.element import Element
from validator.facts.ledger import Ledger, compute
from validator.facts.measure import World, add_months, measure
from validator.facts.plain import as_day, as_text, as_whole
from validator.facts.values import FALSE, TRUE, Known, Value, known, unknown

SAME = ("entity", "material", "facility", "level", "activity")
Key = tuple[str | None, ...]


def key(account: Element) -> Key:
    """Accounts with the same key are those of one stage in different periods."""
    return tuple(as_text(account.value(name)) for name in SAME)


def first_day(account: Element) -> date:
    """First day of the period."""
    return as_day(account.value("period_from")) or date.min


def last_day(account: Element) -> date:
    """Last day of the period."""
    return as_day(account.value("period_to")) or date.max


def before(world: World, account: Element) -> Element | None:
    """The account whose period ended the day before this one's begins."""
    if last_day(account) < first_day(account):
        return None
    return _by_end(world).get((key(account), add_days(first_day(account), -1)))


def _by_end(world: World) -> Mapping[tuple[Key, date], Element]:
    def collect() -> Mapping[tuple[Key, date], Element]:
        accounts = [each for each in world.subjects("account") if first_day(each) <= last_day(each)]
        return {(key(each), last_day(each)): each for each in accounts}

    return world.remembered("accounts by end", collect)


def ledger(world: World, account: Element) -> Ledger:
    """The ledger of an account."""
    return world.remembered("ledgers", lambda: _ledgers(world))[account.pointer]


def _ledgers(world: World) -> Mapping[str, Ledger]:
    found: dict[str, Ledger] = {}
    for account in sorted(world.subjects("account"), key=lambda each: (last_day(each), each.pointer)):
        earlier = before(world, account)
        found[account.pointer] = compute(world, account, None if earlier is None else found[earlier.pointer])
    return found


@measure("account.period_limit")
def period_limit(world: World, account: Element) -> Value:
    """Last day on which a period of the allowed length may end."""
    limit = world.parameter("accounting_period_months")
    months = as_whole(limit)
    return unknown(limit) if months is None else known(add_days(add_months(first_day(account), months), -1))


@measure("account.period_ok")
def period_ok(world: World, account: Element) -> Value:
    """Whether the period is no longer than allowed, and does not end before it begins."""
    limit = period_limit(world, account)
    last = as_day(limit)
    return limit if last is None else known(first_day(account) <= last_day(account) <= last)


@measure("account.period_is_full_year")
def period_is_full_year(world: World, account: Element) -> Value:
    """Whether the period is exactly as long as allowed."""
    limit = period_limit(world, account)
    last = as_day(limit)
    return limit if last is None else known(last_day(account) == last)


@measure("account.claims_carry_over")
def claims_carry_over(_world: World, account: Element) -> Value:
    """Whether it declares that a positive balance is carried in; never unknown."""
    carried = account.value("carried_in_t")
    return known(isinstance(carried, Known) and carried.value != 0)


@measure("account.carry_over_from_previous_period")
def carry_over_from_previous_period(world: World, account: Element) -> Value:
    """Whether the balance carried in comes from the period that ended the day before; true where none is carried in."""
    if claims_carry_over(world, account) == FALSE:
        return TRUE
    end = account.value("carried_in_from_period_end")
    day = as_day(end)
    if day is None:
        return TRUE if before(world, account) is not None else unknown(end)
    return known(day == add_days(first_day(account), -1))


@measure("account.overlaps_another")
def overlaps_another(world: World, account: Element) -> Value:
    """Whether another account of the same entity, material, facility, level and activity has a day in common."""
    ranges = world.remembered("periods by key", lambda: _overlapping(world))
    return known(account.pointer in ranges)


def _overlapping(world: World) -> frozenset[str]:
    found: set[str] = set()
    latest: dict[Key, Element] = {}
    for account in sorted(world.subjects("account"), key=lambda each: (first_day(each), each.pointer)):
        other = latest.get(key(account))
        if other is not None and first_day(account) <= last_day(other):
            found |= {account.pointer, other.pointer}
        if other is None or last_day(account) > last_day(other):
            latest[key(account)] = account
    return frozenset(found)
