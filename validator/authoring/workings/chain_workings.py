"""The chain of custody, written out step by step from the origin to the claim."""

from __future__ import annotations

from collections.abc import Iterator

from validator.authoring.workings.working import working
from validator.facts.answer import Answer
from validator.facts.chain import step
from validator.facts.directory import entity_name
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.paths import paths, targets
from validator.facts.shipments import shipment_name
from validator.facts.values import Unknown
from validator.verdict.message import show_value


@working("claim.chain_unbroken", "claim.chain_break", "claim.chain_length")
def every_step(world: World, claim: Element) -> Iterator[str]:
    """Each transfer that leads to the claim, and whether it holds."""
    found = paths(world)
    if isinstance(found, Unknown):
        yield "The dossier does not give the supply chain."
        return
    for number, transfer in enumerate(found.transfers, start=1):
        yield f"step {number}, {shipment_name(world, transfer)}: {verdict_of(step(world, transfer))}"
    names = ", ".join(entity_name(world, target) for target in targets(world))
    yield f"the chain has to reach {names or 'the holder'}; {len(found.transfers)} transfers lead there"


@working("claim.chain_has_origin", "claim.chain_origin_reason")
def every_origin(world: World, claim: Element) -> Iterator[str]:
    """Each transfer, and whether it goes back to a mine or a remelter."""
    found = paths(world)
    if isinstance(found, Unknown):
        yield "The dossier does not give the supply chain."
        return
    for transfer in found.transfers:
        answer = show_value(transfer.value("goes_back_to_origin")).replace("(not given)", "not known")
        yield f"{shipment_name(world, transfer)} goes back to a mine or a remelter: {answer}"


@working("transfer.step_ok", "transfer.step_reason")
def one_step(world: World, transfer: Element) -> Iterator[str]:
    """One step of the chain."""
    yield f"{shipment_name(world, transfer)}: {verdict_of(step(world, transfer))}"


def verdict_of(answer: Answer) -> str:
    """An answer in words, with its reason."""
    if answer.yes:
        return "holds"
    if answer.no:
        return f"does not hold. {answer.reason}"
    missing = answer.value.missing if isinstance(answer.value, Unknown) else ()
    return f"not known; missing: {', '.join(dict.fromkeys(root.name for root in missing))}"
