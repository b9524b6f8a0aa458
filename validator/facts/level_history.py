"""Back from site level: since when a facility is accounted for at group level again (draft CoC V3).

What enters: a facility with its accounts. What leaves: a day, unknown where nothing shows that it ever came back.
"""

from __future__ import annotations

from datetime import date, timedelta

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_text
from validator.facts.values import Unknown, Value, known, unknown


@measure("facility.back_at_group_level_on")
def back_at_group_level_on(world: World, facility: Element) -> Value:
    """First day at group level after a time at site level, as the facility itself says or its accounts show."""
    until = as_day(facility.value("site_level_until"))
    if until is not None and until < date.max and as_text(facility.value("accounting_level")) == "group":
        return known(until + timedelta(days=1))
    listed = world.elements("account")
    accounts = () if isinstance(listed, Unknown) else listed
    first = _first_group_day([each for each in accounts if as_text(each.value("facility")) == facility.id])
    return unknown(facility.value("site_level_until")) if first is None else known(first)


def _first_group_day(accounts: list[Element]) -> date | None:
    """The first day of an account at group level that follows one at site level."""
    ends = [end for each in accounts if _level(each) == "site" and (end := as_day(each.value("period_to")))]
    starts = [start for each in accounts if _level(each) == "group" and (start := as_day(each.value("period_from")))]
    return min((start for start in starts if ends and min(ends) < start), default=None)


def _level(account: Element) -> str | None:
    return as_text(account.value("level"))
