"""One shipment: are its sender and its receiver certified on the shipping day?

What enters: a transfer. What leaves: three-valued answers, and sentences that name the certificate, its dates and the
shipment. Facility, activity and shipping day that are not given are unknown.
"""

from __future__ import annotations

from validator.facts.activities import UPSTREAM
from validator.facts.answer import Answer, both, either, no, unsure
from validator.facts.cover import Concern, covered
from validator.facts.directory import entity_name, named
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_day, as_text
from validator.facts.values import FALSE, Known, Unknown, Value, all_of, known, negate, unknown
from validator.facts.windows import (
    committed,
    has_upstream_activity,
    open_after_joining,
    open_for_added_facility,
)


def shipment_name(world: World, transfer: Element) -> str:
    """``shipment t4 from Northmet to Canco on 2025-03-20``."""
    sender, receiver = (entity_name(world, as_text(transfer.value(side))) for side in ("from", "to"))
    day = as_day(transfer.value("shipped_on"))
    return f"shipment {transfer.id} from {sender} to {receiver}{f' on {day}' if day is not None else ''}"


def sender_covered(world: World, transfer: Element, standard: str) -> Answer:
    """Whether the sender's certificate covers facility, activity and shipping day."""
    key = ("sender covered", transfer.pointer, standard)
    facility, activity = transfer.value("from_facility"), transfer.value("activity")
    concern = Concern(transfer.value("shipped_on"), facility, activity)
    return world.remembered(key, lambda: covered(world, transfer.value("from"), standard, concern))


def receiver_covered(world: World, transfer: Element, standard: str) -> Answer:
    """Whether the receiver's certificate covers its facility (where one is named) and the shipping day."""
    facility = transfer.value("to_facility")
    concern = Concern(transfer.value("shipped_on"), facility if isinstance(facility, Known) else None)
    return covered(world, transfer.value("to"), standard, concern)


@measure("transfer.sender_name")
def sender_name(world: World, transfer: Element) -> Value:
    """The sender's name."""
    return known(entity_name(world, as_text(transfer.value("from"))))


@measure("transfer.receiver_name")
def receiver_name(world: World, transfer: Element) -> Value:
    """The receiver's name."""
    return known(entity_name(world, as_text(transfer.value("to"))))


@measure("transfer.sender_coc_covers_shipment")
def sender_coc_covers_shipment(world: World, transfer: Element) -> Value:
    """Whether a CoC certificate of the sender covers facility, activity and shipping day."""
    return sender_covered(world, transfer, "CoC").value


@measure("transfer.sender_ps_covers_shipment")
def sender_ps_covers_shipment(world: World, transfer: Element) -> Value:
    """Whether a PS certificate of the sender covers facility, activity and shipping day."""
    return sender_covered(world, transfer, "PS").value


@measure("transfer.receiver_coc_covers_shipment")
def receiver_coc_covers_shipment(world: World, transfer: Element) -> Value:
    """Whether a CoC certificate of the receiver was in force on the shipping day."""
    return receiver_covered(world, transfer, "CoC").value


@measure("transfer.receiver_ps_covers_shipment")
def receiver_ps_covers_shipment(world: World, transfer: Element) -> Value:
    """Whether a PS certificate of the receiver was in force on the shipping day."""
    return receiver_covered(world, transfer, "PS").value


def sender_window(world: World, transfer: Element) -> Answer:
    """Whether the sender, working only after the casthouse, was inside its time to become PS certified."""
    sender, shipped = named(world, "entity", transfer.value("from")), transfer.value("shipped_on")
    day = as_day(shipped)
    if sender is None:
        return no("")
    if as_text(transfer.value("activity")) in UPSTREAM:
        name = entity_name(world, sender.id)
        return no(f"{name} works at or before the casthouse, where certification comes first")
    if day is None:
        return unsure(shipped)
    after_joining = both((open_after_joining(world, sender, day), committed(sender, day)))
    return either((after_joining, _added_facility(world, transfer, sender)), "")


def _added_facility(world: World, transfer: Element, sender: Element) -> Answer:
    """The window of a facility that was added to a sender which is certified elsewhere."""
    day = as_day(transfer.value("shipped_on"))
    elsewhere = covered(world, transfer.value("from"), "PS", Concern(transfer.value("shipped_on")))
    facility = transfer.value("from_facility")
    if day is None or elsewhere.no or not isinstance(facility, Known):
        return no("")
    return both((elsewhere, open_for_added_facility(world, sender, facility, day)))


@measure("transfer.sender_ps_in_window")
def sender_ps_in_window(world: World, transfer: Element) -> Value:
    """Whether the sender was inside its time to become PS certified, with a written commitment."""
    return sender_window(world, transfer).value


def sender_ps(world: World, transfer: Element) -> Answer:
    """Whether the sender was PS certified for the shipment, or inside its time to become so."""
    certified = sender_covered(world, transfer, "PS")
    if certified.yes:
        return certified
    window = sender_window(world, transfer)
    if certified.no and window.no and window.reason:
        return no(f"{certified.reason} And {window.reason}.")
    return either((certified, window), certified.reason)


@measure("transfer.sender_ps_ok")
def sender_ps_ok(world: World, transfer: Element) -> Value:
    """Whether the sender was PS certified for the shipment, or inside its time to become so."""
    return sender_ps(world, transfer).value


@measure("transfer.sender_is_post_casthouse_without_ps")
def sender_is_post_casthouse_without_ps(world: World, transfer: Element) -> Value:
    """Whether the sender works only after the casthouse and had no PS certificate for the shipment."""
    sender = named(world, "entity", transfer.value("from"))
    if sender is None:
        return unknown(transfer.value("from")) if isinstance(transfer.value("from"), Unknown) else FALSE
    late = negate(has_upstream_activity(world, sender))
    return all_of((late, negate(sender_covered(world, transfer, "PS").value)))


@measure("transfer.cover_reason")
def cover_reason(world: World, transfer: Element) -> Value:
    """Why the sender's certificates do not cover the shipment."""
    answers = (sender_covered(world, transfer, "CoC"), sender_ps(world, transfer))
    told = [answer.reason for answer in answers if answer.no]
    return known(f"On {shipment_name(world, transfer)}: {' '.join(told)}" if told else "")
