"""Since when a facility is back at group level after a time at site level."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Ask = Callable[..., Any]


def account(level: str, start: str, end: str, facility: str = "mill") -> dict[str, Any]:
    """An account of one facility."""
    name = f"{facility}-{level}"
    return {"id": name, "entity": "roller", "facility": facility, "level": level, "period": {"from": start, "to": end}}


def back_on(facts: Ask, *accounts: dict[str, Any], **given: str) -> Any:
    """The day that is found, as text; None where it is unknown."""
    roller = {"id": "roller", "name": "Rhine Rolling", "facilities": [{"id": "mill"} | given]}
    found = facts(entities=[roller], material_accounts=list(accounts))("facility.back_at_group_level_on", "mill")
    return found if found is None else str(found)


def test_the_day_after_the_last_at_site_level(facts: Ask) -> None:
    assert back_on(facts, site_level_until="2025-06-30", accounting_level="group") == "2025-07-01"


def test_accounts_show_it_as_well(facts: Ask) -> None:
    accounts = account("site", "2025-01-01", "2025-06-30"), account("group", "2025-07-01", "2025-12-31")
    assert back_on(facts, *accounts, accounting_level="site") == "2025-07-01"


def test_from_group_to_site_is_no_way_back(facts: Ask) -> None:
    accounts = account("group", "2024-01-01", "2024-12-31"), account("site", "2025-01-01", "2025-12-31")
    assert back_on(facts, *accounts) == "none"


def test_another_facilitys_accounts_say_nothing(facts: Ask) -> None:
    accounts = account("site", "2025-01-01", "2025-06-30", "other"), account("group", "2025-07-01", "2025-12-31")
    assert back_on(facts, *accounts) == "none"


def test_without_a_list_of_accounts_nobody_knows(facts: Ask) -> None:
    ask = facts(entities=[{"id": "roller", "name": "Rhine Rolling", "facilities": [{"id": "mill"}]}])
    assert ask("facility.back_at_group_level_on", "mill") is None
    assert "account" in ask.missing("facility.back_at_group_level_on", "mill")
