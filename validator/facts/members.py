"""Membership: who is a member, who may certify, and what a member owes by when.

What enters: an entity. What leaves: three-valued answers on the day on which the claim is judged.
"""

from __future__ import annotations

from datetime import date

from validator.facts.dates import months_after
from validator.facts.directory import named
from validator.facts.element import Element
from validator.facts.measure import World, add_months, measure
from validator.facts.plain import as_day, as_text, as_whole
from validator.facts.values import FALSE, Known, Value, all_of, any_of, known, unknown

CERTIFIABLE = frozenset({"production_transformation", "industrial_user"})
PRESENT = frozenset({"active", "suspended"})


def _word_in(value: Value, words: frozenset[str]) -> Value:
    word = as_text(value)
    return value if word is None else known(word in words)


@measure("entity.is_member")
def is_member(_world: World, entity: Element) -> Value:
    """Whether it is a member, suspended or not."""
    return _word_in(entity.value("member_status"), PRESENT)


def _certifiable(entity: Element) -> Value:
    status = _word_in(entity.value("member_status"), frozenset({"active"}))
    return all_of((status, _word_in(entity.value("member_class"), CERTIFIABLE)))


@measure("entity.controlled_by_member")
def controlled_by_member(world: World, entity: Element) -> Value:
    """Whether an active member of a class that may certify controls it; false where nobody is named."""
    above = entity.value("controlled_by")
    if not isinstance(above, Known):
        return FALSE
    parent = named(world, "entity", above)
    return FALSE if parent is None else _certifiable(parent)


@measure("entity.is_certifiable_member")
def is_certifiable_member(world: World, entity: Element) -> Value:
    """Whether it is an active member of a class that may certify, or controlled by one."""
    return any_of((_certifiable(entity), controlled_by_member(world, entity)))


@measure("entity.past_membership_deadline")
def past_membership_deadline(world: World, entity: Element) -> Value:
    """Whether the time in which a new member is certified to the Performance Standard has passed."""
    limit = months_after(world, entity.value("joined_on"), "membership_certification_months")
    last = as_day(limit)
    return limit if last is None else known(world.judged_on > last)


@measure("entity.annual_report_filed")
def annual_report_filed(world: World, entity: Element) -> Value:
    """Whether the CoC report of the last calendar year for which it is due by the day was filed."""
    filed, due = entity.value("annual_reports_filed"), world.parameter("annual_report_due_months")
    months = as_whole(due)
    if not isinstance(filed, Known) or not isinstance(filed.value, tuple) or months is None:
        return unknown(filed, due)
    return known(_last_due(world, months) in filed.value)


def _last_due(world: World, months: int) -> int:
    """The last year whose report is overdue on the day: due so many months after the year's end."""
    this_year = world.judged_on.year
    overdue = [year for year in (this_year - 1, this_year) if world.judged_on > _due(year, months)]
    return max(overdue, default=this_year - 2)


def _due(year: int, months: int) -> date:
    return add_months(date(max(year, date.min.year), 12, 31), months)
