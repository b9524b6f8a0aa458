"""Does the material of a shipment fit those who handle it: the activity that made it, the receiver, a trader between?

What enters: a transfer. What leaves: answers by the CoC Standard's table of materials and activities, with sentences.
"""

from __future__ import annotations

from validator.facts.activities import OF_ACCOUNT, can_make, can_use, in_words
from validator.facts.answer import YES, Answer, no, unsure
from validator.facts.directory import certificates, entity_name, named, nowhere
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_flag, as_number, as_text, as_words
from validator.facts.values import Known, Missing, Unknown, Value, all_of, known, negate, unknown
from validator.facts.windows import facilities_of


def makes_material(world: World, transfer: Element) -> Answer:
    """Whether the sender's activity can make the material."""
    activity, material = transfer.value("activity"), transfer.value("material")
    work, what = as_text(activity), as_text(material)
    if what in ("non_coc", "eligible_scrap"):
        return YES
    if work is None or what is None:
        return unsure(activity, material)
    if can_make(work, what):
        return YES
    return no(f"{in_words(what)} does not come out of {in_words(work)}.")


@measure("transfer.activity_can_make_material")
def activity_can_make_material(world: World, transfer: Element) -> Value:
    """Whether the activity that produced the material can make it (CoC Standard, materials and activities)."""
    return makes_material(world, transfer).value


def uses_material(world: World, transfer: Element) -> Answer:
    """Whether an activity of the receiver (of its facility, where one is named) can use the material."""
    material = as_text(transfer.value("material"))
    receiver = named(world, "entity", transfer.value("to"))
    if receiver is not None and _only_sells(world, receiver):
        return YES
    if material == "non_coc":
        return YES
    if material is None or receiver is None:
        return unsure(_open(world, transfer))
    lists = list(_receiver_activities(world, transfer, receiver))
    known_lists = [as_words(each) for each in lists]
    if any(can_use(activity, material) for each in known_lists for activity in each or ()):
        return YES
    if any(each is None for each in known_lists):
        return unsure(*lists)
    if not any(known_lists):
        return YES
    name = entity_name(world, receiver.id)
    return no(f"{in_words(material)} is of no use to {name}, which does {_listed(known_lists)}.")


def _only_sells(world: World, receiver: Element) -> bool:
    """The claimant that is not the maker receives finished goods."""
    return receiver is world.one("claimant") and receiver is not world.one("holder")


def _open(world: World, transfer: Element) -> Unknown:
    material = transfer.value("material")
    return material if isinstance(material, Unknown) else nowhere(world, "entity", transfer.value("to"))


def _listed(lists: list[tuple[str, ...] | None]) -> str:
    return ", ".join(dict.fromkeys(in_words(activity) for each in lists for activity in each or ()))


def _receiver_activities(world: World, transfer: Element, receiver: Element) -> list[Value]:
    facility = named(world, "facility", transfer.value("to_facility"))
    if facility is not None and isinstance(facility.value("activities"), Known):
        return [facility.value("activities")]
    held = certificates(world, receiver.id or "", "CoC")
    scopes = [] if isinstance(held, Unknown) else [each.value("activities") for each in held]
    own = [each.value("activities") for each in facilities_of(world, receiver)]
    return [receiver.value("activities"), *(each for each in (*scopes, *own) if isinstance(each, Known))]


@measure("transfer.receiver_can_use_material")
def receiver_can_use_material(world: World, transfer: Element) -> Value:
    """Whether the receiver has an activity that can use the material; one with no activity at all only sells it."""
    return uses_material(world, transfer).value


def via_is_sound(world: World, transfer: Element) -> Answer:
    """Whether what a trader or warehouse in between did leaves the chain whole."""
    via = as_text(transfer.value("via"))
    if via is None:
        return YES
    name, material = entity_name(world, via), transfer.value("material")
    verified, altered = transfer.value("via_verified"), transfer.value("via_altered")
    what = as_text(material)
    if what in ("asi_bauxite", "asi_alumina"):
        return no(f"{in_words(what)} cannot pass through {name}: that is for metal from the casthouse on.")
    if as_flag(altered) is True:
        return no(f"{name} changed the material on the way.")
    if as_flag(verified) is False:
        return no(f"the casthouse's CoC Document did not come through {name}, or was not verified.")
    return Answer(all_of((verified, negate(altered))))


def unbroken_by_via(world: World, transfer: Element) -> Answer:
    """The same for the chain: what was not verified may still turn out to be whole, and ASI has to look."""
    verified = transfer.value("via_verified")
    if as_flag(verified) is not False or as_flag(transfer.value("via_altered")) is True:
        return via_is_sound(world, transfer)
    name = entity_name(world, as_text(transfer.value("via")))
    question = f"Can the casthouse's CoC Document for what came through {name} in shipment {transfer.id} be verified?"
    root = Missing("transfer.via_verified", f"{transfer.pointer}/via_verified", "person", question)
    return Answer(Unknown((root,)))


@measure("transfer.via_ok")
def via_ok(world: World, transfer: Element) -> Value:
    """Whether there is no trader in between, or the CoC Document came through verified and nothing was changed."""
    return via_is_sound(world, transfer).value


@measure("account.material_fits_activity")
def material_fits_activity(_world: World, account: Element) -> Value:
    """Whether the account's activity makes or uses its material."""
    activity, material = account.value("activity"), account.value("material")
    work, what = as_text(activity), as_text(material)
    if work is None or what is None:
        return unknown(activity, material)
    return known(any(can_make(work, each) or can_use(work, each) for each in OF_ACCOUNT.get(what, ())))


@measure("transfer.receiver_holds_interest")
def receiver_holds_interest(_world: World, transfer: Element) -> Value:
    """Whether the receiver has a legal interest in the joint venture."""
    equity = transfer.value("equity_percent")
    share = as_number(equity)
    return unknown(equity) if share is None else known(share > 0)
