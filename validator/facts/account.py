"""The material account in the words of the rules: input percentage, entitlement, balances, overdraft.

What enters: an account. What leaves: the parts of its `Ledger` as values, exact or as an interval, and the tests that
rules make of them.
"""

from __future__ import annotations

from collections.abc import Callable

from validator.facts.element import Element
from validator.facts.ledger import Ledger, force_majeure, overdraft_share
from validator.facts.measure import Measure, World, measure
from validator.facts.periods import before, claims_carry_over, ledger
from validator.facts.plain import as_number
from validator.facts.quantity import NOTHING, Quantity, exactly, not_more, quantity
from validator.facts.shown import tonnes
from validator.facts.values import FALSE, TRUE, Known, Missing, Unknown, Value, all_of, is_true, known, negate, unknown

HUNDRED = exactly(100)

PARTS: dict[str, Callable[[Ledger], Quantity]] = {
    "counted_coc_input_t": lambda book: book.coc_input,
    "total_input_t": lambda book: book.total_input,
    "input_percent": lambda book: book.share * HUNDRED,
    "output_t": lambda book: book.output,
    "output_percent": lambda book: book.designated.share_of(book.output) * HUNDRED,
    "gross_entitlement_t": lambda book: book.gross,
    "overdraft_to_repay_t": lambda book: book.to_repay,
    "entitlement_t": lambda book: book.entitlement,
    "carried_in_usable_t": lambda book: book.carried_in,
    "available_t": lambda book: book.available,
    "designated_t": lambda book: book.designated,
    "positive_balance_t": lambda book: book.positive_balance,
    "lost_balance_t": lambda book: book.lost_balance,
    "overdraft_t": lambda book: book.overdraft,
    "overdraft_cap_t": lambda book: book.overdraft_cap,
}
"""The attributes that are parts of the ledger, in the order of the arithmetic."""


def _part(part: Callable[[Ledger], Quantity], percent: bool) -> Measure:
    def read(world: World, account: Element) -> Value:
        """One part of the account's ledger."""
        found = part(ledger(world, account))
        return found.percent() if percent else found.value()

    return read


for _name, _take in PARTS.items():
    measure(f"account.{_name}")(_part(_take, _name.endswith("_percent")))


def tolerance(world: World) -> Quantity:
    """What counts as rounding between two masses."""
    allowed = world.parameter("mass_tolerance_t")
    number = as_number(allowed)
    return quantity(allowed) if number is None else exactly(number)


@measure("account.within_availability")
def within_availability(world: World, account: Element) -> Value:
    """Whether no more was designated than is available, but for rounding: the account has no overdraft."""
    return not_more(ledger(world, account).overdraft, tolerance(world))


@measure("account.within_entitlement_alone")
def within_entitlement_alone(world: World, account: Element) -> Value:
    """Whether it would be so even without the balance carried in."""
    book = ledger(world, account)
    return not_more(book.designated, book.entitlement + tolerance(world))


@measure("account.has_overdraft")
def has_overdraft(world: World, account: Element) -> Value:
    """Whether more was designated than is available."""
    return negate(within_availability(world, account))


@measure("account.overdraft_within_cap")
def overdraft_within_cap(world: World, account: Element) -> Value:
    """Whether an overdraft is no larger than its cap, which is nothing without documented force majeure."""
    book = ledger(world, account)
    return not_more(book.overdraft, book.overdraft_cap + tolerance(world))


@measure("account.overdraft_within_share")
def overdraft_within_share(world: World, account: Element) -> Value:
    """Whether an overdraft is no larger than the allowed share of the CoC input."""
    book = ledger(world, account)
    return not_more(book.overdraft, overdraft_share(world, book.coc_input) + tolerance(world))


@measure("account.overdraft_within_force_majeure")
def overdraft_within_force_majeure(world: World, account: Element) -> Value:
    """Whether an overdraft is no larger than what failed to arrive because of documented force majeure."""
    return not_more(ledger(world, account).overdraft, force_majeure(account) + tolerance(world))


@measure("account.overdraft_repeated")
def overdraft_repeated(world: World, account: Element) -> Value:
    """Whether there is an overdraft in a period in which one had to be repaid."""
    repaying = negate(not_more(ledger(world, account).to_repay, NOTHING))
    return all_of((has_overdraft(world, account), repaying))


@measure("account.overdraft_allowed")
def overdraft_allowed(world: World, account: Element) -> Value:
    """Whether an overdraft, if there is one, keeps within its cap and does not follow another."""
    return all_of((overdraft_within_cap(world, account), negate(overdraft_repeated(world, account))))


@measure("account.overdraft_declared_ok")
def overdraft_declared_ok(world: World, account: Element) -> Value:
    """Whether the overdraft stated to be repaid is no less than the account of the period before shows."""
    earlier, stated = before(world, account), account.value("overdraft_in_t")
    if earlier is None:
        return TRUE if isinstance(stated, Known) else unknown(stated)
    return not_more(ledger(world, earlier).overdraft, quantity(stated) + tolerance(world))


@measure("account.carry_over_within_previous_balance")
def carry_over_within_previous_balance(world: World, account: Element) -> Value:
    """Whether the balance carried in is no larger than the period before left; true where none is carried in.

    Without the account of the period before, unknown: its account is what is missing.
    """
    if claims_carry_over(world, account) == FALSE:
        return TRUE
    earlier = before(world, account)
    if earlier is None:
        return unknown(_account_before(account))
    balance = ledger(world, earlier).positive_balance + tolerance(world)
    return not_more(quantity(account.value("carried_in_t")), balance)


def _account_before(account: Element) -> Value:
    question = (
        f"What does the account of the period before account {account.id} say, from which a balance is carried in?"
    )
    return Unknown((Missing("account", "/material_accounts", "missing", question),))


@measure("account.declared_percent_difference")
def declared_percent_difference(world: World, account: Element) -> Value:
    """By how many percentage points the declared input percentage differs from the computed one."""
    declared = account.value("declared_input_percent")
    if not isinstance(declared, Known):
        return declared
    difference = quantity(declared) - ledger(world, account).share * HUNDRED
    larger = difference.at_least(NOTHING) + (NOTHING - difference).at_least(NOTHING)
    return larger.value()


@measure("account.account_reason")
def account_reason(world: World, account: Element) -> Value:
    """The arithmetic in one sentence."""
    book = ledger(world, account)
    taken = f", plus {tonnes(book.carried_in)} carried in" if is_true(claims_carry_over(world, account)) else ""
    repaid = f", less {tonnes(book.to_repay)} of overdraft to repay" if book.to_repay.low > 0 else ""
    return known(
        f"Account {account.id}: {tonnes(book.coc_input)} of {tonnes(book.total_input)} input is CoC Material; that"
        f" share of {tonnes(book.output)} output is {tonnes(book.gross)}{repaid}{taken}: {tonnes(book.available)}"
        f" available, {tonnes(book.designated)} designated."
    )
