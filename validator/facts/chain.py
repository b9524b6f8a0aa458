"""The chain from every origin to the holder of the claim: is it unbroken, where is the first break, where it begins.

What enters: the world's paths. What leaves: for each transfer whether the step holds, for the claim whether all do. A
step holds where its sender is certified on the shipping day, the CoC Document is there, and the material fits.
"""

from __future__ import annotations

from validator.facts.activities import ORIGINS
from validator.facts.answer import YES, Answer, both, no, unsure
from validator.facts.cycles import entities_on_cycles
from validator.facts.directory import entity_name
from validator.facts.element import Element
from validator.facts.material_fit import makes_material, unbroken_by_via, uses_material
from validator.facts.measure import World, measure
from validator.facts.paths import Paths, is_origin, paths, receiver, sender
from validator.facts.shipments import sender_covered, sender_ps, shipment_name
from validator.facts.transfer_documents import goes_with
from validator.facts.values import FALSE, TRUE, Unknown, Value, all_of, any_of, is_false, known, negate, unknown
from validator.facts.windows import has_activity


def step(world: World, transfer: Element) -> Answer:
    """Whether this step of the chain holds; always for a transfer that is no part of it."""
    return world.remembered(("step", transfer.pointer), lambda: _step(world, transfer))


def _step(world: World, transfer: Element) -> Answer:
    found = paths(world)
    if isinstance(found, Unknown):
        return Answer(found)
    if transfer.pointer not in found.pointers:
        return YES
    return both(
        (
            sender_covered(world, transfer, "CoC"),
            sender_ps(world, transfer),
            YES if _finished_goods(world, transfer) else goes_with(world, transfer),
            unbroken_by_via(world, transfer),
            makes_material(world, transfer),
            uses_material(world, transfer),
        )
    )


def _finished_goods(world: World, transfer: Element) -> bool:
    """From the maker to a claimant that only sells: the goods carry the label, no CoC Document has to go with them."""
    holder, claimant = world.one("holder"), world.one("claimant")
    return holder is not claimant and sender(transfer) == holder.id and receiver(transfer) == claimant.id


def _told(world: World, transfer: Element, answer: Answer) -> str:
    return f"On {shipment_name(world, transfer)}: {answer.reason}"


def _arrives(world: World, found: Paths) -> Answer:
    """Whether something reaches the holder, or the holder is itself where CoC Material begins."""
    holder = world.one("holder")
    if holder.id is None:
        return unsure(holder.value("id"))
    if holder.id in found.arriving:
        return YES
    origin = has_activity(world, holder, ORIGINS)
    if not is_false(origin):
        return Answer(origin)
    name = entity_name(world, holder.id)
    return no(f"No transfer of CoC Material leads to {name}, which is neither a mine nor a remelter.")


@measure("transfer.in_chain")
def in_chain(world: World, transfer: Element) -> Value:
    """Whether it carries CoC Material and leads to the holder or the claimant."""
    found = paths(world)
    return found if isinstance(found, Unknown) else known(transfer.pointer in found.pointers)


@measure("transfer.step_ok")
def step_ok(world: World, transfer: Element) -> Value:
    """Whether this step of the chain holds; true for a transfer that is no part of it."""
    return step(world, transfer).value


@measure("transfer.step_reason")
def step_reason(world: World, transfer: Element) -> Value:
    """Why this step of the chain does not hold."""
    answer = step(world, transfer)
    return known(_told(world, transfer, answer) if answer.no else "")


@measure("claim.chain_unbroken")
def chain_unbroken(world: World, _claim: Element) -> Value:
    """Whether every step from the origins to the holder and the claimant holds, and something reaches the holder."""
    found = paths(world)
    if isinstance(found, Unknown):
        return found
    return all_of((*(step(world, each).value for each in found.transfers), _arrives(world, found).value))


@measure("claim.chain_break")
def chain_break(world: World, _claim: Element) -> Value:
    """The first step, by shipping day, that does not hold, with the certificate and the dates."""
    found = paths(world)
    if isinstance(found, Unknown):
        return known("")
    broken = ((each, answer) for each in found.transfers if (answer := step(world, each)).no)
    first = next(broken, None)
    return known(_arrives(world, found).reason if first is None else _told(world, *first))


@measure("claim.chain_length")
def chain_length(world: World, _claim: Element) -> Value:
    """How many transfers lead to the claim."""
    found = paths(world)
    return found if isinstance(found, Unknown) else known(len(found.transfers))


@measure("transfer.is_origin")
def transfer_is_origin(world: World, transfer: Element) -> Value:
    """Whether the material begins at the sender: a mine or a remelter."""
    return is_origin(world, transfer)


@measure("transfer.starts_path")
def starts_path(world: World, transfer: Element) -> Value:
    """Whether it is part of the chain and no transfer of CoC Material reaches its sender."""
    found = paths(world)
    if isinstance(found, Unknown):
        return found
    return known(transfer.pointer in found.pointers and sender(transfer) not in found.arriving)


@measure("transfer.origin_activity_ok")
def origin_activity_ok(world: World, transfer: Element) -> Value:
    """Whether a path that starts here starts at a mine or a remelter."""
    return any_of((negate(starts_path(world, transfer)), is_origin(world, transfer)))


@measure("transfer.goes_back_to_origin")
def goes_back_to_origin(world: World, transfer: Element) -> Value:
    """Whether a path from a mine or a remelter leads through it; true for one that is no part of the chain."""
    found = paths(world)
    return found if isinstance(found, Unknown) else _grounded(world, found, transfer)


def _grounded(world: World, found: Paths, transfer: Element) -> Value:
    if transfer.pointer in found.grounded or transfer.pointer not in found.pointers:
        return TRUE
    if transfer.pointer not in found.perhaps_grounded:
        return FALSE
    return _open_origins(world, found)


def _open_origins(world: World, found: Paths) -> Value:
    """What is missing to tell where the chain begins."""
    return world.remembered("open origins", lambda: unknown(*(is_origin(world, each) for each in found.transfers)))


@measure("claim.chain_has_origin")
def chain_has_origin(world: World, _claim: Element) -> Value:
    """Whether every transfer of the chain goes back to a mine or a remelter."""
    found = paths(world)
    if isinstance(found, Unknown):
        return found
    grounded = [_grounded(world, found, each) for each in found.transfers]
    return all_of((*grounded, _arrives(world, found).value))


@measure("claim.chain_origin_reason")
def chain_origin_reason(world: World, _claim: Element) -> Value:
    """Which transfer does not go back to a mine or a remelter."""
    found = paths(world)
    if isinstance(found, Unknown):
        return known("")
    groundless = (each for each in found.transfers if is_false(_grounded(world, found, each)))
    first = next(groundless, None)
    if first is None:
        return known(_arrives(world, found).reason)
    return known(f"Nothing leads from a mine or a remelter to {shipment_name(world, first)}.")


@measure("claim.chain_has_cycle")
def chain_has_cycle(world: World, _claim: Element) -> Value:
    """Whether material comes back to an entity that shipped it."""
    found = paths(world)
    return found if isinstance(found, Unknown) else known(bool(_on_cycles(world, found)))


@measure("claim.chain_cycle")
def chain_cycle(world: World, _claim: Element) -> Value:
    """The companies between which material goes round."""
    found = paths(world)
    names = () if isinstance(found, Unknown) else _on_cycles(world, found)
    return known(", ".join(entity_name(world, each) for each in names))


def _on_cycles(world: World, found: Paths) -> tuple[str, ...]:
    return world.remembered("cycles", lambda: entities_on_cycles(found.transfers))
