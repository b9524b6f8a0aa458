"""The CoC Documents of a dossier: which still count, which replace others, and what rests on each.

What enters: the world. What leaves: look-ups made once for each dossier. A document counts if it was booked (or
corrected, which comes before booking) and not replaced; what became of it is unknown where the dossier does not say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from validator.facts.answer import YES, Answer, no, unsure
from validator.facts.directory import named, nowhere
from validator.facts.element import Element
from validator.facts.measure import World
from validator.facts.plain import as_text

NOT_BOOKED = ("quarantined", "rejected")


def counts_still(world: World, document: Element) -> Answer:
    """Whether a document is neither replaced nor rejected nor quarantined."""
    replaced_by = _replacements(world).get(document.id or "")
    if replaced_by is not None:
        return no(f"CoC Document {document.id} was replaced by {replaced_by}.")
    state = document.value("state")
    word = as_text(state)
    if word is None:
        return unsure(state)
    return no(f"CoC Document {document.id} is {word}.") if word in NOT_BOOKED else YES


def is_replaced(world: World, document: Element) -> bool:
    """Whether another document supersedes it."""
    return document.id in _replacements(world)


def _replacements(world: World) -> Mapping[str, str]:
    def collect() -> Mapping[str, str]:
        found: dict[str, str] = {}
        for each in world.subjects("coc_document"):
            wrong = as_text(each.value("supersedes"))
            if wrong is not None and wrong != each.id:
                found.setdefault(wrong, each.id or "another")
        return found

    return world.remembered("replaced documents", collect)


def document_of(world: World, thing: Element) -> Element | None:
    """The document that a transfer or a scrap lot names."""
    return named(world, "coc_document", thing.value("coc_document"))


def accompanied(world: World, thing: Element) -> Answer:
    """Whether a transfer or scrap lot has a document that counts."""
    document = document_of(world, thing)
    if document is None:
        return unsure(nowhere(world, "coc_document", thing.value("coc_document")))
    return counts_still(world, document)


def times_used(world: World, document: str) -> int:
    """How many transfers and scrap lots rest on a document."""

    def collect() -> Counter[str]:
        things = (*world.subjects("transfer"), *world.subjects("scrap_lot"))
        return Counter(name for each in things if (name := as_text(each.value("coc_document"))) is not None)

    return world.remembered("uses of documents", collect)[document]


def shipped_with(world: World, document: str) -> tuple[Element, ...]:
    """The transfers that name a document."""

    def collect() -> Mapping[str, tuple[Element, ...]]:
        found: dict[str, list[Element]] = {}
        for each in world.subjects("transfer"):
            name = as_text(each.value("coc_document"))
            if name is not None:
                found.setdefault(name, []).append(each)
        return {name: tuple(group) for name, group in found.items()}

    return world.remembered("transfers by document", collect).get(document, ())


def booked(world: World, direction: str) -> Mapping[str, tuple[Element, ...]]:
    """The documents that count, or may do so, by the account in which they are booked."""

    def collect() -> Mapping[str, tuple[Element, ...]]:
        found: dict[str, list[Element]] = {}
        for each in world.subjects("coc_document"):
            account = as_text(each.value("account"))
            if (
                account is not None
                and as_text(each.value("direction")) == direction
                and not counts_still(world, each).no
            ):
                found.setdefault(account, []).append(each)
        return {account: tuple(group) for account, group in found.items()}

    return world.remembered(("booked", direction), collect)
