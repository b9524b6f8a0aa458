"""Does a material account agree with the CoC Documents that are booked in it?

What enters: an account, and the documents that name it and count, or may do so. What leaves: the masses documented and
the tests that rules make of them. Where the dossier leaves the documents out, they are unknown.
"""

from __future__ import annotations

from validator.facts.account import tolerance
from validator.facts.activities import OF_ACCOUNT, ORIGINS
from validator.facts.booked_scrap import lots_of
from validator.facts.directory import named
from validator.facts.documents_at_hand import booked, counts_still
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.periods import first_day, last_day, ledger
from validator.facts.plain import as_day, as_flag, as_text
from validator.facts.quantity import Quantity, not_more, perhaps, quantity, total
from validator.facts.scrap import eligible_mass
from validator.facts.values import FALSE, TRUE, Known, Unknown, Value, any_of
from validator.facts.windows import has_activity


def documented(world: World, account: Element, direction: str) -> Quantity:
    """The CoC mass of the documents booked in the account in one direction."""
    listed = world.elements("coc_document")
    if isinstance(listed, Unknown):
        return quantity(listed)
    return total(_stated(world, each) for each in booked(world, direction).get(account.id or "", ()))


def _stated(world: World, document: Element) -> Quantity:
    """Its CoC mass; nothing or that mass, where nobody says what became of the document."""
    mass, counts = quantity(document.value("coc_mass_t")), counts_still(world, document)
    return mass if counts.yes else perhaps(mass, counts.value)


@measure("account.received_documents_t")
def received_documents_t(world: World, account: Element) -> Value:
    """CoC mass of the documents received that are booked in it."""
    return documented(world, account, "received").value()


@measure("account.issued_documents_t")
def issued_documents_t(world: World, account: Element) -> Value:
    """CoC mass of the documents issued from it."""
    return documented(world, account, "issued").value()


def _sourced(world: World, account: Element) -> Quantity:
    """CoC input that documents received and scrap lots account for."""
    lots = [each for each in lots_of(world, account) if as_flag(each.value("counted_as_coc")) is not False]
    alone = (each for each in lots if not isinstance(each.value("coc_document"), Known))
    return documented(world, account, "received") + total(eligible_mass(each) for each in alone)


@measure("account.booked_within_documents")
def booked_within_documents(world: World, account: Element) -> Value:
    """Whether the CoC input booked is covered by documents received and scrap lots, or fed by an own earlier stage."""
    covered = _sourced(world, account) + tolerance(world)
    return any_of((not_more(quantity(account.value("coc_input_t")), covered), _fed_by_own_stage(world, account)))


@measure("account.documents_within_booked")
def documents_within_booked(world: World, account: Element) -> Value:
    """Whether the documents received and scrap lots come to no more than the CoC input booked."""
    return not_more(_sourced(world, account), quantity(account.value("coc_input_t")) + tolerance(world))


@measure("account.documents_within_designated")
def documents_within_designated(world: World, account: Element) -> Value:
    """Whether the documents issued come to no more than the output designated as CoC Material."""
    return not_more(documented(world, account, "issued"), ledger(world, account).designated + tolerance(world))


@measure("account.designated_within_documents")
def designated_within_documents(world: World, account: Element) -> Value:
    """Whether the output designated as CoC Material comes to no more than the documents issued."""
    return not_more(ledger(world, account).designated, documented(world, account, "issued") + tolerance(world))


@measure("account.input_without_documents_ok")
def input_without_documents_ok(world: World, account: Element) -> Value:
    """Whether CoC input without documents can be: at a mine or a remelter, or fed by an own earlier stage."""
    entity = named(world, "entity", account.value("entity"))
    origin = FALSE if entity is None else has_activity(world, entity, ORIGINS)
    return any_of((booked_within_documents(world, account), origin))


EARLIER = {"alumina": ("bauxite",), "liquid_metal": ("alumina",), "aluminium": ("liquid_metal", "aluminium")}


def _fed_by_own_stage(world: World, account: Element) -> Value:
    """Whether the same entity keeps an account of the stage before in the same time."""
    material, entity = as_text(account.value("material")) or "", as_text(account.value("entity"))
    for each in accounts_of(world, entity):
        feeds = each is not account and as_text(each.value("material")) in EARLIER.get(material, ())
        if feeds and first_day(each) <= last_day(account) and first_day(account) <= last_day(each):
            return TRUE
    return FALSE


def accounts_of(world: World, entity: str | None) -> tuple[Element, ...]:
    """The accounts of an entity."""

    def collect() -> dict[str | None, tuple[Element, ...]]:
        found: dict[str | None, list[Element]] = {}
        for each in world.subjects("account"):
            found.setdefault(as_text(each.value("entity")), []).append(each)
        return {key: tuple(group) for key, group in found.items()}

    return world.remembered("accounts by entity", collect).get(entity, ())


@measure("account.joint_venture_booked")
def joint_venture_booked(world: World, account: Element) -> Value:
    """Whether what joint-venture partners took in the period is booked as output; true without such transfers."""
    shipped = [each for each in _partners(world, as_text(account.value("entity"))) if _in_period(account, each)]
    if not shipped:
        return TRUE
    taken = total(quantity(each.value("quantity_t")) for each in shipped)
    return not_more(taken, quantity(account.value("joint_venture_output_t")) + tolerance(world))


def _partners(world: World, entity: str | None) -> tuple[Element, ...]:
    def collect() -> dict[str | None, tuple[Element, ...]]:
        found: dict[str | None, list[Element]] = {}
        for each in world.subjects("transfer"):
            if as_flag(each.value("joint_venture")):
                found.setdefault(as_text(each.value("from")), []).append(each)
        return {key: tuple(group) for key, group in found.items()}

    return world.remembered("joint venture transfers", collect).get(entity, ())


def _in_period(account: Element, transfer: Element) -> bool:
    day = as_day(transfer.value("shipped_on"))
    fits = as_text(transfer.value("material")) in OF_ACCOUNT.get(as_text(account.value("material")) or "", ())
    return fits and (day is None or first_day(account) <= day <= last_day(account))
