"""CoC Documents: complete, unique, still counting, issued under a certificate, and addressed to a party.

What enters: a document. What leaves: three-valued answers. What may be left
out by ASI's list (the total mass of an unmixed shipment, the certificate of an uncertified customer) is never missed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from validator.facts.activities import MAKES
from validator.facts.answer import Answer
from validator.facts.cover import Concern, covered
from validator.facts.directory import named, nowhere
from validator.facts.documents_at_hand import counts_still, is_replaced, times_used
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_flag, as_number, as_text
from validator.facts.values import TRUE, Known, Unknown, Value, all_of, known, unknown
from validator.facts.windows import has_activity

NEEDED = {
    "reference": "a reference",
    "issued_on": "the date of issue",
    "issuer": "the issuer",
    "issuer_certificate": "the issuer's certificate number",
    "customer": "the customer",
    "contact_given": "a contact who can verify it",
    "conformity_statement": "the statement of conformity",
    "material": "the material",
    "coc_mass_t": "the mass of CoC Material",
}

SHOWN = ("number", "holder", "standard")


@measure("coc_document.missing_fields")
def missing_fields(_world: World, document: Element) -> Value:
    """Which of the contents that every CoC Document has are not given or surely absent."""
    return known(", ".join(told for name, told in NEEDED.items() if not _given(document, name)))


def _given(document: Element, name: str) -> bool:
    value = document.value(name)
    return isinstance(value, Known) and as_flag(value) is not False


@measure("coc_document.complete")
def complete(_world: World, document: Element) -> Value:
    """Whether the document has all the contents that every CoC Document has."""
    return all_of(_present(document.value(name)) for name in NEEDED)


def _present(value: Value) -> Value:
    return known(as_flag(value) is not False) if isinstance(value, Known) else value


@measure("coc_document.superseded")
def superseded(world: World, document: Element) -> Value:
    """Whether another document replaces it."""
    return known(is_replaced(world, document))


@measure("coc_document.active")
def active(world: World, document: Element) -> Value:
    """Whether it is neither replaced nor rejected nor quarantined."""
    return counts_still(world, document).value


@measure("coc_document.reference_unique")
def reference_unique(world: World, document: Element) -> Value:
    """Whether its issuer has no other document with its reference, but for one that it replaces or that replaces it."""
    reference = document.value("reference")
    if not isinstance(reference, Known):
        return reference
    if is_replaced(world, document):
        return TRUE
    return known(world.remembered("references", lambda: _references(world))[_key(document)] == 1)


def _key(document: Element) -> tuple[str | None, str | None]:
    return as_text(document.value("issuer")), as_text(document.value("reference"))


def _references(world: World) -> Mapping[tuple[str | None, str | None], int]:
    documents = world.subjects("coc_document")
    return Counter(_key(each) for each in documents if not is_replaced(world, each))


@measure("coc_document.used_once")
def used_once(world: World, document: Element) -> Value:
    """Whether at most one transfer or scrap lot rests on it."""
    return known(times_used(world, document.id or "") <= 1)


def at_issue(world: World, document: Element) -> Answer:
    """Whether the issuer had a CoC certificate in force on the day of issue."""
    return covered(world, document.value("issuer"), "CoC", Concern(document.value("issued_on")))


@measure("coc_document.issuer_certificate_in_force_at_issue")
def issuer_certificate_in_force_at_issue(world: World, document: Element) -> Value:
    """Whether the issuer had a CoC certificate in force on the day of issue."""
    return at_issue(world, document).value


@measure("coc_document.issuer_certificate_reason")
def issuer_certificate_reason(world: World, document: Element) -> Value:
    """Why it had none."""
    return known(at_issue(world, document).reason)


@measure("coc_document.issuer_certificate_is_issuers")
def issuer_certificate_is_issuers(world: World, document: Element) -> Value:
    """Whether the certificate number that it shows is that of a CoC certificate of its issuer."""
    number, issuer, listed = document.value("issuer_certificate"), document.value("issuer"), _certificates(world)
    shown, holder = as_text(number), as_text(issuer)
    if shown is None or holder is None or isinstance(listed, Unknown):
        return unknown(*(value for value in (number, issuer, listed) if isinstance(value, Unknown)))
    return known((shown, holder, "CoC") in listed)


def _certificates(world: World) -> frozenset[tuple[str | None, ...]] | Unknown:
    listed = world.elements("certificate")
    if isinstance(listed, Unknown):
        return listed

    def collect() -> frozenset[tuple[str | None, ...]]:
        return frozenset(tuple(as_text(each.value(name)) for name in SHOWN) for each in listed)

    return world.remembered("numbers of certificates", collect)


@measure("coc_document.issuer_can_make_material")
def issuer_can_make_material(world: World, document: Element) -> Value:
    """Whether an activity of the issuer can make the material."""
    material, issuer = document.value("material"), named(world, "entity", document.value("issuer"))
    what = as_text(material)
    if what is None:
        return material
    if issuer is None:
        return nowhere(world, "entity", document.value("issuer"))
    makers = frozenset(activity for activity, makes in MAKES.items() if what in makes)
    return has_activity(world, issuer, makers) if makers else TRUE


@measure("coc_document.mass_in_order")
def mass_in_order(_world: World, document: Element) -> Value:
    """Whether the CoC mass is more than nothing and no more than the total mass, where that is given."""
    coc, whole = document.value("coc_mass_t"), document.value("total_mass_t")
    part, all_of_it = as_number(coc), as_number(whole)
    if part is None:
        return coc
    return known(part > 0 and (all_of_it is None or part <= all_of_it))


@measure("coc_document.mass_within_tolerance")
def mass_within_tolerance(world: World, document: Element) -> Value:
    """Whether the mass received differs from the documented one no more than weighing explains."""
    received, documented = document.value("received_mass_t"), _documented(document)
    percent = world.parameter("document_tolerance_percent")
    got, said, allowed = as_number(received), as_number(documented), as_number(percent)
    if got is None or said is None or allowed is None:
        return unknown(*(value for value in (received, documented, percent) if isinstance(value, Unknown)))
    return known(abs(Fraction(got - said)) * 100 <= said * allowed)


def _documented(document: Element) -> Value:
    whole = document.value("total_mass_t")
    return whole if isinstance(whole, Known) else document.value("coc_mass_t")


@measure("coc_document.recycled_content_has_method")
def recycled_content_has_method(_world: World, document: Element) -> Value:
    """Whether a recycled content that it states comes with its method; true where it states none."""
    if not isinstance(document.value("recycled_content_percent"), Known):
        return TRUE
    method = document.value("recycled_content_method")
    return known(bool((as_text(method) or "").strip())) if isinstance(method, Known) else method


@measure("coc_document.customer_is_party")
def customer_is_party(world: World, document: Element) -> Value:
    """Whether its customer is the holder, the claimant, a contractor, or the receiver of the transfer that names it."""
    customer = document.value("customer")
    name = as_text(customer)
    if name is None:
        return customer
    sides = {world.one("holder").id, world.one("claimant").id}
    contractors = {as_text(each.value("entity")) for each in world.subjects("contractor")}
    return known(name in sides | contractors or (document.id, name) in _receivers(world))


def _receivers(world: World) -> frozenset[tuple[str | None, str | None]]:
    def collect() -> frozenset[tuple[str | None, str | None]]:
        transfers = world.subjects("transfer")
        return frozenset((as_text(each.value("coc_document")), as_text(each.value("to"))) for each in transfers)

    return world.remembered("receivers of documents", collect)
