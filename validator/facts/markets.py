"""Where the claim is seen and by whom, as far as the law of a market asks.

What enters: the claim's markets and its audience. What leaves: a three-valued answer; false as soon as one of the two
says no.
"""

from __future__ import annotations

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text, as_words
from validator.facts.values import Value, all_of, known, unknown

EUROPEAN_UNION = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)


@measure("claim.eu_consumer")
def eu_consumer(_world: World, claim: Element) -> Value:
    """Whether consumers in a country of the European Union see it."""
    markets, audience = claim.value("markets"), claim.value("audience")
    countries, readers = as_words(markets), as_text(audience)
    in_union = unknown(markets) if countries is None else known(not EUROPEAN_UNION.isdisjoint(countries))
    consumers = unknown(audience) if readers is None else known(readers in ("consumer", "both"))
    return all_of((in_union, consumers))
