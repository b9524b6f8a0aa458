"""The mass-balance arithmetic of one material account, exactly or within bounds.

What enters: an account and the ledger of the period before, if the dossier has it. What leaves: a `Ledger`. The
formulas are those of the CoC Standard's section 8: the input percentage counts on the output, never on the input; scrap
that leaves counts, internal scrap does not; an overdraft is repaid first, an old balance is used first.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from validator.facts.booked_scrap import Correction, correction
from validator.facts.dates import add_days
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_day, as_flag, as_number, as_text
from validator.facts.quantity import NOTHING, Quantity, exactly, perhaps, quantity
from validator.facts.values import Known

HUNDREDTH = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Quantities in tonnes; ``share`` is the input percentage as a share between 0 and 1."""

    coc_input: Quantity
    total_input: Quantity
    share: Quantity
    output: Quantity
    gross: Quantity
    to_repay: Quantity
    entitlement: Quantity
    carried_in: Quantity
    available: Quantity
    designated: Quantity
    overdraft: Quantity
    overdraft_cap: Quantity
    positive_balance: Quantity
    lost_balance: Quantity


def compute(world: World, account: Element, before: Ledger | None) -> Ledger:
    """The ledger of an account; ``before`` is that of the period that ended the day before it begins."""
    scrap = correction(world, account)
    coc_input, total_input = _inputs(account, scrap)
    share = coc_input.share_of(total_input)
    output = _output(account, scrap)
    gross = share * output
    to_repay = _to_repay(account, before)
    entitlement = gross - to_repay
    carried_in = _carried_in(account, before)
    designated = _designated(world, account)
    rest = (designated - carried_in).at_least(NOTHING)
    return Ledger(
        coc_input=coc_input,
        total_input=total_input,
        share=share,
        output=output,
        gross=gross,
        to_repay=to_repay,
        entitlement=entitlement,
        carried_in=carried_in,
        available=(entitlement + carried_in).at_least(NOTHING),
        designated=designated,
        overdraft=(rest - entitlement).at_least(NOTHING),
        overdraft_cap=_overdraft_cap(world, account, coc_input),
        positive_balance=(entitlement - rest).at_least(NOTHING),
        lost_balance=(carried_in - designated).at_least(NOTHING),
    )


def _inputs(account: Element, scrap: Correction) -> tuple[Quantity, Quantity]:
    coc, other = quantity(account.value("coc_input_t")), quantity(account.value("non_coc_input_t"))
    corrected = (coc - scrap.from_coc).at_least(NOTHING)
    return corrected, (coc + other - scrap.from_total).at_least(NOTHING)


def _output(account: Element, scrap: Correction) -> Quantity:
    booked = quantity(account.value("product_output_t")) + quantity(account.value("scrap_output_t"))
    return (booked - scrap.from_output).at_least(NOTHING)


def _to_repay(account: Element, before: Ledger | None) -> Quantity:
    """The overdraft of the period before: as stated, and no less than what that account shows."""
    stated = account.value("overdraft_in_t")
    if before is None:
        return quantity(stated)
    return before.overdraft.at_least(quantity(stated)) if isinstance(stated, Known) else before.overdraft


def _carried_in(account: Element, before: Ledger | None) -> Quantity:
    """The positive balance that may be used: declared, of the period before, and no more than that account shows."""
    stated, from_end = account.value("carried_in_t"), account.value("carried_in_from_period_end")
    if not isinstance(stated, Known):
        return NOTHING
    declared, end, first = quantity(stated), as_day(from_end), as_day(account.value("period_from"))
    if end is not None and first is not None and end != add_days(first, -1):
        return NOTHING
    if before is not None:
        return declared.at_most(before.positive_balance)
    return declared if end is not None else perhaps(declared, from_end)


def _designated(world: World, account: Element) -> Quantity:
    sold = quantity(account.value("coc_product_output_t")) + quantity(account.value("coc_scrap_output_t"))
    return sold + _partners_share(world, account)


def _partners_share(world: World, account: Element) -> Quantity:
    """CoC output that joint-venture partners took and that is not in the account's own yet."""
    taken, included = account.value("joint_venture_output_t"), account.value("joint_venture_included")
    if as_flag(included) is True or (not isinstance(taken, Known) and not _has_partners(world, account)):
        return NOTHING
    share = quantity(taken)
    return share if as_flag(included) is False or share == NOTHING else perhaps(share, included)


def _has_partners(world: World, account: Element) -> bool:
    def collect() -> frozenset[str | None]:
        shared = (each for each in world.subjects("transfer") if as_flag(each.value("joint_venture")))
        return frozenset(as_text(each.value("from")) for each in shared)

    return as_text(account.value("entity")) in world.remembered("joint ventures", collect)


def force_majeure(account: Element) -> Quantity:
    """What failed to arrive because of force majeure: nothing where none is claimed or it is not documented."""
    mass, documented = account.value("force_majeure_t"), account.value("force_majeure_documented")
    if not isinstance(mass, Known) or as_flag(documented) is False:
        return NOTHING
    return quantity(mass) if as_flag(documented) else perhaps(quantity(mass), documented)


def overdraft_share(world: World, coc_input: Quantity) -> Quantity:
    """The largest overdraft as a share of the CoC input."""
    percent = world.parameter("overdraft_cap_percent")
    number = as_number(percent)
    if number is None:
        return perhaps(coc_input, percent)
    return coc_input * exactly(number) * exactly(HUNDREDTH)


def _overdraft_cap(world: World, account: Element, coc_input: Quantity) -> Quantity:
    return force_majeure(account).at_most(overdraft_share(world, coc_input))
