"""Since when a facility is back at group level after a time at site level."""

from __future__ import annotations

from datetime import date

from validator.facts.day import JudgedDay
from validator.facts.element import Element
from validator.facts.level_history import back_at_group_level_on
from validator.facts.measure import World
from validator.facts.values import Known, Missing, Unknown, Value


def account(level: str, start: str, end: str, facility: str = "mill") -> Element:
    """An account of one facility."""
    values: dict[str, Value] = {
        "facility": Known(facility),
        "level": Known(level),
        "period_from": Known(date.fromisoformat(start)),
        "period_to": Known(date.fromisoformat(end)),
    }
    return Element("account", None, "/material_accounts/0", values)


def back_on(*accounts: Element, **given: str | date) -> object:
    """The day that the measure finds, None where it is unknown."""
    day = JudgedDay.of(date(2026, 11, 22))
    world = World({"account": accounts}, {}, day, lambda _name: Unknown((Missing("parameter", ""),)))
    values: dict[str, Value] = {name: Known(value) for name, value in given.items()}
    found = back_at_group_level_on(world, Element("facility", "mill", "/entities/0/facilities/0", values))
    return found.value if isinstance(found, Known) else None


def test_the_day_after_the_last_at_site_level() -> None:
    assert back_on(site_level_until=date(2025, 6, 30), accounting_level="group") == date(2025, 7, 1)


def test_accounts_show_it_as_well() -> None:
    accounts = account("site", "2025-01-01", "2025-06-30"), account("group", "2025-07-01", "2025-12-31")

    assert back_on(*accounts, accounting_level="site") == date(2025, 7, 1)


def test_from_group_to_site_is_no_way_back() -> None:
    assert back_on(account("group", "2024-01-01", "2024-12-31"), account("site", "2025-01-01", "2025-12-31")) is None


def test_another_facilitys_accounts_say_nothing() -> None:
    accounts = account("site", "2025-01-01", "2025-06-30", "other"), account("group", "2025-07-01", "2025-12-31")

    assert back_on(*accounts) is None
