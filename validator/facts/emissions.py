"""Emissions figures on CoC Documents: what goes on is no cleaner than what came.

What enters: a document that was issued, and those received that are booked in the same account and give a figure. What
leaves: whether the figure passed on is no lower than the mean of those received, by mass.
"""

from __future__ import annotations

from validator.facts.documents_at_hand import booked
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import Number, as_number, as_text
from validator.facts.values import TRUE, Value, known, unknown

FIGURE = "ghg_t_co2e_per_t"


def _received(world: World, document: Element) -> list[tuple[Value, Number]]:
    """Mass and figure of each document received in the account of one that was issued."""
    if as_text(document.value("direction")) != "issued":
        return []
    listed = booked(world, "received").get(as_text(document.value("account")) or "", ())
    figures = ((each, as_number(each.value(FIGURE))) for each in listed)
    return [(each.value("coc_mass_t"), figure) for each, figure in figures if figure is not None]


@measure("coc_document.ghg_not_below_received")
def ghg_not_below_received(world: World, document: Element) -> Value:
    """Whether its emissions figure is no lower than the mean of those received; true where either is not stated."""
    stated, received = as_number(document.value(FIGURE)), _received(world, document)
    if stated is None or not received:
        return TRUE
    weighed = [(as_number(mass), figure) for mass, figure in received]
    known_masses = [(mass, figure) for mass, figure in weighed if mass is not None]
    if len(known_masses) < len(weighed):
        return unknown(*(mass for mass, _ in received))
    return known(sum(mass * (figure - stated) for mass, figure in known_masses) <= 0)
