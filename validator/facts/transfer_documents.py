"""A shipment and its CoC Document: is there one, and does it say the same?

What enters: a transfer. What leaves: three-valued answers; without a document they are unknown.
"""

from __future__ import annotations

from fractions import Fraction

from validator.facts.documents_at_hand import accompanied, document_of, times_used
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_number, as_text
from validator.facts.quantity import exactly, not_more, quantity
from validator.facts.values import TRUE, Unknown, Value, all_of, known, unknown

HUNDREDTH = Fraction(1, 100)


@measure("transfer.has_document")
def has_document(world: World, transfer: Element) -> Value:
    """Whether a CoC Document that still counts goes with it."""
    return accompanied(world, transfer).value


@measure("transfer.document_used_once")
def document_used_once(world: World, transfer: Element) -> Value:
    """Whether no other transfer or scrap lot rests on its document; true without one."""
    document = as_text(transfer.value("coc_document"))
    return TRUE if document is None else known(times_used(world, document) == 1)


def _of_document(world: World, transfer: Element, attribute: str) -> Value:
    document = document_of(world, transfer)
    return unknown(*_unlisted(world, transfer)) if document is None else document.value(attribute)


def _unlisted(world: World, transfer: Element) -> tuple[Value, ...]:
    """Why there is no document to look at: none is named, or the dossier leaves the documents out."""
    reasons = (transfer.value("coc_document"), world.facts.elements("coc_document"))
    return tuple(value for value in reasons if isinstance(value, Unknown))


@measure("transfer.document_material_matches")
def document_material_matches(world: World, transfer: Element) -> Value:
    """Whether its document is about the same material."""
    return _same(transfer.value("material"), _of_document(world, transfer, "material"))


@measure("transfer.document_parties_match")
def document_parties_match(world: World, transfer: Element) -> Value:
    """Whether its document is from the sender and to the receiver."""
    issuer = _same(transfer.value("from"), _of_document(world, transfer, "issuer"))
    return all_of((issuer, _same(transfer.value("to"), _of_document(world, transfer, "customer"))))


def _same(one: Value, other: Value) -> Value:
    first, second = as_text(one), as_text(other)
    return unknown(one, other) if first is None or second is None else known(first == second)


@measure("transfer.document_mass_covers")
def document_mass_covers(world: World, transfer: Element) -> Value:
    """Whether it carries no more than its document says, but for weighing."""
    percent = as_number(world.parameter("document_tolerance_percent"))
    said = quantity(_of_document(world, transfer, "coc_mass_t"))
    allowed = said if percent is None else said + said * exactly(percent) * exactly(HUNDREDTH)
    return not_more(quantity(transfer.value("quantity_t")), allowed)
