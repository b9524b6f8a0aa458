"""Which CoC Materials the holder supplies, as far as the dossier shows.

What enters: the world. What leaves: the materials that the holder ships, receives finished or keeps an account of; the
wording may name no other.
"""

from __future__ import annotations

from validator.facts.account_documents import accounts_of
from validator.facts.activities import COC_MATERIALS, OF_ACCOUNT
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text
from validator.facts.values import Unknown, Value, known, unknown


@measure("claim.materials_supplied")
def materials_supplied(world: World, _claim: Element) -> Value:
    """The CoC Materials that the holder ships or designates in an account; those it receives where it does neither."""
    holder, transfers = world.one("holder"), world.elements("transfer")
    if holder.id is None:
        return unknown(holder.value("id"))
    accounts = accounts_of(world, holder.id)
    if isinstance(transfers, Unknown) and not accounts:
        return transfers
    listed = world.subjects("transfer")
    shipped = {as_text(each.value("material")) for each in listed if as_text(each.value("from")) == holder.id}
    booked = {material for each in accounts for material in OF_ACCOUNT[as_text(each.value("material")) or "aluminium"]}
    received = {as_text(each.value("material")) for each in listed if as_text(each.value("to")) == holder.id}
    own = COC_MATERIALS.intersection(shipped | booked)
    return known(tuple(sorted(own or COC_MATERIALS.intersection(received))))
