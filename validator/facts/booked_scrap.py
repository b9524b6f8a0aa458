"""What has to be taken out of a material account because scrap was booked that does not count.

What enters: an account and the scrap lots booked in it. What leaves: a `Correction`; lots of unknown eligibility make
it an interval, and so the account's input percentage: if the claim fits the lower end, they do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_flag, as_text
from validator.facts.quantity import NOTHING, Quantity, perhaps, quantity, total
from validator.facts.scrap import booked_mass, eligible, eligible_mass
from validator.facts.values import Known, Missing, Unknown, Value


@dataclass(frozen=True, slots=True)
class Correction:
    """Tonnes to take out of the CoC input, of the total input, and of the output."""

    from_coc: Quantity = NOTHING
    from_total: Quantity = NOTHING
    from_output: Quantity = NOTHING


def lots_of(world: World, account: Element) -> tuple[Element, ...]:
    """The scrap lots booked in an account."""

    def collect() -> Mapping[str, tuple[Element, ...]]:
        found: dict[str, list[Element]] = {}
        for each in world.subjects("scrap_lot"):
            found.setdefault(as_text(each.value("account")) or "", []).append(each)
        return {account: tuple(group) for account, group in found.items()}

    return world.remembered("lots by account", collect).get(account.id or "", ())


def correction(world: World, account: Element) -> Correction:
    """What has to be taken out of an account."""
    lots = [each for each in lots_of(world, account) if as_flag(each.value("counted_as_coc")) is not False]
    parts = [_of_lot(world, lot) for lot in lots]
    internal = any(as_text(lot.value("class")) == "internal" for lot in lots)
    if not internal and as_flag(account.value("internal_scrap_counted")) is True:
        parts.append(_somewhere(account))
    if not parts:
        return Correction()
    return Correction(
        total(part.from_coc for part in parts),
        total(part.from_total for part in parts),
        total(part.from_output for part in parts),
    )


def _of_lot(world: World, lot: Element) -> Correction:
    """Internal scrap leaves the account; what is not eligible becomes other input; of dross the excess leaves."""
    counted, booked = lot.value("counted_as_coc"), booked_mass(lot)
    if as_text(lot.value("class")) == "internal":
        taken = _if_counted(booked, counted)
        return Correction(taken, taken)
    excess = _if_counted((booked - eligible_mass(lot)).at_least(NOTHING), counted)
    answer = eligible(world, lot)
    if answer.yes:
        return Correction(excess, excess)
    wrong = booked if answer.no else perhaps(booked, answer.value)
    return Correction(_if_counted(wrong, counted), excess)


def _if_counted(mass: Quantity, counted: Value) -> Quantity:
    return mass if isinstance(counted, Known) or mass == NOTHING else perhaps(mass, counted)


def _somewhere(account: Element) -> Correction:
    """Internal scrap was booked, and nobody says on which side."""
    question = f"Without the internal scrap, what are the inputs and outputs of account {account.id}?"
    root = Missing(
        "account.internal_scrap_counted", f"{account.pointer}/internal_scrap_counted", "conflicting", question
    )
    taken = perhaps(quantity(account.value("internal_scrap_t")), Unknown((root,)))
    return Correction(taken, taken, taken)
