"""A shipment and its CoC Document: is there one, and does it say the same?

What enters: a transfer, or a document that transfers name. What leaves: three-valued answers; without a document they
are unknown.
"""

from __future__ import annotations

from fractions import Fraction

from validator.facts.activities import METAL, in_words
from validator.facts.answer import YES, Answer, both, no, unsure
from validator.facts.directory import nowhere
from validator.facts.documents_at_hand import accompanied, document_of, shipped_with, times_used
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_number, as_text
from validator.facts.quantity import Quantity, exactly, not_more, quantity, total
from validator.facts.values import TRUE, Known, Value, all_of, any_of, known, unknown

HUNDREDTH = Fraction(1, 100)
ANY_FORM = "asi_aluminium"


def goes_with(world: World, transfer: Element) -> Answer:
    """Whether a CoC Document that still counts goes with it, and is about its material."""
    there = accompanied(world, transfer)
    return there if there.no else both((there, _is_about(world, transfer)))


def _is_about(world: World, transfer: Element) -> Answer:
    told, carried = _of_document(world, transfer, "material"), transfer.value("material")
    written, what = as_text(told), as_text(carried)
    if written is None or what is None:
        return unsure(told, carried)
    if written == what or (ANY_FORM in (written, what) and {written, what} <= METAL):
        return YES
    document = as_text(transfer.value("coc_document"))
    return no(f"CoC Document {document} is about {in_words(written)}, and {in_words(what)} was shipped.")


@measure("transfer.has_document")
def has_document(world: World, transfer: Element) -> Value:
    """Whether a CoC Document that still counts, and is about its material, goes with it."""
    return goes_with(world, transfer).value


@measure("transfer.document_used_once")
def document_used_once(world: World, transfer: Element) -> Value:
    """Whether no other transfer or scrap lot rests on its document; true without one."""
    document = as_text(transfer.value("coc_document"))
    return TRUE if document is None else known(times_used(world, document) == 1)


def _of_document(world: World, transfer: Element, attribute: str) -> Value:
    document = document_of(world, transfer)
    if document is None:
        return nowhere(world, "coc_document", transfer.value("coc_document"))
    return document.value(attribute)


@measure("transfer.document_material_matches")
def document_material_matches(world: World, transfer: Element) -> Value:
    """Whether its document is about the same material; ASI Aluminium is metal of any form."""
    return _is_about(world, transfer).value


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
    said = quantity(_of_document(world, transfer, "coc_mass_t"))
    return _not_heavier(world, quantity(transfer.value("quantity_t")), said)


def _not_heavier(world: World, one: Quantity, other: Quantity) -> Value:
    """Whether ``one`` is no more than ``other``, but for what weighing explains."""
    plainly = not_more(one, other)
    percent = as_number(world.parameter("document_tolerance_percent"))
    if plainly is TRUE or percent is None:
        return plainly
    return not_more(one, other + other * exactly(percent) * exactly(HUNDREDTH))


@measure("coc_document.mass_as_shipped")
def mass_as_shipped(world: World, document: Element) -> Value:
    """Whether the transfers that name it carry together its CoC mass or its total mass, but for weighing."""
    named_by = shipped_with(world, document.id or "")
    if not named_by:
        return TRUE
    carried = total(quantity(each.value("quantity_t")) for each in named_by)
    coc, whole = document.value("coc_mass_t"), document.value("total_mass_t")
    stated = (coc, whole) if isinstance(whole, Known) else (coc,)
    return any_of(_alike(world, carried, quantity(each)) for each in stated)


def _alike(world: World, one: Quantity, other: Quantity) -> Value:
    return all_of((_not_heavier(world, one, other), _not_heavier(world, other, one)))
