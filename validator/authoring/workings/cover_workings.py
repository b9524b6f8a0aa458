"""Which certificates were looked at, and why each of them is in force, or covers a shipment, or does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from validator.authoring.workings.chain_workings import verdict_of
from validator.authoring.workings.working import Working, told, working
from validator.facts.answer import Answer
from validator.facts.cover import Concern, covers
from validator.facts.directory import certificate_name, certificates, entity_name
from validator.facts.element import Element
from validator.facts.life import in_force_on
from validator.facts.measure import World
from validator.facts.plain import as_text
from validator.facts.shipments import shipment_name
from validator.facts.values import Unknown, Value

Asked = Callable[[Element], Answer]
STANDARDS = {"ps": "PS", "coc": "CoC"}
OF_ENTITY = ("in_force", "certificate", "reason", "provisional", "suspended", "withdrawn", "expired")


@working("certificate.in_force", "certificate.reason", "certificate.last_day", "certificate.extended_now")
def one_certificate(world: World, certificate: Element) -> Iterator[str]:
    """Its dates and its status."""
    yield _dates(world, certificate)
    yield f"in force on {_shown(world.judged_on)}: {verdict_of(in_force_on(world, certificate, world.judged_on))}"


def _of_entity(standard: str) -> Working:
    def write(world: World, entity: Element) -> Iterator[str]:
        """Each certificate of the entity on the judged day."""
        day = world.judged_on
        return _each(world, entity.id, standard, f"in force on {_shown(day)}", lambda one: in_force_on(world, one, day))

    return write


for _short, _standard in STANDARDS.items():
    working(*(f"entity.{_short}_{name}" for name in OF_ENTITY))(_of_entity(_standard))


def _of_shipment(standard: str, side: str) -> Working:
    def write(world: World, transfer: Element) -> Iterator[str]:
        """Each certificate of the sender or the receiver on the shipping day."""
        sender = side == "from"
        concern = Concern(
            transfer.value("shipped_on"),
            transfer.value(f"{side}_facility"),
            transfer.value("activity") if sender else None,
        )
        yield f"{shipment_name(world, transfer)}, shipped on {told(concern.day)}"
        entity = as_text(transfer.value(side))
        yield from _each(world, entity, standard, "covers the shipment", lambda one: covers(world, one, concern))

    return write


for _short, _standard in STANDARDS.items():
    working(f"transfer.sender_{_short}_covers_shipment")(_of_shipment(_standard, "from"))
    working(f"transfer.receiver_{_short}_covers_shipment")(_of_shipment(_standard, "to"))


def _each(world: World, entity: str | None, standard: str, asked: str, answer: Asked) -> Iterator[str]:
    if entity is None:
        yield "The dossier does not say which company it is."
        return
    held = certificates(world, entity, standard)
    if isinstance(held, Unknown):
        yield "The dossier does not list the certificates."
        return
    if not held:
        yield f"The dossier lists no {standard} certificate of {entity_name(world, entity)}."
    for one in held:
        yield f"{_dates(world, one)}; {asked}: {verdict_of(answer(one))}"


def _dates(world: World, certificate: Element) -> str:
    def value(name: str) -> Value:
        return certificate.value(name)

    return (
        f"{certificate_name(world, certificate)}: {told(value('level'))}, {told(value('status'))}, "
        f"valid from {told(value('issued_on'))} to {told(value('last_day'))}"
    )


def _shown(day: date) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}"
